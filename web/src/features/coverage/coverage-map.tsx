import { formatNumber } from '@wasl/shared/number-format';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Num } from '../../ui/num.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { neediestCount } from './coverage-table.tsx';
import { mapHeight, mapWidth, project, unitsOfKilometres } from './map-projection.ts';
import { type Box, boxOf, provinceShapes, regionBorders } from './province-shapes.ts';
import { type Breaks, countBreaks, shadeOf, shareBreaks } from './shades.ts';
import type { Coverage, CoverageControl } from './use-coverage.ts';

interface CoverageMapProps extends CoverageControl {
  coverage: Coverage;
  chosenIndex: number;
  onChoose: (provinceCode: string) => void;
  /** The card of the province chosen. */
  children: ReactNode;
}

/** Provinces shaded by who goes without, partners with their reach, the neediest by number. The table says the same in words. */
export function CoverageMap({ coverage, chosenIndex, state, change, onChoose, children }: CoverageMapProps) {
  const { t } = useTranslation('coverage');
  const { provinces } = coverage;
  const isCount = state.measure === 'count';
  const breaks = useMemo(
    () => (isCount ? countBreaks(provinces.map(({ unservedCount }) => unservedCount)) : shareBreaks),
    [isCount, provinces],
  );
  const whole = provinces.length === provinceShapes.length;
  return (
    <section className="card mapcard" aria-labelledby="coverage-map" data-sector={state.sector || undefined}>
      <header>
        <h2 id="coverage-map">{t('map.title')}</h2>
        <Segmented
          label={t('map.measure')}
          value={state.measure}
          onChange={(measure) => change({ measure }, { replace: true })}
          options={[
            { value: 'count', label: t('map.count') },
            { value: 'share', label: t('map.share') },
          ]}
        />
      </header>
      <div className={classNames('mapbox', !whole && 'part')}>
        <Drawing
          coverage={coverage}
          chosenIndex={chosenIndex}
          distanceKilometres={Number(state.distance)}
          breaks={breaks}
          isCount={isCount}
          onChoose={onChoose}
        />
        <Legend breaks={breaks} isCount={isCount} distance={state.distance} />
        {children}
      </div>
    </section>
  );
}

interface DrawingProps {
  coverage: Coverage;
  chosenIndex: number;
  distanceKilometres: number;
  breaks: Breaks;
  isCount: boolean;
  onChoose: (provinceCode: string) => void;
}

function Drawing({ coverage, chosenIndex, distanceKilometres, breaks, isCount, onChoose }: DrawingProps) {
  const { t } = useTranslation('coverage');
  const { provinces, branches } = coverage;
  const byCode = useMemo(
    () => new Map(provinces.map((place, index) => [place.province.code, { place, index }])),
    [provinces],
  );
  const isWhole = provinces.length === provinceShapes.length;
  const whole: Box = [0, 0, mapWidth, mapHeight];
  const [left, top, right, bottom] = (!isWhole && boxOf(new Set(byCode.keys()))) || whole;
  const [width, height] = [right - left, bottom - top];
  // Marks keep their size on the screen when a region fills it.
  const scale = Math.max(width, height * 0.9) / mapWidth;
  const chosenCode = provinces[chosenIndex]?.province.code;
  const chosen = provinceShapes.find(({ code }) => code === chosenCode);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table beside it is the twin for the keyboard
    <svg
      className="map-drawing"
      viewBox={`${left} ${top} ${width} ${height}`}
      role="img"
      aria-label={t('map.label')}
      style={{ aspectRatio: `${width} / ${height}` }}
      onClick={({ target }) => {
        const code = target instanceof Element ? target.getAttribute('data-code') : null;
        if (code && byCode.has(code)) onChoose(code);
      }}
    >
      <g className="provinces">
        {provinceShapes.map(({ code, path }) => {
          const found = byCode.get(code)?.place;
          const value = found && (isCount ? found.unservedCount : found.unservedBasisPoints);
          return (
            <path
              key={code}
              d={path}
              data-code={code}
              className={value === undefined ? 'beyond' : `g${shadeOf(value, breaks)}`}
            />
          );
        })}
      </g>
      <path className="region-borders" d={regionBorders} />
      <g className="reach">
        {branches.map(({ id, coordinates }) => {
          const { x, y } = project(coordinates);
          return (
            <circle key={id} cx={x} cy={y} r={unitsOfKilometres(distanceKilometres, coordinates.latitude)} />
          );
        })}
      </g>
      <g className="branches">
        {branches.map(({ id, coordinates }) => {
          const { x, y } = project(coordinates);
          return <circle key={id} cx={x} cy={y} r={2 * scale} />;
        })}
      </g>
      {chosen && <path className="picked" d={chosen.path} />}
      <g className="ranks">
        {provinces.slice(0, neediestCount).map(({ province, unservedCount }, index) => {
          if (unservedCount === 0) return null;
          const { x, y } = project(province.center);
          return (
            <g key={province.code} className={index === chosenIndex ? 'on' : undefined}>
              <circle cx={x} cy={y} r={8.5 * scale} data-code={province.code} />
              <text x={x} y={y} dy="0.36em" fontSize={11.5 * scale} data-code={province.code}>
                {index + 1}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}

interface LegendProps {
  breaks: Breaks;
  isCount: boolean;
  distance: string;
}

function Legend({ breaks, isCount, distance }: LegendProps) {
  const { t } = useTranslation('coverage');
  const written = (value: number) => (isCount ? formatNumber(value) : formatNumber(value / 100));
  const unit = isCount ? '' : '\u00a0%';
  const highest = breaks.at(-1);
  const classes = [...breaks].reverse().map((lowest, index) => {
    const next = breaks[breaks.length - index];
    return { lowest, next };
  });
  return (
    <div className="legend">
      <p>{isCount ? t('legend.count') : t('legend.share')}</p>
      <ul>
        {classes.map(({ lowest, next }) => (
          <li key={lowest}>
            <i className={`g${shadeOf(lowest, breaks)}`} />
            {next === undefined || lowest === highest ? (
              <span>{t('legend.from', { value: written(lowest) + unit })}</span>
            ) : (
              <Num>{`${written(lowest)} – ${written(isCount ? next - 1 : next)}${unit}`}</Num>
            )}
          </li>
        ))}
        <li>
          <i className="g1" />
          <span>
            {breaks[0] === undefined
              ? t('legend.none')
              : t('legend.below', { value: written(breaks[0]) + unit })}
          </span>
        </li>
      </ul>
      <p className="partner">
        <svg viewBox="0 0 26 26" aria-hidden="true">
          <circle className="r" cx="13" cy="13" r="12" />
          <circle className="d" cx="13" cy="13" r="2.5" />
        </svg>
        {t('legend.partner', { distance })}
      </p>
    </div>
  );
}
