import { loaderById } from '../../platform/graphql/context.ts';
import type { HistoryService } from './history.service.ts';

export type RedemptionLoader = ReturnType<typeof createRedemptionLoader>;

/** Redemptions for whoever may see what names them, such as their own voucher. */
export function createRedemptionLoader(history: HistoryService) {
  return loaderById(
    (ids, { now }) => history.listRedemptionsByIds(ids, now),
    (redemption) => redemption._id,
  );
}
