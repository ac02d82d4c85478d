import type { Gain } from '@wasl/shared/gain';
import type { OrganizationSlug } from './organizations.ts';
import type { CoverageKey } from './tables/category-profiles.ts';
import type { FullText } from './tables/title-words.ts';

/** An offer the story of the demonstration needs as it is. Letters and shorthand are those of the category tables. */
export interface ShowcaseOffer {
  title: FullText;
  summary: FullText;
  gain: Gain;
  usualPrices: { serviceCode: string; priceCentimes: number }[];
  conditions: string;
  limits: string;
  coverage: CoverageKey;
  voucherValidDays: number;
}

/** A partner the story of the demonstration needs: the named accounts work there or have been there. */
export interface ShowcasePartner {
  key: string;
  categoryCode: string;
  name: { ar: string; fr: string };
  description: FullText;
  organization: OrganizationSlug;
  /** Neighbourhood by its French name; null is the middle of the town. */
  branches: readonly { communeCode: string; neighbourhood: string | null }[];
  offer: ShowcaseOffer;
}

const rabat = '04.421.01.0';
const sale = '04.441.01.0';
const zagora = '08.587.01.13';

const dirhams = (amount: number) => Math.round(amount * 100);
const percent = (share: number) => ({ kind: 'percentage' as const, basisPoints: share * 100 });
const prices = (usual: Readonly<Record<string, number>>) =>
  Object.entries(usual).map(([serviceCode, price]) => ({ serviceCode, priceCentimes: dirhams(price) }));

export const showcasePartners: readonly ShowcasePartner[] = [
  {
    key: 'laboratory',
    categoryCode: 'laboratory',
    name: { ar: 'مختبر ابن رشد', fr: 'Laboratoire Ibn Rochd' },
    description: {
      ar: 'مختبر للتحاليل الطبية، تستقبل فروعه بالرباط وسلا المنخرطين بوصفة طبية.',
      fr: 'Laboratoire d’analyses médicales : trois agences à Rabat et Salé reçoivent les adhérents sur ordonnance.',
      en: 'Medical laboratory: three branches in Rabat and Salé receive members with a prescription.',
    },
    organization: 'foundation',
    branches: [
      { communeCode: rabat, neighbourhood: 'Agdal' },
      { communeCode: rabat, neighbourhood: 'Hay Riad' },
      { communeCode: sale, neighbourhood: 'Tabriquet' },
    ],
    offer: {
      title: {
        ar: 'تخفيض على جميع التحاليل',
        fr: 'Remise sur toutes les analyses',
        en: 'Discount on all tests',
      },
      summary: {
        ar: 'تخفيض على التحاليل البيولوجية للمنخرطين وذوي حقوقهم، وأخذ العينات بالمنزل مجاني بالرباط وسلا.',
        fr: 'Remise sur les analyses de biologie pour les adhérents et leurs ayants droit ; prélèvement à domicile offert à Rabat et Salé.',
        en: 'Discount on tests for members and their dependents; home sampling is free in Rabat and Salé.',
      },
      gain: {
        kind: 'by_service',
        services: [
          { serviceCode: 'biochemistry', gain: percent(30) },
          { serviceCode: 'haematology', gain: percent(30) },
          { serviceCode: 'hormonology', gain: percent(30) },
          { serviceCode: 'serology', gain: percent(30) },
          { serviceCode: 'home-sampling', gain: { kind: 'free_service', usualPriceCentimes: dirhams(60) } },
          { serviceCode: 'molecular-biology', gain: null },
        ],
      },
      usualPrices: prices({
        biochemistry: 40,
        haematology: 90,
        hormonology: 240,
        serology: 180,
        'home-sampling': 60,
        'molecular-biology': 900,
      }),
      conditions: 'PC',
      limits: 'h4y',
      coverage: 'family',
      voucherValidDays: 3,
    },
  },
  {
    key: 'laboratory_fixed_price',
    categoryCode: 'laboratory',
    name: { ar: 'مختبر أبي رقراق', fr: 'Laboratoire Bouregreg' },
    description: {
      ar: 'مختبر للتحاليل الطبية بحي حسان.',
      fr: 'Laboratoire d’analyses médicales dans le quartier Hassan.',
      en: 'Medical laboratory in the Hassan district.',
    },
    organization: 'foundation',
    branches: [{ communeCode: rabat, neighbourhood: 'Hassan' }],
    offer: {
      title: {
        ar: 'تحليل السكري والكوليسترول بثمن ثابت',
        fr: 'Glycémie et cholestérol à prix fixe',
        en: 'Blood sugar and cholesterol at a fixed price',
      },
      summary: {
        ar: 'تحليل السكري والكوليسترول معًا بثمن واحد للمنخرطين وذوي حقوقهم.',
        fr: 'Glycémie et bilan du cholestérol ensemble, à un seul prix pour les adhérents et leurs ayants droit.',
        en: 'Blood sugar and cholesterol together at one price for members and their dependents.',
      },
      gain: { kind: 'fixed_price', priceCentimes: dirhams(90), usualPriceCentimes: dirhams(140) },
      usualPrices: [],
      conditions: 'C',
      limits: 'p2y',
      coverage: 'family',
      voucherValidDays: 7,
    },
  },
  {
    key: 'laboratory_hay_riad',
    categoryCode: 'laboratory',
    name: { ar: 'مختبر الرياض', fr: 'Laboratoire d’analyses Hay Riad' },
    description: {
      ar: 'مختبر للتحاليل الطبية المتخصصة بحي الرياض.',
      fr: 'Laboratoire d’analyses médicales spécialisées à Hay Riad.',
      en: 'Laboratory for specialised tests in Hay Riad.',
    },
    organization: 'foundation',
    branches: [{ communeCode: rabat, neighbourhood: 'Hay Riad' }],
    offer: {
      title: {
        ar: 'تخفيض على التحاليل المتخصصة',
        fr: 'Remise sur les analyses spécialisées',
        en: 'Discount on specialised tests',
      },
      summary: {
        ar: 'تخفيض على الهرمونات والأمصال وواسمات الأورام بوصفة طبية.',
        fr: 'Remise sur l’hormonologie, la sérologie et les marqueurs tumoraux, sur ordonnance.',
        en: 'Discount on hormones, serology and tumour markers, with a prescription.',
      },
      gain: {
        kind: 'by_service',
        services: [
          { serviceCode: 'hormonology', gain: percent(25) },
          { serviceCode: 'serology', gain: percent(25) },
          { serviceCode: 'tumour-markers', gain: percent(25) },
        ],
      },
      usualPrices: prices({ hormonology: 250, serology: 190, 'tumour-markers': 340 }),
      conditions: 'PC',
      limits: 'h4y',
      coverage: 'family',
      voucherValidDays: 5,
    },
  },
  {
    key: 'laboratory_home_sampling',
    categoryCode: 'laboratory',
    name: { ar: 'مختبر سلا الجديدة', fr: 'Laboratoire Sala Al Jadida' },
    description: {
      ar: 'مختبر للتحاليل الطبية بسلا الجديدة.',
      fr: 'Laboratoire d’analyses médicales à Sala Al Jadida.',
      en: 'Medical laboratory in Sala Al Jadida.',
    },
    organization: 'foundation',
    branches: [{ communeCode: sale, neighbourhood: 'Sala Al Jadida' }],
    offer: {
      title: {
        ar: 'مجانية أخذ العينات بالمنزل',
        fr: 'Prélèvement à domicile offert',
        en: 'Free home sampling',
      },
      summary: {
        ar: 'أخذ العينات بالمنزل دون مقابل بسلا، للمنخرطين وذوي حقوقهم.',
        fr: 'Le prélèvement à domicile ne coûte rien à Salé, pour les adhérents et leurs ayants droit.',
        en: 'Home sampling costs nothing in Salé, for members and their dependents.',
      },
      gain: { kind: 'free_service', usualPriceCentimes: dirhams(60) },
      usualPrices: [],
      conditions: 'PCA',
      limits: 'h6y',
      coverage: 'family',
      voucherValidDays: 5,
    },
  },
  {
    key: 'optician',
    categoryCode: 'optician',
    name: { ar: 'بصريات النور', fr: 'Optique Annour' },
    description: {
      ar: 'نظارات طبية وشمسية وعدسات، مع فحص البصر في عين المكان.',
      fr: 'Lunettes de vue et de soleil, lentilles, examen de la vue sur place.',
      en: 'Glasses, sunglasses, contact lenses and eye tests on the spot.',
    },
    organization: 'foundation',
    branches: [{ communeCode: rabat, neighbourhood: 'Agdal' }],
    offer: {
      title: { ar: 'النظارات الطبية', fr: 'Lunettes de vue', en: 'Prescription glasses' },
      summary: {
        ar: 'تخفيض على الإطارات والزجاج معًا للمنخرطين وذوي حقوقهم.',
        fr: 'Remise sur la monture et les verres ensemble, pour les adhérents et leurs ayants droit.',
        en: 'Discount on frame and lenses together, for members and their dependents.',
      },
      gain: percent(25),
      usualPrices: prices({ frames: 650, lenses: 700 }),
      conditions: 'PCN',
      limits: 'h2y',
      coverage: 'family',
      voucherValidDays: 7,
    },
  },
  {
    key: 'languages',
    categoryCode: 'language-centre',
    name: { ar: 'مركز المعرفة للغات', fr: 'Centre de langues Al Maârifa' },
    description: {
      ar: 'دروس في اللغات للكبار والصغار، مساءً ونهاية الأسبوع.',
      fr: 'Cours de langues pour adultes et enfants, le soir et le week-end.',
      en: 'Language courses for adults and children, in the evening and at the weekend.',
    },
    organization: 'foundation',
    branches: [{ communeCode: rabat, neighbourhood: 'Agdal' }],
    offer: {
      title: {
        ar: 'تخفيض على دروس اللغات',
        fr: 'Remise sur les cours de langues',
        en: 'Discount on language courses',
      },
      summary: {
        ar: 'تخفيض على كل دورة في الفرنسية أو الإنجليزية أو الإسبانية، للمنخرطين وأبنائهم.',
        fr: 'Remise sur chaque session de français, d’anglais ou d’espagnol, pour les adhérents et leurs enfants.',
        en: 'Discount on every course of French, English or Spanish, for members and their children.',
      },
      gain: percent(20),
      usualPrices: prices({ french: 1500, english: 1500, spanish: 1600 }),
      conditions: 'C',
      limits: 'h4y',
      coverage: 'family',
      voucherValidDays: 30,
    },
  },
  {
    key: 'swimming',
    categoryCode: 'swimming-pool',
    name: { ar: 'مسبح المسيرة', fr: 'Piscine Al Massira' },
    description: {
      ar: 'مسبح مغطى وقاعة رياضية، مفتوحان للعائلات.',
      fr: 'Piscine couverte et salle de sport, ouvertes aux familles.',
      en: 'Indoor pool and gym, open to families.',
    },
    organization: 'foundation',
    branches: [{ communeCode: rabat, neighbourhood: 'Hay Riad' }],
    offer: {
      title: { ar: 'المسبح وقاعة الرياضة', fr: 'Piscine et salle de sport', en: 'Pool and gym' },
      summary: {
        ar: 'حصة بثمن ثابت تشمل المسبح وقاعة الرياضة، للمنخرطين وذوي حقوقهم.',
        fr: 'La séance à prix fixe comprend la piscine et la salle de sport, pour les adhérents et leurs ayants droit.',
        en: 'One fixed price for pool and gym, for members and their dependents.',
      },
      gain: { kind: 'fixed_price', priceCentimes: dirhams(40), usualPriceCentimes: dirhams(120) },
      usualPrices: [],
      conditions: 'C',
      limits: 'h8m',
      coverage: 'family',
      voucherValidDays: 3,
    },
  },
  {
    key: 'hotel',
    categoryCode: 'hotel',
    name: { ar: 'فندق سوس', fr: 'Hôtel Souss' },
    description: {
      ar: 'فندق عائلي قرب شاطئ أكادير.',
      fr: 'Hôtel familial près de la plage d’Agadir.',
      en: 'Family hotel near the beach of Agadir.',
    },
    organization: 'foundation',
    branches: [{ communeCode: '09.001.01.01', neighbourhood: 'Founty' }],
    offer: {
      title: { ar: 'تخفيض على الإقامة', fr: 'Remise sur le séjour', en: 'Discount on your stay' },
      summary: {
        ar: 'تخفيض على الغرفة مع الفطور طوال السنة، للمنخرطين وذوي حقوقهم.',
        fr: 'Remise sur la chambre avec petit-déjeuner toute l’année, pour les adhérents et leurs ayants droit.',
        en: 'Discount on room and breakfast all year round, for members and their dependents.',
      },
      gain: percent(10),
      usualPrices: prices({ room: 550, 'half-board': 750 }),
      conditions: 'CNA',
      limits: 'h3y',
      coverage: 'family',
      voucherValidDays: 14,
    },
  },
  {
    key: 'zagora_pharmacy',
    categoryCode: 'pharmacy',
    name: { ar: 'صيدلية درعة', fr: 'Pharmacie Drâa' },
    description: {
      ar: 'صيدلية وسط مدينة زاكورة.',
      fr: 'Pharmacie du centre de Zagora.',
      en: 'Pharmacy in the centre of Zagora.',
    },
    organization: 'mutual',
    branches: [{ communeCode: zagora, neighbourhood: null }],
    offer: {
      title: {
        ar: 'تخفيض على منتجات الرضع والمستلزمات الطبية',
        fr: 'Remise sur les produits pour bébé et les dispositifs médicaux',
        en: 'Discount on baby care and medical devices',
      },
      summary: {
        ar: 'تخفيض خارج الأدوية ذات الثمن المقنن، للمنخرطين وذوي حقوقهم.',
        fr: 'Remise hors médicaments à prix réglementé, pour les adhérents et leurs ayants droit.',
        en: 'Discount except on medicines with a regulated price, for members and their dependents.',
      },
      gain: {
        kind: 'by_service',
        services: [
          { serviceCode: 'baby-care', gain: percent(10) },
          { serviceCode: 'medical-devices', gain: percent(10) },
          { serviceCode: 'home-delivery', gain: { kind: 'free_service' } },
          { serviceCode: 'medicines', gain: null },
        ],
      },
      usualPrices: prices({ 'baby-care': 180, 'medical-devices': 260, 'home-delivery': 20 }),
      conditions: 'CN',
      limits: 'h2m',
      coverage: 'family',
      voucherValidDays: 2,
    },
  },
  {
    key: 'zagora_laboratory',
    categoryCode: 'laboratory',
    name: { ar: 'مختبر الواحة', fr: 'Laboratoire Al Waha' },
    description: {
      ar: 'مختبر التحاليل الطبية بزاكورة.',
      fr: 'Laboratoire d’analyses médicales de Zagora.',
      en: 'Medical laboratory of Zagora.',
    },
    organization: 'mutual',
    branches: [{ communeCode: zagora, neighbourhood: null }],
    offer: {
      title: {
        ar: 'تخفيض على جميع التحاليل',
        fr: 'Remise sur toutes les analyses',
        en: 'Discount on all tests',
      },
      summary: {
        ar: 'تخفيض على التحاليل البيولوجية بزاكورة، للمنخرطين وذوي حقوقهم.',
        fr: 'Remise sur les analyses de biologie à Zagora, pour les adhérents et leurs ayants droit.',
        en: 'Discount on tests in Zagora, for members and their dependents.',
      },
      gain: percent(30),
      usualPrices: prices({ biochemistry: 40, haematology: 85, serology: 170 }),
      conditions: 'PC',
      limits: 'h4y',
      coverage: 'family',
      voucherValidDays: 5,
    },
  },
  {
    key: 'zagora_excursions',
    categoryCode: 'excursion',
    name: { ar: 'رحلات الواحات', fr: 'Excursions des Oasis' },
    description: {
      ar: 'رحلات إلى الكثبان وواحات درعة مع مرشدين من المنطقة.',
      fr: 'Sorties vers les dunes et les oasis du Drâa avec des guides de la région.',
      en: 'Trips to the dunes and the oases of the Drâa with local guides.',
    },
    organization: 'mutual',
    branches: [{ communeCode: zagora, neighbourhood: null }],
    offer: {
      title: {
        ar: 'ليلة في الصحراء بثمن ثابت',
        fr: 'Nuit au désert à prix fixe',
        en: 'A night in the desert at a fixed price',
      },
      summary: {
        ar: 'مخيم بالصحراء مع العشاء والفطور، للمنخرطين وذوي حقوقهم.',
        fr: 'Bivouac avec dîner et petit-déjeuner, pour les adhérents et leurs ayants droit.',
        en: 'A camp with dinner and breakfast, for members and their dependents.',
      },
      gain: { kind: 'fixed_price', priceCentimes: dirhams(650), usualPriceCentimes: dirhams(900) },
      usualPrices: [],
      conditions: 'CA',
      limits: 'h4y',
      coverage: 'family',
      voucherValidDays: 14,
    },
  },
];
