import type { LocalizedText } from '@wasl/shared/localized-text';

/** A text written in all three languages. */
export type FullText = Required<LocalizedText>;

/** What a discount on "everything" is on, by kind of place. */
export const wholes = {
  services: { ar: 'جميع الخدمات', fr: 'toutes les prestations', en: 'all services' },
  care: { ar: 'جميع العلاجات', fr: 'tous les soins', en: 'all care' },
  treatments: { ar: 'جميع الحصص', fr: 'toutes les séances', en: 'all sessions' },
  analyses: { ar: 'جميع التحاليل', fr: 'toutes les analyses', en: 'all tests' },
  scans: { ar: 'جميع الفحوص بالأشعة', fr: 'tous les examens', en: 'all scans' },
  goods: { ar: 'جميع المنتجات', fr: 'tous les articles', en: 'everything in store' },
  tuition: { ar: 'واجبات الدراسة', fr: 'les frais de scolarité', en: 'tuition' },
  bookings: { ar: 'جميع الحجوزات', fr: 'toutes les réservations', en: 'all bookings' },
  tickets: { ar: 'التذاكر', fr: 'les billets', en: 'tickets' },
  subscriptions: { ar: 'الاشتراكات', fr: 'les abonnements', en: 'memberships' },
  homes: { ar: 'ثمن السكن', fr: 'le prix du logement', en: 'the price of a home' },
  fees: { ar: 'الأتعاب والمصاريف', fr: 'les honoraires et frais', en: 'fees' },
  works: { ar: 'الأشغال', fr: 'les travaux', en: 'works' },
  contracts: { ar: 'عقود التأمين', fr: 'les contrats', en: 'policies' },
  vehicles: { ar: 'ثمن السيارة', fr: 'le prix du véhicule', en: 'the price of a car' },
  meals: { ar: 'الوجبات', fr: 'l’addition', en: 'the bill' },
} as const satisfies Record<string, FullText>;

export type WholeKey = keyof typeof wholes;

/** Titles by style; `{s}` is a service, `{w}` a whole, `{a}` and `{m}` amounts, `{p}` a percentage. */
export const titles = {
  whole: { ar: 'تخفيض على {w}', fr: 'Remise sur {w}', en: 'Discount on {w}' },
  one_service: { ar: '{s} بتسعيرة مخفضة', fr: '{s} à tarif réduit', en: '{s} at a reduced rate' },
  fixed_price: { ar: '{s} بثمن ثابت', fr: '{s} à prix fixe', en: '{s} at a fixed price' },
  free: { ar: '{s} بالمجان', fr: '{s} sans frais', en: '{s} free of charge' },
  amount_off: {
    ar: 'خصم {a} ابتداءً من {m}',
    fr: '{a} de remise dès {m}',
    en: '{a} off from {m}',
  },
  tiered: {
    ar: 'تخفيض تصاعدي يصل إلى {p} %',
    fr: 'Remise progressive jusqu’à {p} %',
    en: 'A discount that grows up to {p} %',
  },
  by_service: {
    ar: 'أثمان تفضيلية حسب الخدمة',
    fr: 'Tarifs préférentiels par prestation',
    en: 'Preferential prices by service',
  },
} as const satisfies Record<string, FullText>;

/** What must be shown or true, by letter of the tables. */
export const conditionTexts = {
  P: {
    kind: 'PRESCRIPTION',
    text: { ar: 'تقديم وصفة طبية', fr: 'Présenter une ordonnance', en: 'Show a prescription' },
  },
  C: {
    kind: 'MEMBER_CARD',
    text: { ar: 'إظهار بطاقة الانخراط', fr: 'Présenter la carte d’adhérent', en: 'Show the membership card' },
  },
  N: {
    kind: 'NOT_COMBINABLE',
    text: {
      ar: 'لا يجمع مع تخفيض آخر',
      fr: 'Non cumulable avec une autre remise',
      en: 'Cannot be added to another discount',
    },
  },
  A: {
    kind: 'APPOINTMENT',
    text: { ar: 'أخذ موعد مسبق', fr: 'Prendre rendez-vous', en: 'Make an appointment' },
  },
} as const;

/** The paragraph under a title; `{p}` is the partner, `{c}` the town. */
export const summaries = {
  member: {
    ar: 'للمنخرطين لدى {p} بمدينة {c}، بعد استخراج قسيمة من وصل وإظهارها قبل الأداء.',
    fr: 'Pour les adhérents, chez {p} à {c} : prenez un bon sur Wasl et présentez-le avant de payer.',
    en: 'For members, at {p} in {c}: take a voucher on Wasl and show it before paying.',
  },
  family: {
    ar: 'للمنخرطين وذوي حقوقهم لدى {p} بمدينة {c}، بعد استخراج قسيمة من وصل وإظهارها قبل الأداء.',
    fr: 'Pour les adhérents et leurs ayants droit, chez {p} à {c} : prenez un bon sur Wasl et présentez-le avant de payer.',
    en: 'For members and their dependents, at {p} in {c}: take a voucher on Wasl and show it before paying.',
  },
} as const satisfies Record<string, FullText>;

export function fill(text: FullText, values: Readonly<Record<string, FullText | string>>): FullText {
  const inLanguage = (language: keyof FullText) =>
    text[language].replace(/\{(\w)\}/g, (_, key: string) => {
      const value = values[key];
      return typeof value === 'string' ? value : (value?.[language] ?? '');
    });
  return { ar: inLanguage('ar'), fr: inLanguage('fr'), en: inLanguage('en') };
}
