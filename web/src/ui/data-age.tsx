import History from 'lucide-react/icons/history';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../lib/offline/use-online.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface DataAgeProps {
  /** When the server gave it, as the server words it. */
  moment: string | undefined;
  /** The last try to read it again failed. */
  isStale: boolean;
  className?: string | undefined;
}

/** Without a network: of when what one reads is. Nothing while it is fresh; the region stays, so that it is announced. */
export function DataAge({ moment, isStale, className }: DataAgeProps) {
  const { t } = useTranslation();
  const isOnline = useOnline();
  const isShown = moment !== undefined && (isStale || !isOnline);
  return (
    <p
      role="status"
      className={isShown ? classNames('flex items-center gap-1.5 text-xs', className) : 'hidden-text'}
    >
      {isShown && (
        <>
          <Icon of={History} className="size-3.5" />
          <span>{t('network.readAt', { moment })}</span>
        </>
      )}
    </p>
  );
}
