import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Coordinates, distanceMetres } from '../geography/index.ts';

/** A branch members can go to: its partner is active and has an agreement in force that holds in its region. */
export interface CoveringBranch extends Coordinates {
  id: string;
  partnerId: string;
  partnerName: LocalizedText;
  sectorCode: string;
  categoryCode: string;
  provinceCode: string;
  regionCode: string;
  communeCode: string | null;
}

/** A published offer and the provinces it can be used in. */
export interface CoveringOffer {
  sectorCode: string;
  categoryCode: string;
  provinceCodes: readonly string[];
}

export interface CoveredProvince {
  code: string;
  regionCode: string;
  /** Its middle stands for where its members live. */
  center: Coordinates;
}

/** What is looked at; null looks at all. */
export interface Looked {
  sectorCode: string | null;
  categoryCode: string | null;
  distanceKilometres: number;
}

export interface ProvinceFigures {
  provinceCode: string;
  memberCount: number;
  unservedCount: number;
  unservedBasisPoints: number;
  nearestKilometres: number | null;
  /** The nearest branch; null when there is none in the country. */
  nearest: CoveringBranch | null;
  partnerCount: number;
  sectorPartnerCount: number;
  offerCount: number;
}

export const distances: readonly number[] = [15, 30, 60];

/** Fewer than this many people are never told of (product rule 9). */
export const smallestGroup = 10;

/** What may be shown of a number of people: nothing below ten, else rounded down to tens, so that no difference of two such figures tells of a few. */
export function shownCount(count: number): number | null {
  return count < smallestGroup ? null : count - (count % smallestGroup);
}

/** A share in basis points, half up. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 10_000) / whole);
}

export function isLookedAt(
  { sectorCode, categoryCode }: Pick<Looked, 'sectorCode' | 'categoryCode'>,
  what: { sectorCode: string; categoryCode: string },
): boolean {
  if (categoryCode !== null) return what.categoryCode === categoryCode;
  return sectorCode === null || what.sectorCode === sectorCode;
}

/**
 * Figures of each province, those with most unserved members first, then by code. A province's members count as unserved when
 * the nearest branch looked at, anywhere in the country, is further from its middle than the distance asked for.
 */
export function provinceFigures(of: {
  provinces: readonly CoveredProvince[];
  members: ReadonlyMap<string, number>;
  branches: readonly CoveringBranch[];
  offers: readonly CoveringOffer[];
  looked: Looked;
}): ProvinceFigures[] {
  const { provinces, members, branches, offers, looked } = of;
  const wanted = branches.filter((branch) => isLookedAt(looked, branch));
  const inSector = branches.filter((branch) =>
    isLookedAt({ sectorCode: looked.sectorCode, categoryCode: null }, branch),
  );
  const partnersBy = (list: readonly CoveringBranch[]) => {
    const found = new Map<string, Set<string>>();
    for (const { provinceCode, partnerId } of list)
      found.set(provinceCode, (found.get(provinceCode) ?? new Set()).add(partnerId));
    return (provinceCode: string) => found.get(provinceCode)?.size ?? 0;
  };
  const partnersIn = partnersBy(wanted);
  const sectorPartnersIn = partnersBy(inSector);
  const offersIn = new Map<string, number>();
  for (const offer of offers)
    if (isLookedAt(looked, offer))
      for (const code of new Set(offer.provinceCodes)) offersIn.set(code, (offersIn.get(code) ?? 0) + 1);
  return provinces
    .map(({ code, center }): ProvinceFigures => {
      const nearest = nearestTo(center, wanted);
      const memberCount = members.get(code) ?? 0;
      const isServed = nearest !== null && nearest.metres <= looked.distanceKilometres * 1000;
      return {
        provinceCode: code,
        memberCount,
        unservedCount: isServed ? 0 : memberCount,
        unservedBasisPoints: isServed ? 0 : shareOf(memberCount, memberCount),
        nearestKilometres: nearest && Math.round(nearest.metres / 1000),
        nearest: nearest?.branch ?? null,
        partnerCount: partnersIn(code),
        sectorPartnerCount: sectorPartnersIn(code),
        offerCount: offersIn.get(code) ?? 0,
      };
    })
    .sort(
      (a, b) =>
        b.unservedCount - a.unservedCount ||
        (b.nearestKilometres ?? Number.MAX_SAFE_INTEGER) - (a.nearestKilometres ?? Number.MAX_SAFE_INTEGER) ||
        (a.provinceCode < b.provinceCode ? -1 : 1),
    );
}

/** A degree of latitude is never shorter than this, in metres. */
const metresPerDegree = 110_500;

/** The nearest branch by great circle; the first of equally near ones. */
function nearestTo(
  center: Coordinates,
  branches: readonly CoveringBranch[],
): { branch: CoveringBranch; metres: number } | null {
  let nearest: { branch: CoveringBranch; metres: number } | null = null;
  for (const branch of branches) {
    // Further north or south alone than the nearest so far: the distance need not be worked out.
    if (nearest && Math.abs(branch.latitude - center.latitude) * metresPerDegree > nearest.metres) continue;
    const metres = distanceMetres(center, branch);
    if (!nearest || metres < nearest.metres) nearest = { branch, metres };
  }
  return nearest;
}

/** The region with the largest share of unserved members, then with most of them; null when nobody is unserved. */
export function neediestRegionOf(
  figures: readonly ProvinceFigures[],
  regionOf: (provinceCode: string) => string,
): { regionCode: string; unservedBasisPoints: number } | null {
  const byRegion = Map.groupBy(figures, ({ provinceCode }) => regionOf(provinceCode));
  const [neediest] = [...byRegion]
    .map(([regionCode, provinces]) => {
      const unserved = sumOf(provinces, ({ unservedCount }) => unservedCount);
      const members = sumOf(provinces, ({ memberCount }) => memberCount);
      return { regionCode, unserved, unservedBasisPoints: shareOf(unserved, members) };
    })
    .filter(({ unserved }) => unserved > 0)
    .sort(
      (a, b) =>
        b.unservedBasisPoints - a.unservedBasisPoints ||
        b.unserved - a.unserved ||
        (a.regionCode < b.regionCode ? -1 : 1),
    );
  return neediest
    ? { regionCode: neediest.regionCode, unservedBasisPoints: neediest.unservedBasisPoints }
    : null;
}

export function sumOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}
