import { formatMoney } from '@wasl/shared/money';
import { formatPercent } from '@wasl/shared/number-format';
import { useTranslation } from 'react-i18next';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import type { ShownOffer } from './offer.types.ts';

/** What the offer covers, service by service where prices are known, and how the gain is computed. */
export function OfferCovers({ offer }: { offer: ShownOffer }) {
  const { t } = useTranslation('offers');
  const { priceList, summary, gain, maximumDiscountCentimes } = offer;
  const tiers = gain.__typename === 'TieredGain' ? gain.tiers : [];
  const minimumBill = gain.__typename === 'AmountOffGain' ? gain.minimumBillCentimes : null;
  return (
    <section className="card full" aria-labelledby="covers">
      <h2 id="covers">{t('covers')}</h2>
      {priceList.length > 0 && <PriceTable prices={priceList} />}
      {tiers.length > 0 && (
        <ul className="tiers">
          {tiers.map(({ fromCentimes, basisPoints }) => (
            <li key={fromCentimes}>
              <span>
                {fromCentimes === 0 ? t('tier.any') : t('tier.from', { amount: dirhams(fromCentimes) })}
              </span>
              <Num className="font-semibold text-saffron-700">{formatPercent(-basisPoints)}</Num>
            </li>
          ))}
        </ul>
      )}
      {summary && (
        <p className="mt-3">
          <LocalText text={summary} />
        </p>
      )}
      {(minimumBill !== null || maximumDiscountCentimes !== null) && (
        <p className="covers-note">
          {minimumBill !== null && <span>{t('minimumBill', { amount: dirhams(minimumBill) })} </span>}
          {maximumDiscountCentimes !== null && (
            <span>{t('maximumDiscount', { amount: dirhams(maximumDiscountCentimes) })}</span>
          )}
        </p>
      )}
    </section>
  );
}

function PriceTable({ prices }: { prices: ShownOffer['priceList'] }) {
  const { t } = useTranslation('offers');
  const hasPrices = prices.some(({ usualPriceCentimes }) => usualPriceCentimes !== null);
  return (
    <table className="covers">
      <thead>
        <tr>
          <th scope="col">{t('prices')}</th>
          {hasPrices && <th scope="col">{t('before')}</th>}
          <th scope="col">{t('withVoucher')}</th>
        </tr>
      </thead>
      <tbody>
        {prices.map(({ service, isCovered, usualPriceCentimes, voucherPriceCentimes }) =>
          isCovered ? (
            <tr key={service.code}>
              <th scope="row">{service.name.display}</th>
              {hasPrices && (
                <td>{usualPriceCentimes !== null && <s className="num">{amount(usualPriceCentimes)}</s>}</td>
              )}
              <td className="after">
                {voucherPriceCentimes === null ? (
                  t('covered')
                ) : voucherPriceCentimes === 0 ? (
                  t('free')
                ) : (
                  <Num>{amount(voucherPriceCentimes)}</Num>
                )}
              </td>
            </tr>
          ) : (
            <tr key={service.code} className="none">
              <th scope="row">{service.name.display}</th>
              <td colSpan={hasPrices ? 2 : 1}>{t('notIncluded')}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function amount(centimes: number): string {
  return formatMoney(centimes, { cents: 'when_any' });
}

function dirhams(centimes: number): string {
  return formatMoney(centimes, { unit: 'DH', cents: 'when_any' });
}
