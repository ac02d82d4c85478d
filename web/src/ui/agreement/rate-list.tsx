import './agreement-text.css';
import { formatMoney } from '@wasl/shared/money';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GainFigure } from '../gain-figure.tsx';
import { LocalText } from '../local-text.tsx';

type StoredText = Parameters<typeof LocalText>[0]['text'];

export interface ReadRate {
  key: string;
  label: StoredText;
  headline: { text: string };
  condition?: StoredText | null;
  limits: readonly { text: string }[];
  maximumDiscountCentimes?: number | null;
  dependentCoverage: { text: string };
}

interface RateListProps {
  rates: readonly ReadRate[];
  /** What stands under a line, such as a button to propose another. */
  after?: (rate: ReadRate) => ReactNode;
}

/** The discounts of an agreement, each with what it depends on. */
export function RateList({ rates, after }: RateListProps) {
  const { t } = useTranslation('agreement-text');
  return (
    <ul className="rates">
      {rates.map((rate) => {
        const maximum = rate.maximumDiscountCentimes;
        const details = [
          ...rate.limits.map(({ text }) => text),
          ...(maximum
            ? [
                t('maximum', {
                  amount: formatMoney(maximum, { unit: 'DH', cents: 'when_any' }),
                }),
              ]
            : []),
          rate.dependentCoverage.text,
        ];
        return (
          <li key={rate.key}>
            <LocalText text={rate.label} className="font-semibold" />
            <GainFigure size="m">{rate.headline.text}</GainFigure>
            {rate.condition && (
              <small>
                <LocalText text={rate.condition} />
              </small>
            )}
            <small>{details.join(' · ')}</small>
            {after?.(rate)}
          </li>
        );
      })}
    </ul>
  );
}
