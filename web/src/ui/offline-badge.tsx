import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../lib/offline/use-online.ts';
import { Icon } from './icon.tsx';

/** Says that there is no network, with a word beside the icon. Nothing while there is one; the region stays, so that it is announced. */
export function OfflineBadge({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const isOnline = useOnline();
  return (
    <span role="status">
      {!isOnline && (
        <span className="network">
          <Icon of={CloudOff} />
          <span className={compact ? 'max-tablet:hidden' : undefined}>{t('network.offline')}</span>
          {compact && <span className="hidden-text tablet:hidden">{t('network.offline')}</span>}
        </span>
      )}
    </span>
  );
}
