import { countedNoun } from '@wasl/shared/counted-noun';
import type { Language } from '@wasl/shared/language';
import type { SuggestionRecord } from './suggestions.ts';

const standings = {
  PROSPECT: {
    ar: (since: string) => `فرصة مسجلة منذ ${since}`,
    fr: (since: string) => `Prospect depuis ${since}`,
    en: (since: string) => `A prospect for ${since}`,
  },
  DRAFT: {
    ar: (since: string) => `مسودة منذ ${since}`,
    fr: (since: string) => `Brouillon depuis ${since}`,
    en: (since: string) => `A draft for ${since}`,
  },
  IN_REVIEW: {
    ar: (since: string) => `في المراجعة منذ ${since}`,
    fr: (since: string) => `En revue depuis ${since}`,
    en: (since: string) => `In review for ${since}`,
  },
  OUT_FOR_SIGNATURE: {
    ar: (since: string) => `لدى الموقعين منذ ${since}`,
    fr: (since: string) => `En signature depuis ${since}`,
    en: (since: string) => `Out for signature for ${since}`,
  },
} as const;

const notContacted: Record<Language, string> = {
  ar: 'لم يُتصل به بعد',
  fr: 'Pas encore contacté',
  en: 'Not contacted yet',
};

const today: Record<Language, string> = { ar: 'اليوم', fr: 'aujourd’hui', en: 'today' };

/** Where somebody worth a call stands, in words. */
export function suggestionText({ stage, ageDays, notedStep }: SuggestionRecord, language: Language): string {
  if (notedStep) return notedStep;
  if (stage === null || !(stage in standings)) return notContacted[language];
  const since = ageDays === 0 ? today[language] : countedNoun(ageDays, 'day', language);
  return standings[stage as keyof typeof standings][language](since);
}
