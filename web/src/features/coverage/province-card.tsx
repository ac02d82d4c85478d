import { formatNumber } from '@wasl/shared/number-format';
import { useTranslation } from 'react-i18next';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import { CallLink, SuggestionAction } from './suggestion-action.tsx';
import type { ProvinceCoverage } from './use-coverage.ts';

interface ProvinceCardProps {
  place: ProvinceCoverage;
  rank: number;
  /** Kilometres beyond which a member counts as without. */
  distance: string;
}

/** The province chosen: how many go without, how far the nearest is, whom to call. */
export function ProvinceCard({ place, rank, distance }: ProvinceCardProps) {
  const { t } = useTranslation('coverage');
  const { province, memberCount, unservedCount, nearestKilometres, nearestPlace, suggestion } = place;
  const values = { count: unservedCount, members: formatNumber(memberCount), distance };
  return (
    <article className="found" aria-label={t('chosen')}>
      <h3>
        <Num className="rank">{rank}</Num>
        {province.name.display}
      </h3>
      <p>
        {unservedCount === 0
          ? t('card.nobody', values)
          : unservedCount === memberCount
            ? t('card.everybody', values)
            : t('card.some', values)}{' '}
        {nearestKilometres === null
          ? t('card.noneAnywhere')
          : nearestPlace
            ? t('card.nearest', { count: nearestKilometres, place: nearestPlace.display })
            : t('card.nearestUnnamed', { count: nearestKilometres })}
      </p>
      {suggestion && (
        <p>
          <b>
            <LocalText text={suggestion.name} />
          </b>{' '}
          <span className="text-muted">{suggestion.text}</span>
        </p>
      )}
      <CallLink suggestion={suggestion} />
      <SuggestionAction suggestion={suggestion} provinceName={province.name.display} look="card" />
    </article>
  );
}
