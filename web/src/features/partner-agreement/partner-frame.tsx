import Lock from 'lucide-react/icons/lock';
import Store from 'lucide-react/icons/store';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { IconLink, LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LanguageSwitcher } from '../../ui/language-switcher.tsx';
import { LogoMark } from '../../ui/logo.tsx';
import { OfflineBadge } from '../../ui/offline-badge.tsx';
import { EmptyState } from '../../ui/states.tsx';

interface PartnerFrameProps {
  /** Wide enough for a text in two languages. */
  wide?: boolean;
  children: ReactNode;
}

/** The partner's pages beside the counter: whose they are, the way to the counter, the language. */
export function PartnerFrame({ wide = false, children }: PartnerFrameProps) {
  const { t } = useTranslation('partner-agreement');
  const { viewer } = useViewer();
  const name = viewer?.partnerStaff?.partner.name;
  return (
    <div className="grid min-h-svh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] [--tap:48px]">
      <header className="screen-only flex min-h-14 items-center gap-2 border-b border-line bg-card px-4 desktop:px-6">
        <span className="logo">
          <LogoMark />
        </span>
        <b className="min-w-0 flex-1 truncate">{name && <bdi>{name.display}</bdi>}</b>
        <OfflineBadge compact />
        <LanguageSwitcher />
        <IconLink label={t('toCounter')} icon={Store} to={linkTo.counter()} look="soft" />
      </header>
      <div
        className={classNames(
          'mx-auto grid w-full grid-cols-[minmax(0,1fr)] content-start gap-4 px-4 py-5 desktop:py-8',
          wide ? 'max-w-[1080px]' : 'max-w-[640px]',
        )}
      >
        {viewer?.role === 'PARTNER_CASHIER' ? (
          <EmptyState
            level={1}
            icon={Lock}
            title={t('cashier')}
            text={t('cashierText')}
            action={<LinkButton to={linkTo.counter()}>{t('toCounter')}</LinkButton>}
          />
        ) : (
          children
        )}
      </div>
    </div>
  );
}
