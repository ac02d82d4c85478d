import type { DiscountLine } from '@wasl/shared/discount';
import type { Gain } from '@wasl/shared/gain';
import { formatMoney } from '@wasl/shared/money';
import { formatPercent } from '@wasl/shared/number-format';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Lock from 'lucide-react/icons/lock';
import { useTranslation } from 'react-i18next';
import { FlipIcon, Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { SumRow, Sums } from '../../ui/sums.tsx';
import type { BillDiscount } from './bill-draft.ts';
import { type BillVisit, gainOf } from './visit.ts';

interface BillLinesProps {
  visit: BillVisit;
  discount: BillDiscount | null;
  onActivate: (index: number) => void;
}

/** The bill as it grows: each line with its discount and why it has it, then what is left to pay. */
export function BillLines({ visit, discount, onActivate }: BillLinesProps) {
  const { t } = useTranslation('counter');
  const gain = gainOf(visit);
  const { lines, active } = visit.bill;
  const nameOf = useServiceNames(visit);
  return (
    <div className="card counter-lines">
      <h2>
        {t('bill.title')}
        {gain.kind === 'by_service' && (
          <small>
            <Icon of={Lock} />
            {t('bill.categoriesOnly')}
          </small>
        )}
      </h2>
      {lines.length === 0 && <p className="first">{t('bill.chooseService')}</p>}
      <ol>
        {lines.map(({ serviceCode, typed }, index) => {
          const line = discount?.lines[index] ?? null;
          const isActive = index === active && visit.attempt === null;
          return (
            <li key={serviceCode ?? 'bill'}>
              <button
                type="button"
                className="line"
                aria-current={isActive ? 'true' : undefined}
                onClick={() => onActivate(index)}
              >
                <b>{serviceCode === null ? t('bill.amount') : nameOf(serviceCode)}</b>
                <span className="cut">
                  <Explanation line={line} gain={gain} />
                </span>
                <span className="was">
                  <Num>
                    {isActive ? typed || '0' : formatMoney(line?.amountCentimes ?? 0)}
                    {isActive && <i className="caret" />}
                  </Num>
                </span>
                <span className="to">
                  <FlipIcon of={ArrowRight} />
                </span>
                <Num className="now">{formatMoney(line?.payableCentimes ?? 0)}</Num>
              </button>
            </li>
          );
        })}
      </ol>
      <Total visit={visit} discount={discount} />
    </div>
  );
}

/** Why a line has the discount it has, in a few words. */
function Explanation({ line, gain }: { line: DiscountLine | null; gain: Gain }) {
  const { t } = useTranslation('counter');
  if (!line) return null;
  if (line.reason === 'applied') return t('bill.discount', { amount: formatMoney(line.discountCentimes) });
  if (line.reason === 'below_minimum') {
    const from = smallestBillOf(gain, line.serviceCode);
    return from === null ? t('bill.notCovered') : t('bill.from', { amount: formatMoney(from) });
  }
  return line.reason === 'price_already_lower' ? t('bill.alreadyLower') : t('bill.notCovered');
}

function smallestBillOf(gain: Gain, serviceCode: string | null): number | null {
  if (gain.kind === 'tiered_by_amount') return Math.min(...gain.tiers.map((tier) => tier.fromCentimes));
  if (gain.kind === 'amount_off') return gain.minimumBillCentimes ?? null;
  if (gain.kind !== 'by_service') return null;
  const ofService = gain.services.find((service) => service.serviceCode === serviceCode)?.gain;
  return ofService?.kind === 'amount_off' ? (ofService.minimumBillCentimes ?? null) : null;
}

function Total({ visit, discount }: { visit: BillVisit; discount: BillDiscount | null }) {
  const { t } = useTranslation('counter');
  const most = visit.voucher.offer.maximumDiscountCentimes;
  return (
    <div className="total">
      <Sums>
        <SumRow label={t('bill.total')}>
          <Num>{formatMoney(discount?.totalCentimes ?? 0)}</Num>
        </SumRow>
        <SumRow label={<DiscountLabel visit={visit} discount={discount} />} tone="gain">
          <Num>{formatMoney(-(discount?.discountCentimes ?? 0))}</Num>
        </SumRow>
      </Sums>
      {discount?.cappedBy === 'maximum_discount' && most !== null && (
        <p className="cap">{t('bill.capped', { amount: formatMoney(most, { unit: 'MAD' }) })}</p>
      )}
      <p className="pay">
        <span>{t('bill.toPay')}</span>
        <b>
          <Num>
            {formatMoney(discount?.payableCentimes ?? 0)} <small>{t('bill.currency')}</small>
          </Num>
        </b>
      </p>
    </div>
  );
}

/** `Remise 30 %`, and which tier the bill has reached. */
function DiscountLabel({ visit, discount }: { visit: BillVisit; discount: BillDiscount | null }) {
  const { t } = useTranslation('counter');
  const gain = gainOf(visit);
  const basisPoints =
    gain.kind === 'percentage'
      ? gain.basisPoints
      : gain.kind === 'tiered_by_amount'
        ? reachedTier(gain.tiers, discount?.totalCentimes ?? 0)
        : null;
  return basisPoints === null
    ? t('bill.discountTotal')
    : t('bill.discountRate', { rate: formatPercent(basisPoints) });
}

function reachedTier(
  tiers: readonly { fromCentimes: number; basisPoints: number }[],
  totalCentimes: number,
): number | null {
  const reached = tiers.filter((tier) => tier.fromCentimes <= totalCentimes);
  return reached.length === 0 || totalCentimes === 0
    ? null
    : reached.reduce((a, b) => (b.fromCentimes > a.fromCentimes ? b : a)).basisPoints;
}

/** Names of services, of the offer first and of its category. */
export function useServiceNames({ voucher }: Pick<BillVisit, 'voucher'>): (code: string) => string {
  const { gain, category } = voucher.offer;
  const ofOffer = gain.__typename === 'ByServiceGain' ? gain.services.map(({ service }) => service) : [];
  return (code) =>
    [...ofOffer, ...category.services].find((service) => service.code === code)?.name.display ?? code;
}
