import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Card } from '../../ui/card.tsx';

const parts = ['who', 'what', 'why', 'seen', 'device', 'rights'] as const;

/** The privacy notice that consent refers to (law 09-08), in plain sentences. */
export function PrivacyPage() {
  const { t } = useTranslation('privacy');
  useDocumentTitle(t('title'));
  return (
    <div className="mx-auto grid w-full max-w-[720px] content-start gap-4 px-4 py-4 desktop:py-8">
      <h1>{t('title')}</h1>
      <Card className="grid gap-5 p-5">
        {parts.map((part) => (
          <section key={part} aria-labelledby={`privacy-${part}`}>
            <h2 id={`privacy-${part}`} className="mb-1">
              {t(`${part}.title`)}
            </h2>
            <p>{t(`${part}.text`)}</p>
          </section>
        ))}
      </Card>
    </div>
  );
}
