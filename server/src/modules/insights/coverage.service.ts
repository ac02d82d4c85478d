import type { LocalizedText } from '@wasl/shared/localized-text';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import type { Geography } from '../geography/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import {
  type CoveringBranch,
  distances,
  isLookedAt,
  type Looked,
  neediestRegionOf,
  type ProvinceFigures,
  provinceFigures,
  shownCount,
  sumOf,
} from './coverage.rules.ts';
import { type ReadCoverageFacts, usedKey } from './coverage-facts.ts';
import type { SuggestionRecord, SuggestNext } from './suggestions.ts';

export interface ProvinceCoverageRecord extends ProvinceFigures {
  nearestPlace: LocalizedText | null;
  membersServedCount: number | null;
  suggestion: SuggestionRecord | null;
}

export interface CoverageRecord {
  looked: Looked;
  memberCount: number;
  unservedCount: number;
  partnerCount: number;
  coveredProvinceCount: number;
  uncoveredProvinceCount: number;
  neediestRegion: { regionCode: string; unservedBasisPoints: number } | null;
  provinces: ProvinceCoverageRecord[];
  branches: CoveringBranch[];
}

export type CoverageService = ReturnType<typeof createCoverageService>;

/** Where an organization's members are served and where they go without, in the viewer's regions. */
export function createCoverageService(dependencies: {
  readFacts: ReadCoverageFacts;
  suggestNext: SuggestNext;
  geography: Geography;
  taxonomy: Taxonomy;
}) {
  const { readFacts, suggestNext, geography, taxonomy } = dependencies;

  function readLooked(asked: {
    sectorCode?: string | null | undefined;
    categoryCode?: string | null | undefined;
    distanceKilometres: number;
  }): Looked {
    const { distanceKilometres } = asked;
    if (!distances.includes(distanceKilometres))
      throw badInput(`distanceKilometres is one of ${distances.join(', ')}.`);
    const category = asked.categoryCode ? taxonomy.findCategory(asked.categoryCode) : null;
    if (asked.categoryCode && !category) throw badInput('There is no such category.');
    const sectorCode = category?.sectorCode ?? asked.sectorCode ?? null;
    if (sectorCode && !taxonomy.listSectors().some(({ code }) => code === sectorCode))
      throw badInput('There is no such sector.');
    if (category && asked.sectorCode && asked.sectorCode !== category.sectorCode)
      throw badInput('The category is of another sector.');
    return { sectorCode, categoryCode: category?.code ?? null, distanceKilometres };
  }

  /** Name of the town a branch is in, else of its province. */
  function placeOf({ communeCode, provinceCode }: CoveringBranch): LocalizedText {
    return (
      (communeCode ? geography.findCommune(communeCode) : null)?.name ??
      geography.getProvince(provinceCode).name
    );
  }

  return {
    /** Regions asked for are narrowed to the viewer's own; others show nothing. */
    async coverage(
      viewer: Viewer,
      asked: {
        sectorCode?: string | null | undefined;
        categoryCode?: string | null | undefined;
        distanceKilometres: number;
        regionCodes?: readonly string[] | null | undefined;
      },
      now: Date,
    ): Promise<CoverageRecord> {
      const office = authorize(viewer, 'coverage:read');
      const looked = readLooked(asked);
      const isShown = (regionCode: string): boolean =>
        (office.regionCodes === null || office.regionCodes.includes(regionCode)) &&
        (!asked.regionCodes || asked.regionCodes.length === 0 || asked.regionCodes.includes(regionCode));
      const provinces = geography.listProvinces().filter(({ regionCode }) => isShown(regionCode));
      const facts = await readFacts(office.organizationId);
      const figures = provinceFigures({ ...facts, provinces, looked });
      const suggestions = await suggestNext(
        office,
        looked,
        figures.map(({ provinceCode }) => provinceCode),
        now,
      );
      const branches = facts.branches.filter(
        (branch) => isShown(branch.regionCode) && isLookedAt(looked, branch),
      );
      const covered = figures.filter(({ partnerCount }) => partnerCount > 0).length;
      return {
        looked,
        memberCount: sumOf(figures, ({ memberCount }) => memberCount),
        unservedCount: sumOf(figures, ({ unservedCount }) => unservedCount),
        partnerCount: new Set(branches.map(({ partnerId }) => partnerId)).size,
        coveredProvinceCount: covered,
        uncoveredProvinceCount: figures.length - covered,
        neediestRegion: neediestRegionOf(figures, (code) => geography.getProvince(code).regionCode),
        provinces: figures.map((each) => ({
          ...each,
          nearestPlace: each.nearest && placeOf(each.nearest),
          membersServedCount: shownCount(
            facts.served.get(usedKey(each.provinceCode, looked.sectorCode, looked.categoryCode)) ?? 0,
          ),
          suggestion: suggestions.get(each.provinceCode) ?? null,
        })),
        branches,
      };
    },
  };
}
