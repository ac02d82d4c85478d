import { loaderById } from '../../platform/graphql/context.ts';
import type { OfferService } from './offer.service.ts';

export type OfferLoader = ReturnType<typeof createOfferLoader>;

/** An offer in any state: for what names it by id already, such as a voucher. */
export function createOfferLoader(offers: OfferService) {
  return loaderById(
    (ids) => offers.listByIds(ids),
    (offer) => offer._id,
  );
}
