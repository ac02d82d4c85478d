import { defaultLanguage, isLanguage, type Language } from '@wasl/shared/language';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from './i18n.ts';

/** The language of the page and the way to change it in place. */
export function useLanguage(): { language: Language; chooseLanguage: (language: Language) => Promise<void> } {
  const { i18n } = useTranslation();
  return { language: isLanguage(i18n.language) ? i18n.language : defaultLanguage, chooseLanguage };
}
