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

/** Searches as people make them: by text in three scripts, near a place, refined, in turn. */
export function searchInputs(): Record<string, unknown>[] {
  return texts.flatMap((text) => [
    { text },
    { text, sectorCodes: ['health'] },
    ...places.map((center) => ({ text, near: { center, radiusMetres: 25_000 } })),
  ]);
}
