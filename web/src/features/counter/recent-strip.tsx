import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '@wasl/shared/money';
import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslation } from 'react-i18next';
import { CounterRedemptionsDocument, type CounterRedemptionsQuery } from '../../gql/operations.ts';
import { serverNowMs } from '../../lib/clock.ts';
import { operation } from '../../lib/graphql/api.ts';
import { classNames } from '../../ui/class-names.ts';
import { FlipIcon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { clockText, useSecondsUntil } from '../../ui/use-countdown.ts';
import { noteReach, useNetworkState } from './network-state.ts';
import { undoDeadlineMs, undoWindowSeconds } from './undo-deadline.ts';

export type RecentRedemption = CounterRedemptionsQuery['counterRedemptions'][number];

/** As many as a counter may want back within fifteen minutes. */
const shownAtOnce = 10;
const calmPauseMs = 45_000;
/** Without an answer the strip is also what finds out that the network is back. */
const anxiousPauseMs = 5_000;
/** Below this the time left is shown as urgent. */
const lastSeconds = 60;

interface RecentStripProps {
  branchId: string;
  onUndo: (redemption: RecentRedemption) => void;
}

/** The latest redemptions of the branch, each with the time left to undo it. */
export function RecentStrip({ branchId, onUndo }: RecentStripProps) {
  const { t } = useTranslation('counter');
  const network = useNetworkState();
  const reading = operation(CounterRedemptionsDocument, { branchId, first: shownAtOnce });
  const { queryFn } = reading;
  const { data, dataUpdatedAt } = useQuery({
    ...reading,
    ...(typeof queryFn === 'function' && {
      queryFn: (context: Parameters<typeof queryFn>[0]) => noteReach(Promise.resolve(queryFn(context))),
    }),
    refetchInterval: network === 'connected' ? calmPauseMs : anxiousPauseMs,
    refetchOnWindowFocus: true,
  });
  // What was read by the device's clock, told by the server's.
  const receivedAtMs = dataUpdatedAt + (serverNowMs() - Date.now());
  return (
    <section className="counter-recent screen-only" aria-label={t('recent.label')}>
      {data?.counterRedemptions.length === 0 && <p className="none">{t('recent.none')}</p>}
      {/* It scrolls, and not every entry has a button to reach it by. */}
      <ul tabIndex={data?.counterRedemptions.length ? 0 : -1} aria-label={t('recent.label')}>
        {data?.counterRedemptions.map((redemption) => (
          <Entry
            key={redemption.id}
            redemption={redemption}
            untilMs={undoDeadlineMs(redemption, receivedAtMs)}
            onUndo={() => onUndo(redemption)}
          />
        ))}
        {!data && (
          <li>
            <span className="what">
              <Skeleton className="mb-1 h-5 w-28" />
              <Skeleton className="h-4 w-20" />
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

interface EntryProps {
  redemption: RecentRedemption;
  untilMs: number | null;
  onUndo: () => void;
}

function Entry({ redemption, untilMs, onUndo }: EntryProps) {
  const { t } = useTranslation('counter');
  const seconds = useSecondsUntil(untilMs ?? 0);
  const { beneficiaryName, redeemedAt, discountCentimes, isReversed } = redemption;
  const isLate = seconds <= lastSeconds;
  return (
    <li className={classNames(isLate && 'late', isReversed && 'reversed')}>
      <p className="what">
        <b>
          <bdi>{beneficiaryName}</bdi>
        </b>
        <small>
          <Num>{redeemedAt.time}</Num>
          {' · '}
          {isReversed ? t('recent.undone') : <Num>{formatMoney(-discountCentimes)}</Num>}
        </small>
      </p>
      {seconds > 0 && (
        <>
          <button type="button" onClick={onUndo}>
            <FlipIcon of={Undo2} />
            <span className="hidden-text">{t('recent.undoOf', { name: beneficiaryName })}</span>
            <span aria-hidden="true">{t('undo.action')}</span>
            <Num>{clockText(seconds)}</Num>
          </button>
          <span className="time" aria-hidden="true">
            <i style={{ inlineSize: `${(seconds / undoWindowSeconds) * 100}%` }} />
          </span>
        </>
      )}
    </li>
  );
}
