import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { photoModel, type StoredPhotoRecord } from './photo.model.ts';

export type PhotoRepository = ReturnType<typeof createPhotoRepository>;

export function createPhotoRepository(connection: Connection) {
  const photos = photoModel(connection);
  return {
    async findById(id: string): Promise<StoredPhotoRecord | null> {
      return await photos.findById(id).lean<StoredPhotoRecord>();
    },
    /** In no order; what does not exist is left out. */
    async listByIds(
      ids: readonly string[],
      session: ClientSession | null = null,
    ): Promise<StoredPhotoRecord[]> {
      if (ids.length === 0) return [];
      return await photos
        .find({ _id: trusted({ $in: [...ids] }) })
        .session(session)
        .lean<StoredPhotoRecord[]>();
    },
    async insert(session: ClientSession, photo: StoredPhotoRecord): Promise<void> {
      await photos.create([photo], { session });
    },
  };
}
