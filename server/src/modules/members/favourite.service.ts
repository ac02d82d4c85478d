import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import {
  buildPage,
  type Page,
  type PageArguments,
  readPageArguments,
} from '../../platform/graphql/connection.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { OfferRecord, OfferService } from '../offers/index.ts';
import type { FavouriteRecord, FavouriteRepository } from './favourite.repository.ts';

/** Far more than anybody looks through; bounds what one account can store. */
const favouritesMaximum = 1000;

export type FavouriteService = ReturnType<typeof createFavouriteService>;

export function createFavouriteService(dependencies: {
  favourites: FavouriteRepository;
  offers: Pick<OfferService, 'findVisibleOffer' | 'findOffer'>;
}) {
  const { favourites, offers } = dependencies;

  async function mark(memberId: string, offerId: string): Promise<void> {
    if ((await favourites.count(memberId)) >= favouritesMaximum)
      throw badInput(`At most ${favouritesMaximum} offers can be marked.`);
    try {
      await favourites.add(memberId, offerId);
    } catch (error) {
      // Another request marked it at the same instant: it is as asked.
      if (!isDuplicateKeyError(error)) throw error;
    }
  }

  return {
    /**
     * Marks or unmarks an offer; asking for what is already so changes nothing. An offer no longer published can be
     * unmarked by who marked it, and cannot be marked. Throws NOT_FOUND.
     */
    async setFavourite(viewer: Viewer, offerId: string, isFavourite: boolean): Promise<OfferRecord> {
      const { memberId } = authorize(viewer, 'favourite:set');
      const visible = await offers.findVisibleOffer(viewer, offerId);
      if (isFavourite) {
        if (!visible) throw notFound('offer');
        await mark(memberId, offerId);
        return visible;
      }
      const wasMarked = await favourites.remove(memberId, offerId);
      const offer = visible ?? (wasMarked ? await offers.findOffer(offerId) : null);
      if (!offer) throw notFound('offer');
      return offer;
    },
    /** A member's own marks, newest first. */
    async listFavourites(
      viewer: Viewer,
      memberId: string,
      page: PageArguments,
    ): Promise<Page<FavouriteRecord>> {
      authorize(viewer, 'member:read-self', { memberId });
      const { limit, after } = readPageArguments(page);
      const found = await favourites.list(memberId, after?.id ?? null, limit + 1);
      return buildPage(found, { limit, after }, ({ _id }) => ({ sortKey: _id, id: _id }));
    },
    /** Those of the offers that the viewer marked; none for who is not a member. */
    async listMarked(viewer: Viewer, offerIds: readonly string[]): Promise<string[]> {
      return viewer.kind === 'member' ? await favourites.listMarked(viewer.memberId, offerIds) : [];
    },
  };
}
