import { formatMoney } from '@wasl/shared/money';
import Archive from 'lucide-react/icons/archive';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VoucherState } from '../../gql/operations.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Tile } from '../../ui/tile.tsx';
import { type ListedVoucher, useVoucherList } from './voucher-list.ts';
import { lastMomentText } from './voucher-time.ts';

interface PastVouchersProps {
  states: readonly VoucherState[];
  emptyText: string;
}

/** Vouchers that are done with, newest first; each leads to its ticket. */
export function PastVouchers({ states, emptyText }: PastVouchersProps) {
  const { t } = useTranslation('vouchers');
  const { vouchers, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, data } =
    useVoucherList(states);
  if (isPending) {
    return (
      <Card className="grid gap-4" aria-label={t('list.loading')}>
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-11 w-full" />
      </Card>
    );
  }
  if (!data && error) return <QueryError error={error} onRetry={refetch} />;
  if (vouchers.length === 0) return <EmptyState level={3} icon={Archive} title={emptyText} />;
  return (
    <div className="grid gap-3">
      <Card flush>
        <ul className="m-0 list-none p-0">
          {vouchers.map((voucher) => (
            <PastVoucher key={voucher.id} voucher={voucher} />
          ))}
        </ul>
      </Card>
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onPress={() => fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </div>
  );
}

function PastVoucher({ voucher }: { voucher: ListedVoucher }) {
  const { t } = useTranslation('vouchers');
  const { language } = useLanguage();
  const { id, offer, beneficiary, redemption, state } = voucher;
  return (
    <li className="border-line not-first:border-t">
      <Link
        to={linkTo.voucher(id)}
        className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2.5 text-text no-underline hover:bg-action-soft focus-visible:-outline-offset-3"
      >
        <Tile size="small" sector={offer.sector.code} icon={offer.category.icon} />
        <span className="min-w-0 leading-snug">
          <b className="block" lang={offer.partner.name.displayLanguage}>
            {offer.partner.name.display}
          </b>
          <small className="block text-s text-muted">{beneficiary.name.display}</small>
          <small className="block text-s text-muted">{momentText()}</small>
          {state === 'REVERSED' && <Badge className="mt-1">{t('list.reversed')}</Badge>}
        </span>
        {state === 'REDEEMED' && redemption && (
          <GainFigure size="m">
            {formatMoney(redemption.discountCentimes, { unit: 'DH', cents: 'when_any' })}
          </GainFigure>
        )}
      </Link>
    </li>
  );

  /** When it was used, else when it was over, else when it was given. */
  function momentText(): string {
    if (redemption) return redemption.redeemedAt.text;
    return state === 'EXPIRED'
      ? lastMomentText(voucher.expiresAt, language)
      : t('ended.issued', { moment: voucher.issuedAt.text });
  }
}
