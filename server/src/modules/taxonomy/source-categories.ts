/**
 * What the categories of imported files mean here. Keys are compared without case, accents and separators, so
 * `public_hospital`, `Public hospital` and `public-hospital` are one. A code of ours is its own name.
 */
const sourceCategories: Readonly<Record<string, string>> = {
  // OpenStreetMap and the project's own sample
  chemist: 'parapharmacy',
  public_laboratory: 'laboratory',
  medical_laboratory: 'laboratory',
  sample_collection: 'laboratory',
  imaging: 'radiology',
  polyclinic: 'clinic',
  public_hospital: 'hospital',
  public_health_center: 'public-health-centre',
  health_centre: 'public-health-centre',
  health_post: 'public-health-centre',
  dispensary: 'public-health-centre',
  physiotherapist: 'physiotherapy',
  rehabilitation: 'physiotherapy',
  dentist: 'dental',
  optometrist: 'optician',
  doctors: 'doctor',
  medical_practice: 'doctor',
  psychotherapist: 'mental-health',
  speech_therapist: 'speech-therapy',
  hearing_aids: 'hearing-care',
  audiologist: 'hearing-care',
  medical_supply: 'medical-equipment',
  school: 'private-school',
  kindergarten: 'nursery',
  childcare: 'nursery',
  language_school: 'language-centre',
  college: 'university',
  music_school: 'arts-school',
  books: 'bookshop',
  travel_agent: 'travel-agency',
  motel: 'hotel',
  hostel: 'hotel',
  camp_site: 'holiday-centre',
  resort: 'holiday-centre',
  bus_station: 'transport',
  taxi: 'transport',
  theme_park: 'leisure-park',
  water_park: 'leisure-park',
  cinema: 'culture',
  theatre: 'culture',
  museum: 'culture',
  fitness_centre: 'gym',
  sports_centre: 'sports-club',
  stadium: 'sports-club',
  public_bath: 'hammam',
  sauna: 'hammam',
  massage: 'hammam',
  estate_agent: 'estate-agency',
  real_estate: 'estate-agency',
  car_repair: 'car-mechanic',
  car: 'car-sales',
  fuel: 'fuel-station',
  mobile_phone: 'telecom',
  cafe: 'restaurant',
  fast_food: 'restaurant',
  food: 'restaurant',
  clothes: 'clothing',
  hairdresser: 'beauty',
  electronics: 'computer-shop',
  jewelry: 'jewellery',
  // Ministry of Health, list of facilities of 2022
  csu_1: 'public-health-centre',
  csu_2: 'public-health-centre',
  csr_1: 'public-health-centre',
  csr_2: 'public-health-centre',
  dr: 'public-health-centre',
  cdtmr: 'public-health-centre',
  crsr: 'public-health-centre',
  cpu: 'public-health-centre',
  cro: 'hospital',
  hp: 'hospital',
  hpr: 'hospital',
  hr: 'hospital',
  hir: 'hospital',
  hpsyp: 'hospital',
  hpsyr: 'hospital',
  lsp: 'laboratory',
};

const keyOf = (raw: string): string =>
  raw
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '');

const codeBySourceKey = new Map(
  Object.entries(sourceCategories).map(([source, code]) => [keyOf(source), code]),
);

/** All codes the mapping leads to, for the test that each exists. */
export const mappedCategoryCodes: readonly string[] = [...new Set(Object.values(sourceCategories))];

/** The category a file's word means, or null; `ownCodes` are the codes of the taxonomy themselves. */
export function mapSourceCategory(raw: string, ownCodes: Iterable<string>): string | null {
  const key = keyOf(raw);
  if (key === '') return null;
  for (const code of ownCodes) if (keyOf(code) === key) return code;
  return codeBySourceKey.get(key) ?? null;
}
