import { useQueryClient } from '@tanstack/react-query';
import TicketGlyph from 'lucide-react/icons/ticket';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { VoucherState } from '../../gql/operations.ts';
import { useOnline } from '../../lib/offline/use-online.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DataAge } from '../../ui/data-age.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { OpenVoucher } from './open-voucher.tsx';
import { PastVouchers } from './past-vouchers.tsx';
import { useVoucherList } from './voucher-list.ts';
import { voucherReading } from './voucher-reading.ts';

const pastTabs = ['used', 'expired', 'cancelled'] as const;

type PastTab = (typeof pastTabs)[number];

/** A use that the partner undid gave the voucher back as a cancellation does; it stands with those, and says so. */
const statesOfTab: Readonly<Record<PastTab, readonly VoucherState[]>> = {
  used: ['REDEEMED'],
  expired: ['EXPIRED'],
  cancelled: ['CANCELLED', 'REVERSED'],
};

const openStates: readonly VoucherState[] = ['ISSUED'];

/** Open vouchers first: they are what one comes for. Then what became of the others. */
export function VouchersPage() {
  const { t } = useTranslation('vouchers');
  useDocumentTitle(t('list.title'));
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-8 px-4 py-4 desktop:py-8">
      <OpenVouchers />
      <PastSection />
    </div>
  );
}

function OpenVouchers() {
  const { t } = useTranslation('vouchers');
  const { vouchers, readAtText, isPending, error, refetch } = useVoucherList(openStates);
  useReadAhead(vouchers.map(({ id }) => id));
  return (
    <section aria-labelledby="open-vouchers" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 id="open-vouchers">{t('list.open')}</h1>
        <DataAge moment={readAtText} isStale={error !== null} className="text-muted" />
      </div>
      {isPending && (
        <div className="grid gap-4" role="status" aria-label={t('list.loading')}>
          <CardSkeleton />
          <CardSkeleton />
        </div>
      )}
      {!isPending && error && readAtText === undefined && <QueryError error={error} onRetry={refetch} />}
      {readAtText !== undefined && vouchers.length === 0 && (
        <EmptyState
          icon={TicketGlyph}
          title={t('list.noneOpen')}
          text={t('list.noneOpenText')}
          action={<LinkButton to={linkTo.search()}>{t('list.toSearch')}</LinkButton>}
        />
      )}
      {vouchers.length > 0 && (
        <ul className="m-0 grid list-none gap-4 p-0">
          {vouchers.map((voucher) => (
            <li key={voucher.id}>
              <OpenVoucher voucher={voucher} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Reads each open voucher whole while there is a network: at the counter there may be none, and it was never opened before. */
function useReadAhead(ids: readonly string[]): void {
  const queryClient = useQueryClient();
  const isOnline = useOnline();
  const joined = ids.join(' ');
  useEffect(() => {
    if (!isOnline || joined === '') return;
    for (const id of joined.split(' ')) void queryClient.prefetchQuery(voucherReading(id));
  }, [joined, isOnline, queryClient]);
}

function PastSection() {
  const { t } = useTranslation('vouchers');
  const [search, setSearch] = useSearchParams();
  const asked = search.get('tab');
  const tab = pastTabs.find((each) => each === asked) ?? 'used';
  return (
    <section aria-labelledby="past-vouchers" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="past-vouchers">{t('list.past')}</h2>
        <LinkButton kind="text" compact to={linkTo.history()} className="-me-4">
          {t('list.savings')}
        </LinkButton>
      </div>
      <Tabs
        label={t('list.past')}
        value={tab}
        onChange={(next) => setSearch(next === 'used' ? {} : { tab: next }, { replace: true })}
        tabs={pastTabs.map((value) => ({ value, label: t(`list.tabs.${value}`) }))}
      >
        <div className="pt-3">
          <PastVouchers key={tab} states={statesOfTab[tab]} emptyText={t(`list.none.${tab}`)} />
        </div>
      </Tabs>
    </section>
  );
}
