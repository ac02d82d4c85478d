import CircleAlert from 'lucide-react/icons/circle-alert';
import CirclePause from 'lucide-react/icons/circle-pause';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import type { AgreementHead } from './agreement.types.ts';

/** What weighs on the agreement now: a suspension, a notice given. */
export function AgreementNotices({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const { suspension, termination, state, endsOn } = agreement;
  return (
    <>
      {suspension && (
        <Notice tone="harm" icon={CirclePause}>
          <b>{t('suspend.since', { since: suspension.since.text })}</b>
          <p dir="auto">{suspension.reason}</p>
          <p>{suspension.effectOnVouchers}</p>
        </Notice>
      )}
      {state === 'RENEWING' && (
        <Notice tone="action" icon={RefreshCw}>
          {t('renew.running', { day: endsOn.text })}
        </Notice>
      )}
      {termination && (
        <Notice tone="wait" icon={CircleAlert}>
          <b>{t(`terminate.running.${termination.by}`, { day: termination.lastDay.text })}</b>
          <p dir="auto">{termination.reason}</p>
        </Notice>
      )}
    </>
  );
}
