import { civilDateOf } from '@wasl/shared/civil-time';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import {
  buildPage,
  type Page,
  type PageArguments,
  readPageArguments,
} from '../../platform/graphql/connection.ts';
import { isId } from '../../platform/mongo/object-id.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { MemberRecord } from '../members/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { persistently, refusable } from './answer-once.ts';
import type { RedemptionView } from './counter.service.ts';
import type { RedemptionRecord } from './redemption.model.ts';
import type { RedemptionRepository } from './redemption.repository.ts';
import { done, type Outcome, Refused, refused } from './refusals.ts';
import type { VoucherRecord, VoucherState } from './voucher.model.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import type { VoucherInquiry } from './voucher-inquiry.ts';

/** Most redemptions a counter is shown. */
const counterPageMaximum = 50;

export interface SavingsView {
  year: number;
  totalCentimes: number;
  redemptionCount: number;
  bySector: { sectorCode: string; totalCentimes: number; redemptionCount: number }[];
}

export type HistoryService = ReturnType<typeof createHistoryService>;

/** What was issued and used, for those it belongs to, and what members think of it. */
export function createHistoryService(dependencies: {
  vouchers: VoucherRepository;
  redemptions: RedemptionRepository;
  partners: PartnerService;
  inquiry: VoucherInquiry;
  runInTransaction: RunInTransaction;
}) {
  const { vouchers, redemptions, partners, inquiry, runInTransaction } = dependencies;

  async function withReversals(entries: readonly RedemptionRecord[], asOf: Date): Promise<RedemptionView[]> {
    const reversals = await redemptions.listReversalsOf(entries.map((entry) => entry._id));
    const reversedAt = new Map(reversals.map((reversal) => [reversal.reversesId, reversal.recordedAt]));
    return entries.map((entry) => ({ ...entry, reversedAt: reversedAt.get(entry._id) ?? null, asOf }));
  }

  return {
    /** One of the signed-in member's vouchers; null for everybody else's. */
    async findOwnVoucher(viewer: Viewer, id: string): Promise<VoucherRecord | null> {
      const { memberId } = authorize(viewer, 'voucher:read-own');
      const voucher = isId(id) ? await vouchers.findById(id) : null;
      return voucher?.memberId === memberId ? voucher : null;
    },

    /** A member's vouchers, newest first: for themselves only. */
    async listOfMember(
      { viewer, now }: { viewer: Viewer; now: Date },
      member: MemberRecord,
      pageArguments: PageArguments & { states?: readonly VoucherState[] | null | undefined },
    ): Promise<Page<VoucherRecord>> {
      const page = readPageArguments(pageArguments);
      const keyOf = (voucher: VoucherRecord) => ({ sortKey: voucher._id, id: voucher._id });
      if (!isAllowed(viewer, 'voucher:read-own', { memberId: member._id })) return buildPage([], page, keyOf);
      const items = await vouchers.listByMember(member._id, {
        states: pageArguments.states ?? null,
        now,
        limit: page.limit + 1,
        afterId: page.after?.id ?? null,
      });
      return buildPage(items, page, keyOf);
    },

    /** Several ledger entries with what became of them; for those who may see what names them. */
    async listRedemptionsByIds(ids: readonly string[], now: Date): Promise<RedemptionView[]> {
      return await withReversals(await redemptions.listByIds(ids), now);
    },

    /** Latest redemptions at a branch the viewer works at, newest first. */
    async listAtCounter(
      { viewer, now }: { viewer: Viewer; now: Date },
      { branchId, first }: { branchId: string; first: number },
    ): Promise<RedemptionView[]> {
      authorize(viewer, 'redemption:list-branch', { branchId });
      if (!Number.isInteger(first) || first < 1 || first > counterPageMaximum)
        throw badInput(`first is 1 to ${counterPageMaximum}.`);
      return await withReversals(await redemptions.listLatestOfBranch(branchId, first), now);
    },

    /**
     * What a member saved in a calendar year, by sector, from the ledger: reversals take back what they undo. Nothing for
     * anybody but the member.
     */
    async sumSavings(
      { viewer, now }: { viewer: Viewer; now: Date },
      member: MemberRecord,
      year: number = Number(civilDateOf(now).slice(0, 4)),
    ): Promise<SavingsView> {
      const entries = isAllowed(viewer, 'voucher:read-own', { memberId: member._id })
        ? await redemptions.listOfMember(member._id, year)
        : [];
      const bySector = new Map<string, { totalCentimes: number; redemptionCount: number }>();
      for (const { kind, sectorCode, discountCentimes } of entries) {
        const sign = kind === 'REDEMPTION' ? 1 : -1;
        const sum = bySector.get(sectorCode) ?? { totalCentimes: 0, redemptionCount: 0 };
        sum.totalCentimes += sign * discountCentimes;
        sum.redemptionCount += sign;
        bySector.set(sectorCode, sum);
      }
      const sectors = [...bySector]
        .map(([sectorCode, sum]) => ({ sectorCode, ...sum }))
        .filter((sum) => sum.redemptionCount > 0)
        .sort((a, b) => b.totalCentimes - a.totalCentimes || a.sectorCode.localeCompare(b.sectorCode));
      return {
        year,
        totalCentimes: sectors.reduce((total, sum) => total + sum.totalCentimes, 0),
        redemptionCount: sectors.reduce((total, sum) => total + sum.redemptionCount, 0),
        bySector: sectors,
      };
    },

    /** Rates a used voucher 1 to 5; another rating replaces it in the partner's sum within the same transaction. */
    async rateRedemption(
      { viewer, now }: { viewer: Viewer; now: Date },
      { voucherId, stars }: { voucherId: string; stars: number },
    ): Promise<Outcome<VoucherRecord>> {
      const { memberId } = authorize(viewer, 'redemption:rate');
      if (!Number.isInteger(stars) || stars < 1 || stars > 5)
        return refused({ code: 'VALIDATION_FAILED', fields: [{ field: 'stars', problem: 'stars' }] });
      const voucher = isId(voucherId) ? await vouchers.findById(voucherId) : null;
      if (voucher?.memberId !== memberId) return refused({ code: 'VOUCHER_NOT_FOUND' });
      return await persistently(() =>
        refusable<VoucherRecord>(() =>
          runInTransaction(async (session) => {
            const before = await vouchers.rate(session, voucherId, stars);
            if (!before) {
              const current = await vouchers.findById(voucherId, session);
              throw new Refused(
                current?.state === 'ISSUED'
                  ? { code: 'VOUCHER_NOT_REDEEMED' }
                  : await inquiry.whyNotUsable(voucherId, now, session),
              );
            }
            if (before.rating !== stars)
              await partners.countRating(session, before.partnerId, { stars, replacedStars: before.rating });
            return done({ ...before, rating: stars, version: before.version + 1 });
          }),
        ),
      );
    },
  };
}
