import { formatNumber, formatPercent } from '@wasl/shared/number-format';
import ArrowDown from 'lucide-react/icons/arrow-down';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import { KeyCap } from '../../ui/office/key-cap.tsx';
import { ProvinceCard } from './province-card.tsx';
import { SuggestionAction } from './suggestion-action.tsx';
import type { Coverage, CoverageControl, ProvinceCoverage } from './use-coverage.ts';

/** As many of the neediest stand in sight, and carry their number on the map. */
export const neediestCount = 13;

interface CoverageTableProps extends CoverageControl {
  coverage: Coverage;
  chosenIndex: number;
  onChoose: (provinceCode: string) => void;
  tableRef: RefObject<HTMLTableElement | null>;
}

/** The map's twin: every province with its figures and whom to call, the neediest first. */
export function CoverageTable({
  coverage,
  chosenIndex,
  state,
  change,
  onChoose,
  tableRef,
}: CoverageTableProps) {
  const { t } = useTranslation('coverage');
  const { provinces } = coverage;
  const hasRegions = new Set(provinces.map(({ province }) => province.code.slice(0, 2))).size > 1;
  const shownCount = state.showsAll ? provinces.length : Math.max(neediestCount, chosenIndex + 1);
  return (
    <section className="card tablecard" aria-labelledby="coverage-table">
      <header>
        <h2 id="coverage-table">{t('table.title')}</h2>
        <span className="keyhints">
          <span>
            <KeyCap of="J" />
            <KeyCap of="K" />
            <span className="max-desktop:hidden">{t('table.move')}</span>
          </span>
          <span>
            <KeyCap of="A" />
            <span className="max-desktop:hidden">{t('table.call')}</span>
          </span>
        </span>
      </header>
      <div className="scroll">
        <table className="table" ref={tableRef}>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">{t('table.rank')}</span>
              </th>
              <th scope="col">{t('table.province')}</th>
              <th scope="col" className="wide-only">
                {t('table.members')}
              </th>
              <th scope="col" aria-sort="descending">
                {t('table.unserved')} <Icon of={ArrowDown} />
              </th>
              <th scope="col" className="wide-only">
                {t('table.nearest')}
              </th>
              <th scope="col" className="wide-only" title={t('table.partnersHow')}>
                {t('table.partners')}
              </th>
              <th scope="col" className="wide-only" title={t('table.offersHow')}>
                {t('table.offers')}
              </th>
              <th scope="col" className="wide-only">
                {t('table.next')}
              </th>
              <th scope="col">
                <span className="hidden-text">{t('table.action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {provinces.slice(0, shownCount).map((place, index) => (
              <ProvinceRow
                key={place.province.code}
                place={place}
                rank={index + 1}
                isChosen={index === chosenIndex}
                hasRegions={hasRegions}
                isAsked={state.province === place.province.code}
                distance={state.distance}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
      <footer>
        {provinces.length > neediestCount && (
          <Button
            kind="text"
            compact
            aria-expanded={state.showsAll}
            onPress={() => change({ showsAll: !state.showsAll }, { replace: true })}
          >
            {state.showsAll ? t('table.fewer') : t('table.all', { count: provinces.length })}
          </Button>
        )}
        <span>{t('table.how')}</span>
      </footer>
    </section>
  );
}

interface ProvinceRowProps {
  place: ProvinceCoverage;
  rank: number;
  isChosen: boolean;
  /** Provinces of several regions: each says its own. */
  hasRegions: boolean;
  /** Pressed by the reader: a phone opens it in place. */
  isAsked: boolean;
  distance: string;
  onChoose: (provinceCode: string) => void;
}

function ProvinceRow({ place, rank, isChosen, hasRegions, isAsked, distance, onChoose }: ProvinceRowProps) {
  const { t } = useTranslation('coverage');
  const { province, suggestion, nearestKilometres } = place;
  return (
    <>
      <tr aria-current={isChosen ? 'true' : undefined}>
        <td>
          <Num className="rank">{rank}</Num>
        </td>
        <th scope="row">
          <button type="button" data-province={province.code} onClick={() => onChoose(province.code)}>
            {province.name.display}
          </button>
          {hasRegions && <small>{province.region.name.display}</small>}
        </th>
        <td className="wide-only">
          <Num>{formatNumber(place.memberCount)}</Num>
        </td>
        <td>
          <span className="gap">
            <b>
              <Num>{formatNumber(place.unservedCount)}</Num>
            </b>
            <span className="bar" aria-hidden="true">
              <i style={{ inlineSize: `${place.unservedBasisPoints / 100}%` }} />
            </span>
            <small>
              <Num>{formatPercent(Math.round(place.unservedBasisPoints / 100) * 100)}</Num>
            </small>
          </span>
        </td>
        <td className="wide-only">
          <b>
            {nearestKilometres === null ? t('table.none') : t('kilometres', { count: nearestKilometres })}
          </b>
          <small>{place.nearestPlace?.display}</small>
        </td>
        <td className="wide-only">
          <b>
            <Num>{formatNumber(place.partnerCount)}</Num>
          </b>
          <small>{t('table.inSector', { count: place.sectorPartnerCount })}</small>
        </td>
        <td className="wide-only">
          <b>
            <Num>{formatNumber(place.offerCount)}</Num>
          </b>
          <small>
            {place.membersServedCount === null
              ? t('table.servedFew')
              : t('table.served', { count: place.membersServedCount })}
          </small>
        </td>
        <td className="wide-only next">
          {suggestion ? (
            <>
              <b>
                <LocalText text={suggestion.name} />
              </b>
              <small>{suggestion.text}</small>
            </>
          ) : (
            <>
              <b className="none">{t('table.noSuggestion')}</b>
              <small>{t('table.searchOne')}</small>
            </>
          )}
        </td>
        <td>
          <SuggestionAction suggestion={suggestion} provinceName={province.name.display} look="row" />
        </td>
      </tr>
      {isAsked && (
        <tr className="phone-only">
          <td colSpan={9}>
            <ProvinceCard place={place} rank={rank} distance={distance} />
          </td>
        </tr>
      )}
    </>
  );
}
