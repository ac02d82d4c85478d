import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the tab and to screen readers: `useDocumentTitle(t('title'))` → "قسائمي · وصل". */
export function useDocumentTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const name = t('productName');
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title, name]);
}
