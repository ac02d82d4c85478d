import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';
import { trusted } from '../../platform/mongo/trusted.ts';

/** An offer a member marked. */
export interface FavouriteRecord {
  /** Ordered by time: the newest mark has the greatest id. */
  _id: string;
  memberId: string;
  offerId: string;
}

const favouriteSchema = new Schema<FavouriteRecord>(
  {
    _id: { type: String, default: newId },
    memberId: { type: String, required: true },
    offerId: { type: String, required: true },
  },
  { collection: 'favourites', versionKey: false },
);
favouriteSchema.index({ memberId: 1, offerId: 1 }, { unique: true });
favouriteSchema.index({ memberId: 1, _id: -1 });

export type FavouriteRepository = ReturnType<typeof createFavouriteRepository>;

export function createFavouriteRepository(connection: Connection) {
  const favourites = connection.model<FavouriteRecord>('Favourite', favouriteSchema);
  return {
    async count(memberId: string): Promise<number> {
      return await favourites.countDocuments({ memberId });
    },
    /** Marks; harmless when marked already. Throws a duplicate-key error when two requests mark at the same instant. */
    async add(memberId: string, offerId: string): Promise<void> {
      await favourites.updateOne({ memberId, offerId }, { $setOnInsert: { _id: newId() } }, { upsert: true });
    },
    /** Unmarks; false when it was not marked. */
    async remove(memberId: string, offerId: string): Promise<boolean> {
      return (await favourites.deleteOne({ memberId, offerId })).deletedCount === 1;
    },
    /** Newest first. */
    async list(memberId: string, afterId: string | null, limit: number): Promise<FavouriteRecord[]> {
      return await favourites
        .find({ memberId, ...(afterId ? { _id: trusted({ $lt: afterId }) } : {}) })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<FavouriteRecord[]>();
    },
    /** Those of the offers that the member marked. */
    async listMarked(memberId: string, offerIds: readonly string[]): Promise<string[]> {
      const marked = await favourites
        .find({ memberId, offerId: trusted({ $in: [...offerIds] }) })
        .lean<FavouriteRecord[]>();
      return marked.map(({ offerId }) => offerId);
    },
  };
}
