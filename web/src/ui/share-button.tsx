import Share2 from 'lucide-react/icons/share-2';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { showToast } from './toast-store.ts';

/** Gives this page's address on: by the phone's own way, else by copying it. */
export function ShareButton({ title }: { title: string }) {
  const { t } = useTranslation();

  async function share() {
    const url = window.location.origin + window.location.pathname;
    if (typeof navigator.share === 'function') {
      // Closing the phone's sheet without sharing is no error.
      await navigator.share({ title, url }).catch(() => {});
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      showToast({ text: t('share.copied') });
    } catch {
      showToast({ text: t('share.failed', { url }), tone: 'harm' });
    }
  }

  return <IconButton label={t('share.label')} icon={Share2} look="raised" onPress={share} />;
}
