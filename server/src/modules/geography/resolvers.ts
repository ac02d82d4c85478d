import type { Resolvers } from '../../gql/resolvers.ts';
import type { Geography } from './geography.ts';

const suggestionsMaximum = 20;

const placeKinds = {
  region: 'REGION',
  province: 'PROVINCE',
  commune: 'COMMUNE',
  neighbourhood: 'NEIGHBOURHOOD',
} as const;

/** Parents are the units of the table themselves, so that another module returns what `getCommune` gave it. */
export function createGeographyResolvers(geography: Geography): Resolvers {
  return {
    Region: {
      provinces: ({ code }) => [...geography.listProvinces(code)],
    },
    Province: {
      kind: ({ kind }) => (kind === 'prefecture' ? 'PREFECTURE' : 'PROVINCE'),
      region: ({ regionCode }) => geography.getRegion(regionCode),
      communes: ({ code }) => [...geography.listCommunes(code)],
    },
    Commune: {
      province: ({ provinceCode }) => geography.getProvince(provinceCode),
    },
    Place: {
      kind: ({ kind }) => placeKinds[kind],
    },
    Query: {
      regions: () => [...geography.listRegions()],
      region: (_, { code }) => geography.findRegion(code),
      province: (_, { code }) => geography.findProvince(code),
      commune: (_, { code }) => geography.findCommune(code),
      nearestPlace: (_, { at }) => {
        const nearest = geography.nearestPlace(at);
        return nearest && geography.placeOfCommune(nearest.commune.code);
      },
      searchPlaces: (_, { text, first }) =>
        geography.findPlaces(text, { limit: Math.min(Math.max(first ?? 0, 0), suggestionsMaximum) }),
    },
  };
}
