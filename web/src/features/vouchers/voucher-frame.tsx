import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../../lib/routing/link-to.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** The whole screen of a voucher that is no longer open: calm, in the colours of the page. */
export function VoucherFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('vouchers');
  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid min-h-svh grid-cols-[minmax(0,400px)] content-start justify-center gap-3 px-4 pb-8"
    >
      <VoucherBar title={t('one.title')} />
      {children}
    </main>
  );
}

/** The whole screen of an open voucher: it turns Majorelle, so that a cashier sees at a glance that the voucher is open. */
export function VoucherStage({ children, end }: { children: ReactNode; end?: ReactNode }) {
  const { t } = useTranslation('vouchers');
  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid min-h-svh grid-cols-[minmax(0,400px)] content-between justify-center bg-stage px-4 text-white [--behind:var(--stage)] desktop:grid-cols-[440px] desktop:content-center desktop:pb-5 desktop:pt-2 [&_:focus-visible]:outline-white [&_.ticket_:focus-visible]:outline-action-strong"
    >
      <VoucherBar title={t('one.title')}>{end}</VoucherBar>
      {children}
    </main>
  );
}

function VoucherBar({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useTranslation('vouchers');
  return (
    <header className="screen-only flex min-h-14 items-center gap-1">
      <BackLink to={linkTo.vouchers()} label={t('one.back')} className="-ms-3" />
      <p className="text-l font-semibold">{title}</p>
      {children && <span className="ms-auto">{children}</span>}
    </header>
  );
}

/** It was read and is kept: the counter needs no network on the phone. */
export function WorksOfflineBadge() {
  const { t } = useTranslation('vouchers');
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full bg-white/16 px-2.5 py-1 text-xs font-semibold text-white">
      <Icon of={WifiOff} className="size-3.5" />
      {t('one.worksOffline')}
    </span>
  );
}

export function LiveVoucherSkeleton() {
  const { t } = useTranslation();
  return (
    <VoucherStage>
      <div className="ticket grid gap-5 p-5" role="status" aria-label={t('loading')}>
        <span className="flex gap-3">
          <Skeleton className="size-11 rounded-medium" />
          <span className="grid flex-1 gap-2 py-1">
            <Skeleton className="h-5 w-4/5" />
            <Skeleton className="h-4 w-3/5" />
          </span>
        </span>
        <Skeleton className="h-13 w-1/2" />
        <Skeleton className="h-19 w-full rounded-medium" />
        <Skeleton className="mx-auto mt-6 size-[222px] rounded-large" />
        <Skeleton className="mx-auto h-9 w-3/5" />
        <Skeleton className="h-12 w-full" />
      </div>
      <div className="h-19" />
    </VoucherStage>
  );
}
