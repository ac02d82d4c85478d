import type { Language } from './language.ts';

/** A text in the languages it exists in; at least one of Arabic and French is required where it is stored. */
export interface LocalizedText {
  ar?: string;
  fr?: string;
  en?: string;
}

/** Which language stands in for a missing one, best first. */
const fallbacks: Record<Language, readonly Language[]> = {
  ar: ['ar', 'fr', 'en'],
  fr: ['fr', 'ar', 'en'],
  en: ['en', 'fr', 'ar'],
};

/** The text to show a reader, with the language it is really in, so that a fallback can be marked as such. */
export function displayText(text: LocalizedText, wanted: Language): { text: string; language: Language } {
  for (const language of fallbacks[wanted]) {
    const candidate = text[language];
    if (candidate) return { text: candidate, language };
  }
  return { text: '', language: wanted };
}
