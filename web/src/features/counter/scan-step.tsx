import CloudOff from 'lucide-react/icons/cloud-off';
import Hourglass from 'lucide-react/icons/hourglass';
import ScanBarcode from 'lucide-react/icons/scan-barcode';
import { Trans, useTranslation } from 'react-i18next';
import { isConnectionError, isRequestError } from '../../lib/graphql/request-error.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Num } from '../../ui/num.tsx';
import { clockText, useSecondsUntil } from '../../ui/use-countdown.ts';
import { CameraView } from './camera-view.tsx';
import { CodeEntry } from './code-entry.tsx';
import type { CheckState } from './use-counter-desk.ts';

interface ScanStepProps {
  check: CheckState;
  codesLockedUntilMs: number;
  onScan: (text: string) => void;
  onRecheck: () => void;
}

/** First step: the voucher comes in by camera, by hand or by a scanner. */
export function ScanStep({ check, codesLockedUntilMs, onScan, onRecheck }: ScanStepProps) {
  const { t } = useTranslation('counter');
  const secondsLocked = useSecondsUntil(codesLockedUntilMs);
  const isChecking = check.status === 'checking';
  return (
    <div className="counter-scan">
      <div className="card flush">
        <CameraView isPaused={isChecking} onCode={onScan} />
      </div>
      <section className="card entry" aria-labelledby="scan-title">
        <h1 id="scan-title" tabIndex={-1}>
          {t('scan.title')}
        </h1>
        <CheckFailure check={check} onRecheck={onRecheck} />
        {secondsLocked > 0 && (
          <Notice tone="harm" icon={Hourglass} role="status">
            <Trans
              t={t}
              i18nKey="code.locked"
              values={{ time: clockText(secondsLocked) }}
              components={{ num: <Num>{''}</Num> }}
            />
          </Notice>
        )}
        <CodeEntry isChecking={isChecking} isLocked={secondsLocked > 0} onCode={onScan} />
        <p className="scanner">
          <Icon of={ScanBarcode} />
          <span>{t('scan.scannerHint')}</span>
        </p>
      </section>
    </div>
  );
}

/** No answer about a voucher: nothing was used, and asking again is harmless. */
function CheckFailure({ check, onRecheck }: { check: CheckState; onRecheck: () => void }) {
  const { t } = useTranslation('counter');
  if (check.status !== 'failed') return null;
  const { error } = check;
  const text = isConnectionError(error)
    ? t('scan.noAnswer')
    : isRequestError(error)
      ? error.message
      : t('scan.failed');
  return (
    <Notice tone="wait" icon={CloudOff} role="alert" className="failure">
      <p>{text}</p>
      <Button kind="quiet" onPress={onRecheck}>
        {t('scan.again')}
      </Button>
    </Notice>
  );
}
