import type { Coordinates } from './coordinates.ts';
import type { Geography } from './geography.ts';
import type { Commune, Place, Province, Region } from './geography.types.ts';

const suggestionsMaximum = 20;

/** Parents are the units of the table themselves, so that another module returns what `getCommune` gave it. */
export function createGeographyResolvers(geography: Geography) {
  return {
    Region: {
      provinces: ({ code }: Region) => geography.listProvinces(code),
    },
    Province: {
      kind: ({ kind }: Province) => kind.toUpperCase(),
      region: ({ regionCode }: Province) => geography.getRegion(regionCode),
      communes: ({ code }: Province) => geography.listCommunes(code),
    },
    Commune: {
      province: ({ provinceCode }: Commune) => geography.getProvince(provinceCode),
    },
    Place: {
      kind: ({ kind }: Place) => kind.toUpperCase(),
    },
    Query: {
      regions: () => geography.listRegions(),
      region: (_: unknown, { code }: { code: string }) => geography.findRegion(code),
      province: (_: unknown, { code }: { code: string }) => geography.findProvince(code),
      commune: (_: unknown, { code }: { code: string }) => geography.findCommune(code),
      nearestPlace: (_: unknown, { at }: { at: Coordinates }) => {
        const nearest = geography.nearestPlace(at);
        return nearest && geography.placeOfCommune(nearest.commune.code);
      },
      searchPlaces: (_: unknown, { text, first }: { text: string; first: number }) =>
        geography.findPlaces(text, { limit: Math.min(Math.max(first, 0), suggestionsMaximum) }),
    },
  };
}
