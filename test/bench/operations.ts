/** The operations the bench sends, as the screens send them. */
export const searchOperation = `query Search($input: SearchOffersInput!) {
  searchOffers(input: $input, first: 20) {
    totalCount
    edges {
      distanceMetres
      title { text isMatch }
      partnerName { text isMatch }
      node { id headline { text insteadOf } category { code icon } rating { average count } partner { id } }
      branch { id name { display } openingState { isOpen text } }
    }
    facets {
      sectors { code count name { display } }
      categories { code count name { display } }
      regions { code count name { display } }
      discountBands { band count }
    }
  }
}`;

export const offerOperation = `query Offer($id: ID!) {
  offer(id: $id) {
    id title { display } summary { display } headline { text insteadOf }
    partner { id name { display } rating { average count } }
    category { code icon name { display } }
    conditions { kind text { display } }
    validTo { date text }
    limits { text }
    dependentCoverage { text }
    branches { id name { display } coordinates { latitude longitude } phones openingState { isOpen text } }
  }
}`;

export const trivialOperation = '{ __typename }';

const places = [
  { latitude: 33.9996, longitude: -6.8498 },
  { latitude: 30.3324, longitude: -5.8384 },
  { latitude: 33.5731, longitude: -7.5898 },
  { latitude: 34.6814, longitude: -1.9086 },
];
const texts = [
  '',
  'labo',
  'pharmacie ibn sina',
  'مختبر',
  'صيدلية ابن',
  'saydaliya',
  'remise dentiste',
  'clinqiue',
  'الأطلس',
  'gym',
];

const sorts = ['RELEVANCE', 'DISCOUNT', 'NEWEST', 'RATING'];
const variations = 40;

/**
 * Searches as people make them: by text in three scripts, near a place, refined, in turn. Thousands that all differ, so that
 * no cache of answers stands in for the search.
 */
export function searchInputs(): Record<string, unknown>[] {
  return Array.from({ length: variations }, (_, variation) =>
    texts.flatMap((text) => {
      const shifted = (center: { latitude: number; longitude: number }) => ({
        latitude: center.latitude + variation / 1000,
        longitude: center.longitude - variation / 700,
      });
      const radiusMetres = 20_000 + variation * 250;
      return [
        {
          text: `${text} ${['', 'rabat', 'agadir', 'fes'][variation % 4]}`.trim(),
          sort: sorts[variation % sorts.length],
        },
        {
          text,
          sectorCodes: ['health'],
          bounds: { south: 27 + variation / 50, west: -13, north: 36, east: -1 },
        },
        ...places.map((center) => ({ text, near: { center: shifted(center), radiusMetres } })),
      ];
    }),
  ).flat();
}
