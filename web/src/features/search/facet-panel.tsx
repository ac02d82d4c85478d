import { formatNumber } from '@wasl/shared/number-format';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceNames } from '../../lib/geography/use-place-names.ts';
import { categoryName, type Sectors } from '../../lib/taxonomy/use-sectors.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type FacetNode, type FacetValue, placeTree, shortened, withChosen } from './facet-tree.ts';
import { toggled, toggleProvince, toggleRegion } from './search-changes.ts';
import { discountBands } from './search-state.ts';
import type { OffersAnswer } from './use-results.ts';
import type { SearchControl } from './use-search.ts';

interface FacetPanelProps extends SearchControl {
  facets: OffersAnswer['facets'] | undefined;
  sectors: Sectors | undefined;
}

/** What narrows the results, with how many would be left. */
export function FacetPanel({ state, change, facets, sectors }: FacetPanelProps) {
  const { t } = useTranslation('search');
  const hasPlaces = state.regions.length + state.provinces.length + state.communes.length > 0;
  const names = usePlaceNames({ enabled: hasPlaces });
  const placeName = (code: string) => names.find((place) => place.code === code)?.name ?? code;
  const categories = withChosen(
    plain(facets?.categories),
    state.categories,
    (code) => categoryName(sectors, code) ?? code,
  );
  const places = placeTree(
    {
      regions: plain(facets?.regions),
      provinces: plain(facets?.provinces),
      communes: plain(facets?.communes),
    },
    state,
    placeName,
  );
  const bandCount = (band: string) =>
    facets?.discountBands.find((counted) => counted.band === band)?.count ?? 0;
  const shownBands = discountBands.filter((band) => bandCount(band) > 0 || state.discounts.includes(band));

  if (!facets) return <FacetSkeleton />;
  return (
    <div className="grid gap-5">
      <FacetGroup title={t('facet.category')} nodes={categories}>
        {(node) => (
          <Facet
            key={node.code}
            node={node}
            onToggle={() => change({ categories: toggled(state.categories, node.code) })}
          />
        )}
      </FacetGroup>
      <FacetGroup title={t('facet.place')} nodes={places}>
        {(region) => (
          <div key={region.code}>
            <Facet node={region} onToggle={() => change(toggleRegion(state, region.code))} />
            <Nested label={region.name} nodes={region.children}>
              {(province) => (
                <div key={province.code}>
                  <Facet node={province} onToggle={() => change(toggleProvince(state, province.code))} />
                  <Nested label={province.name} nodes={province.children}>
                    {(commune) => (
                      <Facet
                        key={commune.code}
                        node={commune}
                        onToggle={() => change({ communes: toggled(state.communes, commune.code) })}
                      />
                    )}
                  </Nested>
                </div>
              )}
            </Nested>
          </div>
        )}
      </FacetGroup>
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="facet-title">{t('facet.discount')}</legend>
        {shownBands.map((band) => (
          <Facet
            key={band}
            node={{
              code: band,
              name: t(`band.${band}`),
              count: bandCount(band),
              isChosen: state.discounts.includes(band),
              children: [],
            }}
            onToggle={() => change({ discounts: toggled(state.discounts, band) })}
          />
        ))}
      </fieldset>
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="facet-title">{t('facet.conditions')}</legend>
        <Facet
          node={simple('open', t('facet.openNow'), facets?.openNow, state.openNow)}
          onToggle={() => change({ openNow: !state.openNow })}
        />
        <Facet
          node={simple('dependents', t('facet.forDependents'), facets?.forDependents, state.forDependents)}
          onToggle={() => change({ forDependents: !state.forDependents })}
        />
      </fieldset>
    </div>
  );
}

const shownAtFirst = 6;

function FacetSkeleton() {
  return (
    <div className="grid gap-5" aria-hidden="true">
      {[6, 6, 5, 2].map((rows, group) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
        <div key={group} className="grid gap-3">
          <Skeleton className="h-4 w-24" />
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
            <Skeleton key={row} className="h-6 w-full" />
          ))}
        </div>
      ))}
    </div>
  );
}

function FacetGroup({
  title,
  nodes,
  children,
}: {
  title: string;
  nodes: readonly FacetNode[];
  children: (node: FacetNode) => ReactNode;
}) {
  const { t } = useTranslation('search');
  const [isOpen, setOpen] = useState(false);
  if (nodes.length === 0) return null;
  const shown = isOpen ? nodes : shortened(nodes, shownAtFirst);
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="facet-title">{title}</legend>
      {shown.map(children)}
      {(isOpen || shown.length < nodes.length) && (
        <Button kind="text" compact onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? t('facet.less') : t('facet.more', { count: nodes.length - shown.length })}
        </Button>
      )}
    </fieldset>
  );
}

function Nested({
  label,
  nodes,
  children,
}: {
  label: string;
  nodes: readonly FacetNode[];
  children: (node: FacetNode) => ReactNode;
}) {
  if (nodes.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a second fieldset would read its legend again with every box
    <div role="group" aria-label={label} className="ps-7">
      {nodes.map(children)}
    </div>
  );
}

function Facet({ node, onToggle }: { node: FacetNode; onToggle: () => void }) {
  return (
    <Checkbox className="facet" checked={node.isChosen} onChange={onToggle} count={formatNumber(node.count)}>
      {node.name}
    </Checkbox>
  );
}

function simple(code: string, name: string, count: number | undefined, isChosen: boolean): FacetNode {
  return { code, name, count: count ?? 0, isChosen, children: [] };
}

function plain(
  values: readonly { code: string; name: { display: string }; count: number }[] | undefined,
): FacetValue[] {
  return (values ?? []).map(({ code, name, count }) => ({ code, name: name.display, count }));
}
