import Hourglass from 'lucide-react/icons/hourglass';
import MessageSquareQuote from 'lucide-react/icons/message-square-quote';
import ScanLine from 'lucide-react/icons/scan-line';
import TicketX from 'lucide-react/icons/ticket-x';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { clockText, useSecondsUntil } from '../../ui/use-countdown.ts';
import type { Refusal } from './refusal.ts';

/** The voucher was not taken: why, and what the member in front of the counter can be told. */
export function RefusalStep({ refusal, onNext }: { refusal: Refusal; onNext: () => void }) {
  const { t } = useTranslation('counter');
  const { title, message, problem, sayToMember, saying, lockedUntilMs } = refusal;
  const say = sayToMember ?? (saying && t(`refusal.say.${saying}`));
  return (
    <section className="card counter-refusal" aria-labelledby="refusal-title">
      <span className="drawing">
        <Icon of={lockedUntilMs === null ? TicketX : Hourglass} />
      </span>
      <h1 id="refusal-title" tabIndex={-1}>
        {t(`refusal.title.${title}`)}
      </h1>
      <p>{message ?? (problem && t(`refusal.problem.${problem}`))}</p>
      {lockedUntilMs !== null && <Wait untilMs={lockedUntilMs} />}
      {say && (
        <blockquote>
          <Icon of={MessageSquareQuote} />
          <div>
            <b>{t('refusal.sayToMember')}</b>
            <p>{say}</p>
          </div>
        </blockquote>
      )}
      <Button wide large icon={ScanLine} onPress={onNext}>
        {t('refusal.next')}
      </Button>
    </section>
  );
}

function Wait({ untilMs }: { untilMs: number }) {
  const { t } = useTranslation('counter');
  const seconds = useSecondsUntil(untilMs);
  return (
    <>
      <p className="wait" role="timer" aria-live="off">
        {seconds > 0 ? <Num>{clockText(seconds)}</Num> : t('refusal.waitOver')}
      </p>
      <p className="text-muted">{t('refusal.qrStillWorks')}</p>
    </>
  );
}
