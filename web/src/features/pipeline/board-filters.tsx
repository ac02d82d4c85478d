import { useQuery } from '@tanstack/react-query';
import ArrowDownUp from 'lucide-react/icons/arrow-down-up';
import ArrowRight from 'lucide-react/icons/arrow-right';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ClockAlert from 'lucide-react/icons/clock-exclamation-point';
import Columns3 from 'lucide-react/icons/columns-3';
import Flag from 'lucide-react/icons/flag';
import List from 'lucide-react/icons/list';
import MapPin from 'lucide-react/icons/map-pin';
import Search from 'lucide-react/icons/search';
import Shapes from 'lucide-react/icons/shapes';
import UsersRound from 'lucide-react/icons/users-round';
import X from 'lucide-react/icons/x';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TeamDocument } from '../../gql/operations.ts';
import { usePlaceNames } from '../../lib/geography/use-place-names.ts';
import { operation } from '../../lib/graphql/api.ts';
import { useSectors } from '../../lib/taxonomy/use-sectors.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FlipIcon, Icon, type IconGlyph } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { KeyCap } from '../../ui/office/key-cap.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { orders } from './board-state.ts';
import type { BoardControl } from './use-board.ts';

interface BoardFiltersProps extends BoardControl {
  /** Codes of the regions in question; null is the whole country. */
  regions: readonly string[] | null;
  lateCount: number | undefined;
  mineCount: number | undefined;
  searchBox: RefObject<HTMLInputElement | null>;
}

/** Words, sector, province, team, late, mine; order and view at the end. All of it is in the address. */
export function BoardFilters({ state, change, regions, lateCount, mineCount, searchBox }: BoardFiltersProps) {
  const { t } = useTranslation('pipeline');
  const sectors = useSectors();
  const { data: team } = useQuery({ ...operation(TeamDocument), staleTime: 5 * 60_000 });
  const provinces = usePlaceNames().filter(
    ({ level, code }) => level === 'province' && (regions === null || regions.includes(code.slice(0, 2))),
  );
  return (
    <search className="filters" aria-label={t('filters.label')}>
      <SearchWords state={state} change={change} searchBox={searchBox} />
      <div className="choices">
        <SelectChip
          icon={Shapes}
          label={t('filters.sector')}
          value={state.sector}
          onChange={(sector) => change({ sector })}
        >
          <option value="">{t('filters.sector')}</option>
          {sectors?.map(({ code, name }) => (
            <option key={code} value={code}>
              {name.display}
            </option>
          ))}
        </SelectChip>
        <SelectChip
          icon={MapPin}
          label={t('filters.province')}
          value={state.province}
          onChange={(province) => change({ province })}
        >
          <option value="">{t('filters.province')}</option>
          {provinces.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectChip>
        <SelectChip
          icon={UsersRound}
          label={t('filters.owner')}
          value={state.owner}
          onChange={(owner) => change({ owner })}
        >
          <option value="">{t('filters.owner')}</option>
          {team?.colleagues.map(
            ({ id, name }) =>
              id && (
                <option key={id} value={id}>
                  {name.display}
                </option>
              ),
          )}
        </SelectChip>
        <Chip
          icon={ClockAlert}
          pressed={state.onlyLate}
          onPress={() => change({ onlyLate: !state.onlyLate })}
        >
          {t('filters.late')} {lateCount !== undefined && <Num>{lateCount}</Num>}
        </Chip>
        <Chip pressed={state.onlyMine} onPress={() => change({ onlyMine: !state.onlyMine })}>
          <FlipIcon of={ArrowRight} />
          {t('filters.mine')} {mineCount !== undefined && <Num>{mineCount}</Num>}
        </Chip>
        <Chip icon={Flag} pressed={state.withEnded} onPress={() => change({ withEnded: !state.withEnded })}>
          {t('filters.ended')}
        </Chip>
      </div>
      <span className="views">
        <SelectChip
          icon={ArrowDownUp}
          className="sort"
          label={t('order.label')}
          value={state.order}
          onChange={(order) => change({ order: orders.find((one) => one === order) ?? 'LATENESS' })}
        >
          {orders.map((order) => (
            <option key={order} value={order}>
              {t(`order.${order}`)}
            </option>
          ))}
        </SelectChip>
        <Segmented
          label={t('view.label')}
          value={state.view}
          onChange={(view) => change({ view })}
          options={[
            { value: 'board', label: t('view.board'), icon: Columns3 },
            { value: 'list', label: t('view.list'), icon: List },
          ]}
        />
      </span>
    </search>
  );
}

/** Searched a moment after the last letter; Escape empties. */
function SearchWords({ state, change, searchBox }: BoardControl & Pick<BoardFiltersProps, 'searchBox'>) {
  const { t } = useTranslation('pipeline');
  const [draft, setDraft] = useState(state.text);
  const rested = useDebounced(draft, 250);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what rested is searched; the address may say something else meanwhile
  useEffect(() => {
    if (rested.trim() !== state.text) change({ text: rested }, { replace: true });
  }, [rested]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed stays; only another address replaces it
  useEffect(() => {
    if (state.text !== draft.trim()) setDraft(state.text);
  }, [state.text]);
  return (
    <label className="field">
      <Icon of={Search} />
      <input
        ref={searchBox}
        type="search"
        dir={draft ? 'auto' : undefined}
        enterKeyHint="search"
        aria-label={t('filters.search')}
        placeholder={t('filters.placeholder')}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setDraft('');
          event.currentTarget.blur();
        }}
      />
      {draft ? (
        <IconButton label={t('filters.clearWords')} icon={X} onPress={() => setDraft('')} />
      ) : (
        <KeyCap of="/" />
      )}
    </label>
  );
}

interface SelectChipProps {
  icon: IconGlyph;
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
  /** `<option>` elements. */
  children: ReactNode;
}

/** A choice in a chip, opened by the system: every phone shows its own picker. */
function SelectChip({ icon, label, value, onChange, className, children }: SelectChipProps) {
  return (
    <span className={classNames('chip select', value && !className && 'on', className)}>
      <Icon of={icon} />
      <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
      <Icon of={ChevronDown} />
    </span>
  );
}
