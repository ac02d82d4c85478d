import type { Language } from '@wasl/shared/language';

interface Name {
  ar: string | null;
  fr: string | null;
  displayLanguage: Language;
}

/** A name in the script the reader's language does not use, to stand smaller beside it; null when there is none. */
export function otherScript({ ar, fr, displayLanguage }: Name): { text: string; language: Language } | null {
  if (displayLanguage === 'ar') return fr ? { text: fr, language: 'fr' } : null;
  return ar ? { text: ar, language: 'ar' } : null;
}
