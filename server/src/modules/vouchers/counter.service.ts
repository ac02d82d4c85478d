import { authorize } from '../../platform/auth/authorize.ts';
import type { PartnerViewer, Viewer } from '../../platform/auth/viewer.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { MemberRecord, MemberService } from '../members/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import type { AnswerOnce } from './answer-once.ts';
import { type AddToLot, voucherLane } from './lots.ts';
import type { ReceiptNumbers } from './receipt-numbers.ts';
import type { Redeeming } from './redeem-lots.ts';
import type { RedemptionRecord } from './redemption.model.ts';
import type { RedemptionRepository } from './redemption.repository.ts';
import { done, type Outcome, refused, type VoucherRefusal } from './refusals.ts';
import type { ScanReader } from './scan-reader.ts';
import type { VoucherRecord } from './voucher.model.ts';
import { type BillInput, findUseRefusal } from './voucher.rules.ts';
import { stateAt } from './voucher.states.ts';
import type { VoucherInquiry } from './voucher-inquiry.ts';

export interface CheckVoucherInput {
  branchId: string;
  scan: string;
}

export interface RedeemVoucherInput extends CheckVoucherInput, BillInput {
  idempotencyKey: string;
}

/** What a counter is shown of a voucher. */
export interface CheckedVoucher {
  voucher: VoucherRecord;
  member: MemberRecord;
}

/** A ledger entry with what became of it, as of an instant. */
export interface RedemptionView extends RedemptionRecord {
  reversedAt: Date | null;
  /** The instant `reversibleForSeconds` counts from: that of the answer, which a retry repeats. */
  asOf: Date;
}

interface Redeemed {
  redemptionId: string;
  asOf: Date;
}

const answerFrom = ({ _id, recordedAt }: RedemptionRecord): Redeemed => ({
  redemptionId: _id,
  asOf: recordedAt,
});

export type CounterService = ReturnType<typeof createCounterService>;

export function createCounterService(dependencies: {
  redemptions: RedemptionRepository;
  inquiry: VoucherInquiry;
  scans: ScanReader;
  receipts: ReceiptNumbers;
  offers: OfferService;
  agreements: AgreementService;
  partners: PartnerService;
  branches: BranchService;
  members: MemberService;
  addToLot: AddToLot<Redeeming, Outcome<RedemptionRecord>>;
  answerOnce: AnswerOnce;
  metrics: Metrics;
}) {
  const { redemptions, inquiry, scans, receipts, addToLot, answerOnce, metrics } = dependencies;
  const { offers, agreements, partners, branches, members } = dependencies;

  function counterOf(viewer: PartnerViewer, branchId: string) {
    return { accountId: viewer.accountId, partnerId: viewer.partnerId, branchId };
  }

  /** Names the branches where the voucher can be used, which the transaction had no need to read. */
  async function withBranchNames<Done>(
    outcome: Outcome<Done>,
    voucher: VoucherRecord,
  ): Promise<Outcome<Done>> {
    return outcome.refusal?.code === 'VOUCHER_NOT_AT_THIS_BRANCH'
      ? refused(await scans.elsewhere(voucher))
      : outcome;
  }

  return {
    /** Looks at a voucher without using it: all that redeeming would ask, in the same words. */
    async checkVoucher(
      { viewer, now }: { viewer: Viewer; now: Date },
      input: CheckVoucherInput,
    ): Promise<Outcome<CheckedVoucher>> {
      const staff = authorize(viewer, 'voucher:check', { branchId: input.branchId });
      const read = await scans.read(counterOf(staff, input.branchId), input.scan, now);
      if (read.refusal) return read;
      const voucher = read.done;
      if (stateAt(voucher, now) !== 'ISSUED') return refused(await inquiry.whyNotUsable(voucher._id, now));
      const [branch, offer, agreement, partner, member] = await Promise.all([
        branches.findBranch(input.branchId),
        offers.findOffer(voucher.offerId),
        agreements.findAgreement(voucher.agreementId),
        partners.findPartner(voucher.partnerId),
        members.findMember(voucher.memberId),
      ]);
      const gone: VoucherRefusal = { code: 'VOUCHER_NOT_FOUND' };
      if (!branch || !offer || !agreement || !partner || !member) return refused(gone);
      const useRefusal = findUseRefusal({ offer, agreement, partner, member }, voucher, branch, now);
      return await withBranchNames(useRefusal ? refused(useRefusal) : done({ voucher, member }), voucher);
    },

    /**
     * Uses a voucher: every rule checked again in the transaction that writes the ledger entry. The same key gives the same
     * receipt, also when the first answer was lost on the way.
     */
    async redeemVoucher(
      { viewer, now }: { viewer: Viewer; now: Date },
      input: RedeemVoucherInput,
    ): Promise<Outcome<RedemptionView>> {
      const staff = authorize(viewer, 'voucher:redeem', { branchId: input.branchId });
      const { idempotencyKey, ...asked } = input;
      const keyed = {
        actorId: staff.accountId,
        key: idempotencyKey,
        request: { operation: 'redeemVoucher', ...asked },
        now,
      };
      const written: { entry: RedemptionRecord | null } = { entry: null };
      const outcome = await answerOnce<Redeemed>(keyed, async (answerOf) => {
        const read = await scans.read(counterOf(staff, input.branchId), input.scan, now);
        if (read.refusal) return read;
        const voucher = read.done;
        const branch = await branches.findBranch(input.branchId);
        if (!branch) return refused({ code: 'VOUCHER_NOT_FOUND' });
        const receiptNumber = await receipts.next(now);
        const { done: entry, refusal } = await addToLot(voucherLane, {
          voucher,
          branch,
          accountId: staff.accountId,
          receiptNumber,
          bill: input,
          keptAnswerOf: (made) => answerOf(answerFrom(made)),
          key: `${keyed.actorId}:${keyed.key}`,
        });
        if (refusal) return await withBranchNames<Redeemed>(refused(refusal), voucher);
        written.entry = entry;
        return done(answerFrom(entry));
      });
      if (outcome.refusal) {
        metrics.refusals.inc({ code: outcome.refusal.code });
        return outcome;
      }
      const { redemptionId, asOf } = outcome.done;
      const isFresh = written.entry?._id === redemptionId;
      if (isFresh) metrics.vouchers.inc({ event: 'redeemed' });
      const entry = isFresh ? written.entry : await redemptions.findById(redemptionId);
      if (!entry) throw new Error('the ledger lost an entry its answer names');
      return done({ ...entry, reversedAt: null, asOf });
    },
  };
}
