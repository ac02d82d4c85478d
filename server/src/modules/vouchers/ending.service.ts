import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { isId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import type { BudgetRepository } from '../agreements/index.ts';
import type { MemberService } from '../members/index.ts';
import { persistently, refusable } from './answer-once.ts';
import type { LimitSlotRepository } from './limit-slot.repository.ts';
import { done, type Outcome, Refused, refused } from './refusals.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { DueFilter, VoucherRepository } from './voucher.repository.ts';
import type { VoucherInquiry } from './voucher-inquiry.ts';

/** Expired vouchers ended at a time; each is a transaction of its own. */
const batchSize = 100;

export type EndingService = ReturnType<typeof createEndingService>;

/** Vouchers that end without being used: given back by their member, or past their last day. */
export function createEndingService(dependencies: {
  vouchers: VoucherRepository;
  slots: LimitSlotRepository;
  budgets: BudgetRepository;
  members: MemberService;
  inquiry: VoucherInquiry;
  runInTransaction: RunInTransaction;
  clock: Clock;
  metrics: Metrics;
}) {
  const { vouchers, slots, budgets, members, inquiry, runInTransaction, clock, metrics } = dependencies;

  /** Ends an open voucher and frees everything it kept; null when it is not open any more or not as `also` asks. */
  async function end(
    session: ClientSession,
    id: string,
    event: 'cancel' | 'expire',
    also: Record<string, unknown>,
  ): Promise<VoucherRecord | null> {
    const before = await vouchers.take(session, id, event, { also, set: { slotIds: [], offerUseIds: [] } });
    if (!before) return null;
    await slots.release(session, before);
    if (before.budgetId && before.reservedCentimes > 0)
      await budgets.release(session, before.budgetId, before.reservedCentimes);
    await members.removeOpenVoucher(session, before.memberId);
    return before;
  }

  return {
    /** Gives a voucher of the signed-in member back; its limits are free again in the same instant. */
    async cancelVoucher(
      { viewer }: { viewer: Viewer },
      { voucherId }: { voucherId: string },
    ): Promise<Outcome<VoucherRecord>> {
      const { memberId } = authorize(viewer, 'voucher:cancel');
      const voucher = isId(voucherId) ? await vouchers.findById(voucherId) : null;
      if (voucher?.memberId !== memberId) return refused({ code: 'VOUCHER_NOT_FOUND' });
      const outcome = await persistently(() =>
        refusable<VoucherRecord>(() =>
          runInTransaction(async (session) => {
            const now = clock.now();
            const also = { expiresAt: trusted({ $gt: now }) };
            if (!(await end(session, voucherId, 'cancel', also)))
              throw new Refused(await inquiry.whyNotUsable(voucherId, now, session));
            const cancelled = await vouchers.findById(voucherId, session);
            if (!cancelled) throw new Refused({ code: 'VOUCHER_NOT_FOUND' });
            return done(cancelled);
          }),
        ),
      );
      if (outcome.done) metrics.vouchers.inc({ event: 'cancelled' });
      return outcome;
    },

    /**
     * Ends vouchers past their end, at most a batch of them; returns how many. Nothing waits for it: the counter refuses an
     * expired voucher at once, and an issue that meets one in its way ends it itself.
     */
    async expireDue(now: Date, filter: DueFilter = {}): Promise<number> {
      const ids = await vouchers.listDueIds(filter, now, batchSize);
      let count = 0;
      for (const id of ids) {
        const ended = await persistently(() =>
          runInTransaction((session) => end(session, id, 'expire', { expiresAt: trusted({ $lte: now }) })),
        );
        if (ended) count++;
      }
      if (count > 0) metrics.vouchers.inc({ event: 'expired' }, count);
      // Others may have ended those found meanwhile; what was in the way is gone either way.
      return ids.length;
    },
  };
}
