import { formatMoney } from '@wasl/shared/money';
import { useTranslation } from 'react-i18next';
import type { VoucherState } from '../../gql/operations.ts';
import type { VoucherDetails } from './voucher-reading.ts';

interface VoucherAnnouncerProps {
  voucher: VoucherDetails;
  state: VoucherState;
  /** What it was when the page was opened: only what changes before one's eyes is told. */
  firstState: VoucherState;
}

/** Tells screen readers that the voucher has changed under their hands. The region is there from the start, or nothing would be heard. */
export function VoucherAnnouncer({ voucher, state, firstState }: VoucherAnnouncerProps) {
  const { t } = useTranslation('vouchers');
  return (
    <p className="hidden-text" role="status">
      {state === firstState ? '' : textOf()}
    </p>
  );

  function textOf(): string {
    const { redemption } = voucher;
    if (state === 'REDEEMED' && redemption) {
      return t('announce.redeemed', {
        saved: formatMoney(redemption.discountCentimes, { unit: 'DH' }),
        receipt: redemption.receiptNumber,
      });
    }
    return state === 'ISSUED' || state === 'REDEEMED' ? '' : t(`ended.${state}.title`);
  }
}
