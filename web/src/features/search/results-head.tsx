import { formatNumber } from '@wasl/shared/number-format';
import ArrowDownUp from 'lucide-react/icons/arrow-down-up';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { type SearchState, searchSorts } from './search-state.ts';
import type { SearchControl } from './use-search.ts';

/** Counts are exact up to here. */
const exactUpTo = 1000;

interface ResultCountProps {
  state: SearchState;
  count: number;
  tookMilliseconds: number | undefined;
}

/** "14 عرضًا قرب أكدال": how many and where, told to screen readers whenever it changes. */
export function ResultCount({ state, count, tookMilliseconds }: ResultCountProps) {
  const { t } = useTranslation('search');
  const where = whereOf(state);
  const shown = count >= exactUpTo ? `+${formatNumber(exactUpTo)}` : formatNumber(count);
  const sentence =
    count === 0
      ? t(state.show === 'partners' ? 'count.noPartners' : 'count.noOffers')
      : t(state.show === 'partners' ? 'count.partners' : 'count.offers', { count, shown });
  return (
    <p role="status">
      <CountSentence text={sentence} /> {where && t(`where.${where}`, { place: state.near?.name ?? '' })}
      {tookMilliseconds !== undefined && (
        <span className="text-s text-muted max-desktop:hidden">
          {' · '}
          {t('took', { seconds: formatNumber(Math.max(tookMilliseconds, 10) / 1000) })}
        </span>
      )}
    </p>
  );
}

/** The figure of a count stands out. `Trans` could do it too, for 5 KB more on the first visit. */
function CountSentence({ text }: { text: string }) {
  const [before = '', figure, after] = text.split(/(\+?\d[\d\u202f]*)/u);
  return (
    <>
      {before}
      {figure && <Num className="font-semibold">{figure}</Num>}
      {after}
    </>
  );
}

function whereOf({ near, bounds }: SearchState): 'area' | 'place' | 'me' | null {
  if (bounds) return 'area';
  if (!near) return null;
  return near.name === null ? 'me' : 'place';
}

export function SortMenu({ state, change }: SearchControl) {
  const { t } = useTranslation('search');
  const byItself = state.text.trim() ? 'RELEVANCE' : state.near ? 'DISTANCE' : 'USE';
  const others = searchSorts.filter((sort) => sort !== byItself && (sort !== 'DISTANCE' || state.near));
  return (
    <label className="sort-menu">
      <Icon of={ArrowDownUp} />
      <span className="hidden-text">{t('sort.label')}</span>
      <select
        value={state.sort === null || state.sort === byItself ? '' : state.sort}
        onChange={({ target }) => change({ sort: searchSorts.find((sort) => sort === target.value) ?? null })}
      >
        <option value="">{t(`sort.${byItself}`)}</option>
        {others.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
