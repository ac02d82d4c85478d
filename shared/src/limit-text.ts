import { countedNoun } from './counted-noun.ts';
import type { Language } from './language.ts';
import type { LimitPeriod, LimitRule, LimitScope } from './limits.ts';

export const limitPeriodText: Record<Language, Record<LimitPeriod, string>> = {
  ar: {
    day: 'في اليوم',
    week: 'في الأسبوع',
    month: 'في الشهر',
    year: 'في السنة',
    total: 'طوال مدة العرض',
  },
  fr: {
    day: 'par jour',
    week: 'par semaine',
    month: 'par mois',
    year: 'par an',
    total: 'pour toute la durée de l’offre',
  },
  en: {
    day: 'per day',
    week: 'per week',
    month: 'per month',
    year: 'per year',
    total: 'over the whole offer',
  },
};

export const limitScopeText: Record<Language, Record<LimitScope, string>> = {
  ar: { offer: 'لمجموع المنخرطين', person: 'لكل مستفيد', household: 'لكل أسرة' },
  fr: { offer: 'pour l’ensemble des adhérents', person: 'par bénéficiaire', household: 'par foyer' },
  en: { offer: 'for all members together', person: 'per person', household: 'per household' },
};

/** A limit in words: `4 استفادات في السنة لكل أسرة`, `4 utilisations par an, par foyer`. */
export function limitText(
  { count, scope, period }: LimitRule,
  language: Language,
  role: 'object' | 'subject' = 'subject',
): string {
  const uses = countedNoun(count, 'use', language, role);
  const separator = language === 'ar' ? ' ' : ', ';
  return `${uses} ${limitPeriodText[language][period]}${separator}${limitScopeText[language][scope]}`;
}
