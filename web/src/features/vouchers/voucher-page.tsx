import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { serverNowMs } from '../../lib/clock.ts';
import { isConnectionError, isRequestError } from '../../lib/graphql/request-error.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { LinkButton } from '../../ui/button.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { EndedVoucher } from './ended-voucher.tsx';
import { LiveVoucher } from './live-voucher.tsx';
import { RedeemedVoucher } from './redeemed-voucher.tsx';
import { useCorrectedNow } from './use-corrected-now.ts';
import { VoucherAnnouncer } from './voucher-announcer.tsx';
import { LiveVoucherSkeleton, VoucherFrame } from './voucher-frame.tsx';
import { useVoucher, type VoucherDetails } from './voucher-reading.ts';
import { isPastEnd, offsetOf } from './voucher-time.ts';

export function VoucherPage() {
  const { voucherId = '' } = useParams();
  // One page per voucher: nothing of another one stays in sight.
  return <OneVoucher key={voucherId} id={voucherId} />;
}

function OneVoucher({ id }: { id: string }) {
  const { t } = useTranslation('vouchers');
  useDocumentTitle(t('one.title'));
  const { data, dataUpdatedAt, error, isPending, refetch } = useVoucher(id);
  const voucher = data?.voucher;
  if (voucher) {
    return (
      <VoucherInItsState
        voucher={voucher}
        readAtMillis={dataUpdatedAt}
        readAtText={data.service.now.text}
        isStale={error !== null}
      />
    );
  }
  if (isPending) return <LiveVoucherSkeleton />;
  if (data || isRequestError(error, 'NOT_FOUND')) {
    return (
      <VoucherFrame>
        <ErrorState
          level={1}
          title={t('one.unknownTitle')}
          text={t('one.unknownText')}
          action={<LinkButton to={linkTo.vouchers()}>{t('one.back')}</LinkButton>}
        />
      </VoucherFrame>
    );
  }
  return (
    <VoucherFrame>
      {isConnectionError(error) ? (
        <ErrorState
          level={1}
          title={t('one.neverSeenTitle')}
          text={t('one.neverSeenText')}
          action={<LinkButton to={linkTo.vouchers()}>{t('one.back')}</LinkButton>}
        />
      ) : (
        <QueryError error={error} onRetry={refetch} />
      )}
    </VoucherFrame>
  );
}

interface VoucherInItsStateProps {
  voucher: VoucherDetails;
  readAtMillis: number;
  readAtText: string;
  /** The last try to read it again failed. */
  isStale: boolean;
}

function VoucherInItsState({ voucher, readAtMillis, readAtText, isStale }: VoucherInItsStateProps) {
  const [firstState] = useState(voucher.state);
  const offsetMillis = offsetOf({ serverTime: voucher.serverTime, readAtMillis }, serverNowMs() - Date.now());
  const nowMillis = useCorrectedNow(offsetMillis, voucher.state === 'ISSUED');
  // Without a network its end must show all the same.
  const state =
    voucher.state === 'ISSUED' && isPastEnd(voucher.expiresAt, nowMillis) ? 'EXPIRED' : voucher.state;
  useFocusAfterChange(state);
  const hasJustBeenUsed = firstState === 'ISSUED' && state === 'REDEEMED';
  return (
    <>
      <VoucherAnnouncer voucher={voucher} state={state} firstState={firstState} />
      {state === 'ISSUED' && (
        <LiveVoucher voucher={voucher} nowMillis={nowMillis} readAtText={readAtText} isStale={isStale} />
      )}
      {state === 'REDEEMED' && <RedeemedVoucher voucher={voucher} isTorn={hasJustBeenUsed} />}
      {state !== 'ISSUED' && state !== 'REDEEMED' && <EndedVoucher voucher={voucher} state={state} />}
    </>
  );
}

/** When the ticket turns into another while a button of it has the focus, that focus would be lost: the new content gets it. */
function useFocusAfterChange(state: string): void {
  const [shown, setShown] = useState(state);
  useEffect(() => {
    if (shown === state) return;
    setShown(state);
    if (document.activeElement === document.body) {
      document.getElementById('content')?.focus({ preventScroll: true });
    }
  }, [shown, state]);
}
