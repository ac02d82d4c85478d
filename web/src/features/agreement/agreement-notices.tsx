import CircleAlert from 'lucide-react/icons/circle-alert';
import CirclePause from 'lucide-react/icons/circle-pause';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import type { AgreementHead } from './agreement.types.ts';

/** What weighs on the agreement now: a suspension, a notice given. */
export function AgreementNotices({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const { suspension, termination } = agreement;
  return (
    <>
      {suspension && (
        <Notice tone="harm" icon={CirclePause}>
          <b>{t('suspend.since', { since: suspension.since.text })}</b>
          <p dir="auto">{suspension.reason}</p>
          <p>{suspension.effectOnVouchers}</p>
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
