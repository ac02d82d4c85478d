import { civilDateTimeOf } from '@wasl/shared/civil-time';
import type { AppendAudit } from '../../platform/audit.ts';
import { isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { notFound, unauthenticated } from '../../platform/errors/app-error.ts';
import type { Idempotency } from '../../platform/idempotency.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { isId, newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { BudgetRepository } from '../agreements/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { type AnswerOnce, refusable } from './answer-once.ts';
import type { RedemptionView } from './counter.service.ts';
import type { LimitSlotRepository } from './limit-slot.repository.ts';
import { voucherLane } from './lots.ts';
import type { RedemptionRecord } from './redemption.model.ts';
import type { RedemptionRepository } from './redemption.repository.ts';
import { done, type Outcome, Refused, refused } from './refusals.ts';
import type { Turns } from './turns.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import { reversalWindowMinutes } from './voucher.rules.ts';

export interface ReverseRedemptionInput {
  redemptionId: string;
  reason: string;
  idempotencyKey: string;
}

interface Reversed {
  reversedAt: Date;
}

const shortestReason = 3;
const longestReason = 500;

export type ReversalService = ReturnType<typeof createReversalService>;

/** The last instant the counter can undo a redemption. */
export function reversibleUntil(redemption: Pick<RedemptionRecord, 'recordedAt'>): Date {
  return new Date(redemption.recordedAt.getTime() + reversalWindowMinutes * 60_000);
}

export function createReversalService(dependencies: {
  vouchers: VoucherRepository;
  redemptions: RedemptionRepository;
  slots: LimitSlotRepository;
  budgets: BudgetRepository;
  offers: OfferService;
  partners: PartnerService;
  turns: Turns;
  answerOnce: AnswerOnce;
  idempotency: Idempotency;
  runInTransaction: RunInTransaction;
  appendAudit: AppendAudit;
  clock: Clock;
  metrics: Metrics;
}) {
  const { vouchers, redemptions, slots, budgets, offers, partners } = dependencies;
  const { turns, answerOnce, idempotency, runInTransaction, appendAudit, clock, metrics } = dependencies;

  async function reverseIn(
    session: ClientSession,
    entry: RedemptionRecord,
    request: { accountId: string; reason: string },
  ): Promise<RedemptionRecord> {
    const now = clock.now();
    const voucher = await vouchers.take(session, entry.voucherId, 'reverse', {
      also: { redemptionId: entry._id },
      set: { slotIds: [], offerUseIds: [], rating: null },
    });
    if (!voucher) {
      const [reversal] = await redemptions.listReversalsOf([entry._id]);
      throw new Refused({
        code: 'ALREADY_REVERSED',
        reversedAt: civilDateTimeOf(reversal?.recordedAt ?? entry.recordedAt),
      });
    }
    if (now > reversibleUntil(entry))
      throw new Refused({
        code: 'REVERSAL_WINDOW_OVER',
        windowMinutes: reversalWindowMinutes,
        redeemedAt: civilDateTimeOf(entry.recordedAt),
      });
    await slots.release(session, voucher);
    await offers.countRedemption(session, entry.offerId, -1);
    if (voucher.budgetId) await budgets.unspend(session, voucher.budgetId, entry.discountCentimes);
    if (voucher.rating !== null) await partners.withdrawRating(session, entry.partnerId, voucher.rating);
    const reversal: RedemptionRecord = {
      ...entry,
      _id: newId(),
      kind: 'REVERSAL',
      reversesId: entry._id,
      receiptNumber: `${entry.receiptNumber}-R`,
      staffAccountId: request.accountId,
      reason: request.reason,
      recordedAt: now,
      // The year of what it undoes, so that its saving is taken back where it was counted.
      civilYear: entry.civilYear,
    };
    await redemptions.append(session, reversal);
    await appendAudit(session, {
      organizationId: entry.organizationId,
      actorAccountId: request.accountId,
      action: 'redemption:reverse',
      subject: { type: 'redemption', id: entry._id },
      changes: [
        { field: 'state', from: 'REDEEMED', to: 'REVERSED' },
        { field: 'discountCentimes', from: entry.discountCentimes, to: 0 },
      ],
    });
    return reversal;
  }

  /** A redemption of a branch the viewer works at. Throws UNAUTHENTICATED, or NOT_FOUND for all others. */
  async function getOwn(viewer: Viewer, redemptionId: string) {
    if (viewer.kind === 'visitor') throw unauthenticated();
    const entry = isId(redemptionId) ? await redemptions.findById(redemptionId) : null;
    if (entry?.kind !== 'REDEMPTION') throw notFound('redemption');
    const { branchId, partnerId } = entry;
    if (!isAllowed(viewer, 'redemption:reverse', { branchId, partnerId })) throw notFound('redemption');
    return { entry, accountId: viewer.accountId };
  }

  return {
    /**
     * Undoes a redemption within 15 minutes: an entry of its own in the ledger, the voucher REVERSED, its limits, budget and
     * counts as if it had never been used.
     */
    async reverseRedemption(
      { viewer, now }: { viewer: Viewer; now: Date },
      input: ReverseRedemptionInput,
    ): Promise<Outcome<RedemptionView>> {
      const { entry, accountId } = await getOwn(viewer, input.redemptionId);
      const reason = input.reason.trim();
      if ([...reason].length < shortestReason || reason.length > longestReason) {
        const problem = reason.length > longestReason ? 'reason_too_long' : 'reason_too_short';
        return refused({ code: 'VALIDATION_FAILED', fields: [{ field: 'reason', problem }] });
      }
      const keyed = {
        actorId: accountId,
        key: input.idempotencyKey,
        request: { operation: 'reverseRedemption', redemptionId: entry._id, reason },
        now,
      };
      const outcome = await answerOnce<Reversed>(keyed, (answerOf) =>
        turns.inTurn(voucherLane, () =>
          refusable<Reversed>(() =>
            runInTransaction(async (session) => {
              const reversal = await reverseIn(session, entry, { accountId, reason });
              const answer = { reversedAt: reversal.recordedAt };
              await idempotency.keep(session, [answerOf(answer)]);
              return done(answer);
            }),
          ),
        ),
      );
      if (outcome.refusal) return outcome;
      metrics.vouchers.inc({ event: 'reversed' });
      const { reversedAt } = outcome.done;
      return done({ ...entry, reversedAt, asOf: reversedAt });
    },
  };
}
