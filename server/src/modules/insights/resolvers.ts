import type { Resolvers } from '../../gql/resolvers.ts';
import type { Geography } from '../geography/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { CoverageService } from './coverage.service.ts';
import { suggestionText } from './coverage.texts.ts';

export function createInsightsResolvers(dependencies: {
  coverage: CoverageService;
  geography: Geography;
  taxonomy: Taxonomy;
}): Resolvers {
  const { coverage, geography, taxonomy } = dependencies;
  return {
    Coverage: {
      sector: ({ looked }) => (looked.sectorCode ? taxonomy.getSector(looked.sectorCode) : null),
      category: ({ looked }) => (looked.categoryCode ? taxonomy.getCategory(looked.categoryCode) : null),
      distanceKilometres: ({ looked }) => looked.distanceKilometres,
      neediestRegion: ({ neediestRegion }) =>
        neediestRegion && geography.getRegion(neediestRegion.regionCode),
      neediestRegionBasisPoints: ({ neediestRegion }) => neediestRegion?.unservedBasisPoints ?? null,
    },
    ProvinceCoverage: {
      province: ({ provinceCode }) => geography.getProvince(provinceCode),
    },
    CoverageSuggestion: {
      text: (suggestion, _, { language }) => suggestionText(suggestion, language),
    },
    CoverageBranch: {
      coordinates: ({ latitude, longitude }) => ({ latitude, longitude }),
      name: ({ partnerName }) => partnerName,
    },
    Query: {
      coverage: (_, { sectorCode, categoryCode, distanceKilometres, regionCodes }, { viewer, now }) =>
        coverage.coverage(
          viewer,
          { sectorCode, categoryCode, distanceKilometres: distanceKilometres ?? 30, regionCodes },
          now,
        ),
    },
  };
}
