import { useTranslation } from 'react-i18next';

/** First stop of the Tab key: past the bars, to the content. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className="skip-link button compact" href="#content">
      {t('skipToContent')}
    </a>
  );
}
