import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '@wasl/shared/language';
import { useTranslation } from 'react-i18next';
import { AccountDocument, UpdateProfileDocument } from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Each language by its own name, in every language. */
const options = [
  { value: 'ar', label: 'العربية', lang: 'ar' },
  { value: 'fr', label: 'Français', lang: 'fr' },
  { value: 'en', label: 'English', lang: 'en' },
] as const satisfies readonly { value: Language; label: string; lang: string }[];

/** The language of the pages here and, on the account, of what is written to the person. */
export function LanguageChoice({ current }: { current: Language }) {
  const { t } = useTranslation('account');
  const queryClient = useQueryClient();
  const { language, chooseLanguage } = useLanguage();
  const update = useOperation(UpdateProfileDocument);

  async function choose(chosen: Language) {
    await chooseLanguage(chosen);
    try {
      await update.mutateAsync({ input: { language: chosen } });
      await queryClient.invalidateQueries({ queryKey: operationKey(AccountDocument) });
    } catch {
      showToast({ tone: 'harm', text: t('languageHereOnly') });
    }
  }

  return (
    <div className="grid gap-1.5">
      <p className="text-s font-semibold" aria-hidden="true">
        {t('language')}
      </p>
      <Segmented
        label={t('language')}
        value={language}
        onChange={(chosen) => void choose(chosen)}
        options={options}
      />
      {current !== language && <p className="text-xs text-muted">{t('languageDiffers')}</p>}
    </div>
  );
}
