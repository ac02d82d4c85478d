import { civilDateTimeOf } from '@wasl/shared/civil-time';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { BranchService } from '../partners/index.ts';
import type { RedemptionRepository } from './redemption.repository.ts';
import type { VoucherRefusal } from './refusals.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import { stateAt } from './voucher.states.ts';

export type VoucherInquiry = ReturnType<typeof createVoucherInquiry>;

/** Finds out why a voucher cannot be used, with the time and place that explain it. */
export function createVoucherInquiry(dependencies: {
  vouchers: VoucherRepository;
  redemptions: RedemptionRepository;
  branches: BranchService;
}) {
  const { vouchers, redemptions, branches } = dependencies;
  return {
    /** Why the voucher is not open at `now`. Within a transaction it sees what that transaction sees. */
    async whyNotUsable(id: string, now: Date, session: ClientSession | null = null): Promise<VoucherRefusal> {
      const voucher = await vouchers.findById(id, session);
      if (!voucher) return { code: 'VOUCHER_NOT_FOUND' };
      const state = stateAt(voucher, now);
      if (state === 'CANCELLED') return { code: 'VOUCHER_CANCELLED' };
      if (state === 'EXPIRED')
        return { code: 'VOUCHER_EXPIRED', expiredAt: civilDateTimeOf(voucher.expiresAt) };
      const redemption = voucher.redemptionId
        ? await redemptions.findById(voucher.redemptionId, session)
        : null;
      if (!redemption) return { code: 'VOUCHER_NOT_FOUND' };
      if (state === 'REVERSED') {
        const [reversal] = await redemptions.listReversalsOf([redemption._id]);
        return {
          code: 'VOUCHER_REVERSED',
          reversedAt: civilDateTimeOf(reversal?.recordedAt ?? redemption.recordedAt),
        };
      }
      const branch = await branches.findBranch(redemption.branchId);
      return {
        code: 'VOUCHER_ALREADY_REDEEMED',
        redeemedAt: civilDateTimeOf(redemption.recordedAt),
        branchName: branch?.name ?? {},
      };
    },
  };
}
