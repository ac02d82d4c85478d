import { isLanguage, type Language, languages } from '@wasl/shared/language';
import Languages from 'lucide-react/icons/languages';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../lib/i18n/use-language.ts';
import { Icon } from './icon.tsx';

/** Each language by its own name, in every language. */
const ownNames: Record<Language, string> = { ar: 'العربية', fr: 'Français', en: 'English' };

/** Changes the language in place: the page, what is typed and where it is scrolled stay. */
export function LanguageSwitcher() {
  const { t } = useTranslation();
  const { language, chooseLanguage } = useLanguage();
  return (
    <span className="chip language">
      <Icon of={Languages} />
      <select
        aria-label={t('language.label')}
        value={language}
        onChange={({ target }) => {
          if (isLanguage(target.value)) void chooseLanguage(target.value);
        }}
      >
        {languages.map((option) => (
          <option key={option} value={option} lang={option}>
            {ownNames[option]}
          </option>
        ))}
      </select>
    </span>
  );
}
