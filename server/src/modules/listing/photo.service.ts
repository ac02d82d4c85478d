import { buffer } from 'node:stream/consumers';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { isId, newId } from '../../platform/mongo/object-id.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { BranchService, ShownPartners } from '../partners/index.ts';
import type { FileService, StoredFileRecord } from '../uploads/index.ts';
import type { Moderators } from './moderators.ts';
import type { StoredPhotoRecord } from './photo.model.ts';
import type { PhotoRepository } from './photo.repository.ts';
import { makePhotoSizes } from './photo-sizes.ts';

/** What owns the files of a photo. */
export const photoOwner = 'partner-photo';

export type PhotoService = ReturnType<typeof createPhotoService>;

/** Pictures of partners: made into sizes once, shown to everybody only where they are published. */
export function createPhotoService(dependencies: {
  photos: PhotoRepository;
  files: FileService;
  moderators: Moderators;
  branches: Pick<BranchService, 'listByPartnerIds'>;
  shownPartners: ShownPartners;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { photos, files, moderators, branches, shownPartners, runInTransaction, clock } = dependencies;

  async function isPublished(photo: StoredPhotoRecord): Promise<boolean> {
    const partner = await shownPartners.find(photo.partnerId);
    if (partner?.state !== 'ACTIVE') return false;
    return [...(partner.photos ?? []), ...(partner.logo ? [partner.logo] : [])].some(
      ({ photoId }) => photoId === photo._id,
    );
  }

  /** The partner's owner and managers, and who decides on its changes. */
  async function maySee(
    viewer: Viewer,
    { partnerId }: Pick<StoredPhotoRecord, 'partnerId'>,
  ): Promise<boolean> {
    if (viewer.kind === 'partner') return isAllowed(viewer, 'listing:edit', { partnerId });
    if (viewer.kind !== 'office') return false;
    const regionCodes = (await branches.listByPartnerIds([partnerId])).map(({ regionCode }) => regionCode);
    return await moderators.mayDecide(viewer, partnerId, regionCodes);
  }

  return {
    async maySeeFiles(viewer: Viewer, photoId: string): Promise<boolean> {
      const photo = await photos.findById(photoId);
      return photo !== null && (await maySee(viewer, photo));
    },

    async listByIds(ids: readonly string[]): Promise<StoredPhotoRecord[]> {
      return await photos.listByIds(ids);
    },

    /** Makes the sizes of a picture this account sent in; null when it is none. Throws NOT_FOUND for somebody else's file. */
    async add(
      viewer: Viewer,
      { partnerId, fileId }: { partnerId: string; fileId: string },
    ): Promise<StoredPhotoRecord | null> {
      authorize(viewer, 'listing:edit', { partnerId });
      const file = await files.getReadable(viewer, fileId, { until: undefined, key: undefined });
      if (file.owner) throw notFound('file');
      if (!file.mediaType.startsWith('image/')) return null;
      const made = await makePhotoSizes(await buffer(await files.openContent(file)));
      const photoId = newId();
      const renditions: StoredPhotoRecord['renditions'] = [];
      try {
        for (const { width, format, content } of made.renditions) {
          const mediaType = format === 'avif' ? ('image/avif' as const) : ('image/webp' as const);
          const { _id } = await files.make({ name: `${width}.${format}`, mediaType, content, partnerId });
          renditions.push({ width, format, fileId: _id });
        }
        const { width, height, placeholder } = made;
        const photo = {
          _id: photoId,
          partnerId,
          fileId,
          width,
          height,
          placeholder,
          renditions,
          createdAt: clock.now(),
        };
        const owner = { type: photoOwner, id: photoId };
        await runInTransaction(async (session) => {
          await files.claim(session, viewer, [fileId], owner);
          for (const rendition of renditions) await files.adopt(session, rendition.fileId, owner);
          await photos.insert(session, photo);
        });
        return photo;
      } catch (error) {
        if (error instanceof AppError)
          for (const rendition of renditions) await files.discard(rendition.fileId);
        throw error;
      }
    },

    /** One size, such as `640.avif`; null when there is none or the viewer may not see it yet. */
    async findSize(
      viewer: () => Promise<Viewer>,
      photoId: string,
      name: string,
    ): Promise<{ file: StoredFileRecord; isPublic: boolean } | null> {
      const photo = isId(photoId) ? await photos.findById(photoId) : null;
      const rendition = photo?.renditions.find(({ width, format }) => `${width}.${format}` === name);
      if (!photo || !rendition) return null;
      const isPublic = await isPublished(photo);
      if (!isPublic && !(await maySee(await viewer(), photo))) return null;
      const file = await files.findById(rendition.fileId);
      return file && { file, isPublic };
    },

    openContent: (file: StoredFileRecord) => files.openContent(file),
  };
}
