import type { CivilDate } from '@wasl/shared/civil-date';
import { formatCivilDate } from '@wasl/shared/civil-text';
import { countedNoun } from '@wasl/shared/counted-noun';
import type { Language } from '@wasl/shared/language';
import type { LimitPeriod, LimitRule, LimitScope } from '@wasl/shared/limits';
import { userMessage } from '@wasl/shared/user-message';
import type { FieldProblem } from './refusals.ts';

const fieldMessages: Record<Exclude<FieldProblem['problem'], 'bill'>, Record<Language, string>> = {
  idempotency_key: {
    ar: 'مفتاح العملية غير سليم: من 16 إلى 64 حرفًا من الحروف اللاتينية والأرقام و- و_. يرجى تحديث الصفحة ثم إعادة المحاولة.',
    fr: 'La clé de l’opération est mal formée : 16 à 64 lettres, chiffres, - ou _. Veuillez actualiser la page, puis réessayer.',
    en: 'The key of this operation is malformed: 16 to 64 letters, digits, - or _. Refresh the page and try again.',
  },
  reason_too_short: {
    ar: 'يرجى ذكر سبب الإلغاء في ثلاثة أحرف على الأقل.',
    fr: 'Veuillez indiquer le motif en trois caractères au moins.',
    en: 'Give the reason in at least three characters.',
  },
  reason_too_long: {
    ar: 'السبب أطول من 500 حرف. يرجى اختصاره.',
    fr: 'Le motif dépasse 500 caractères. Veuillez l’abréger.',
    en: 'The reason is longer than 500 characters. Shorten it.',
  },
  stars: {
    ar: 'التقييم من نجمة واحدة إلى خمس نجوم.',
    fr: 'La note va de 1 à 5 étoiles.',
    en: 'A rating is 1 to 5 stars.',
  },
};

/** What is wrong with one field and how to mend it. */
export function fieldMessage(problem: FieldProblem, language: Language): string {
  return problem.problem === 'bill'
    ? userMessage('BILL_INVALID', problem.bill, language)
    : fieldMessages[problem.problem][language];
}

/** `2 sur 4 utilisations restantes`, `بقيت استفادتان من 4`, `2 of 4 uses left`. */
export function limitLeftText(left: number, { count }: LimitRule, language: Language): string {
  switch (language) {
    case 'ar':
      return left === 0
        ? `لم تبق أي استفادة من ${count}`
        : `بقيت ${countedNoun(left, 'use', 'ar', 'subject')} من ${count}`;
    case 'fr':
      return `${left} sur ${countedNoun(count, 'use', 'fr')} ${count > 1 ? 'restantes' : 'restante'}`;
    case 'en':
      return `${left} of ${countedNoun(count, 'use', 'en')} left`;
  }
}

const runningPeriod: Record<Language, Record<LimitPeriod, string>> = {
  ar: {
    day: 'هذا اليوم',
    week: 'هذا الأسبوع',
    month: 'هذا الشهر',
    year: 'هذه السنة',
    total: 'طوال مدة العرض',
  },
  fr: {
    day: 'aujourd’hui',
    week: 'cette semaine',
    month: 'ce mois-ci',
    year: 'cette année',
    total: 'pour toute la durée de l’offre',
  },
  en: {
    day: 'today',
    week: 'this week',
    month: 'this month',
    year: 'this year',
    total: 'over the whole offer',
  },
};

const ownScope: Record<Language, Record<LimitScope, string>> = {
  ar: { offer: 'لجميع المنخرطين', person: 'لكل مستفيد', household: 'لأسرتك' },
  fr: { offer: 'pour l’ensemble des adhérents', person: 'par bénéficiaire', household: 'pour votre foyer' },
  en: { offer: 'for all members together', person: 'per person', household: 'for your household' },
};

/** `cette année, pour votre foyer`; with the day it renews when nothing is left. */
export function limitDetail(
  { scope, period }: LimitRule,
  renewsOn: CivilDate | null,
  language: Language,
): string {
  const separator = language === 'ar' ? '، ' : ', ';
  const text = runningPeriod[language][period] + separator + ownScope[language][scope];
  if (!renewsOn) return text;
  const day = formatCivilDate(renewsOn, language);
  return (
    text + { ar: `؛ تتجدد في ${day}`, fr: ` ; renouvelées le ${day}`, en: `; renewed on ${day}` }[language]
  );
}

type Localized = Record<Language, string>;

/** Titles of the rules an offer's page shows, met or not. */
export const reasonTitles = {
  MEMBERSHIP_ACTIVE: {
    met: { ar: 'انخراط ساري', fr: 'Adhésion active', en: 'Active membership' },
    unmet: { ar: 'انخراط غير ساري', fr: 'Adhésion non active', en: 'Membership not active' },
  },
  SAME_ORGANIZATION: {
    met: { ar: 'عرض هيئتك', fr: 'Offre de votre organisme', en: 'Your organization’s offer' },
    unmet: { ar: 'عرض لهيئة أخرى', fr: 'Offre d’un autre organisme', en: 'Another organization’s offer' },
  },
  OFFER_USABLE: {
    met: { ar: 'عرض متاح', fr: 'Offre disponible', en: 'Offer available' },
    unmet: { ar: 'عرض غير متاح', fr: 'Offre indisponible', en: 'Offer not available' },
  },
  AGREEMENT_IN_FORCE: {
    met: { ar: 'اتفاقية سارية', fr: 'Convention en vigueur', en: 'Agreement in force' },
    unmet: { ar: 'اتفاقية غير سارية', fr: 'Convention non en vigueur', en: 'Agreement not in force' },
  },
  DEPENDENTS_COVERED: {
    met: { ar: 'ذوو الحقوق مقبولون', fr: 'Ayants droit admis', en: 'Dependents admitted' },
    unmet: { ar: 'دون ذوي الحقوق', fr: 'Ayants droit non admis', en: 'Dependents not admitted' },
  },
  BUDGET_LEFT: {
    met: { ar: 'الميزانية متوفرة', fr: 'Budget disponible', en: 'Budget available' },
    unmet: { ar: 'نفدت الميزانية', fr: 'Budget épuisé', en: 'Budget used up' },
  },
  OPEN_VOUCHERS: {
    met: { ar: 'قسائم مفتوحة', fr: 'Bons en cours', en: 'Open vouchers' },
    unmet: { ar: 'قسائم مفتوحة كثيرة', fr: 'Trop de bons en cours', en: 'Too many open vouchers' },
  },
} satisfies Record<string, { met: Localized; unmet: Localized }>;

export const signedByOrganization: Localized = {
  ar: 'موقعة من طرف هيئتك',
  fr: 'signée par votre organisme',
  en: 'signed by your organization',
};

export const lastDayIncluded: Localized = {
  ar: 'مع احتساب اليوم الأخير',
  fr: 'dernier jour inclus',
  en: 'last day included',
};

/** `Jusqu’au 31 décembre 2026`. */
export function untilText(day: CivilDate, language: Language): string {
  const text = formatCivilDate(day, language);
  return { ar: `إلى غاية ${text}`, fr: `Jusqu’au ${text}`, en: `Until ${text}` }[language];
}
