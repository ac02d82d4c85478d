import FileText from 'lucide-react/icons/file-text';
import PenLine from 'lucide-react/icons/pen-line';
import Users from 'lucide-react/icons/users';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { AgreementText } from '../../ui/agreement/agreement-text.tsx';
import { RateList } from '../../ui/agreement/rate-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Code } from '../../ui/code.tsx';
import { FileSize } from '../../ui/file-upload.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QuietFrame } from '../../ui/quiet-frame.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { SignForm } from './sign-form.tsx';
import { SignerProgress } from './signer-progress.tsx';
import type { OpenedLink, SigningVisit } from './signing-visit.ts';

interface UndecidedViewProps {
  visit: SigningVisit;
  token: string;
  /** What the link shows from now on. */
  onLink: (link: OpenedLink) => void;
}

type Step = 'read' | 'sign' | 'hand-over';

/** The text to read, and the ways on: sign, decline, hand over. What was begun in one stays when one looks back at the text. */
export function UndecidedView({ visit, token, onLink }: UndecidedViewProps) {
  const { t } = useTranslation('signing');
  const [step, setStep] = useState<Step>('read');
  const [isDeclining, setDeclining] = useState(false);
  const [wasAtSigning, setWasAtSigning] = useState(false);

  function go(next: Step) {
    if (next === 'sign') setWasAtSigning(true);
    setStep(next);
    window.scrollTo({ top: 0 });
  }

  return (
    <QuietFrame title={t('title')} wide={step === 'read'}>
      {step === 'read' && (
        <ReadStep
          visit={visit}
          onSign={() => go('sign')}
          onDecline={() => setDeclining(true)}
          onHandOver={() => go('hand-over')}
        />
      )}
      {wasAtSigning && (
        <div hidden={step !== 'sign'}>
          <SignForm visit={visit} token={token} onLink={onLink} onBack={() => go('read')} />
        </div>
      )}
      {step === 'hand-over' && (
        <HandOverForm visit={visit} token={token} onLink={onLink} onBack={() => go('read')} />
      )}
      {isDeclining && <DeclineDialog token={token} onLink={onLink} onClose={() => setDeclining(false)} />}
    </QuietFrame>
  );
}

interface ReadStepProps {
  visit: SigningVisit;
  onSign: () => void;
  onDecline: () => void;
  onHandOver: () => void;
}

function ReadStep({ visit, onSign, onDecline, onHandOver }: ReadStepProps) {
  const { t } = useTranslation('signing');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 desktop:grid-cols-[minmax(0,1fr)_340px] desktop:gap-6">
      <header className="grid gap-2 desktop:col-span-2">
        <p className="text-s text-muted">{t('greeting', { name: visit.signatoryName })}</p>
        <h1 className="text-balance">
          <Trans
            t={t}
            i18nKey="asks"
            components={{
              organization: <LocalText text={visit.organizationName} />,
              partner: <LocalText text={visit.partnerName} />,
            }}
          />
        </h1>
        <p className="max-w-[68ch] text-muted">{t('inShort')}</p>
      </header>
      <aside className="grid content-start gap-4 desktop:col-start-2 desktop:row-span-2 desktop:row-start-2">
        <Card as="section" aria-labelledby="facts" className="grid gap-2">
          <h2 id="facts" className="text-m">
            {t('facts.title')}
          </h2>
          <dl className="grid gap-2 text-s [&_dd]:font-semibold [&_dt]:text-muted">
            <div>
              <dt>{t('facts.reference')}</dt>
              <dd>
                <Code value={visit.reference} />
              </dd>
            </div>
            <div>
              <dt>{t('facts.period')}</dt>
              <dd>{t('facts.fromTo', { from: visit.startsOn.text, to: visit.endsOn.text })}</dd>
            </div>
            <div>
              <dt>{t('facts.youSignAs')}</dt>
              <dd>
                <bdi>{visit.signatoryName}</bdi>
                {t('comma')}
                <bdi>{visit.signatoryTitle}</bdi>
              </dd>
            </div>
            <div>
              <dt>{t('facts.linkEnds')}</dt>
              <dd>{visit.expiresAt.text}</dd>
            </div>
          </dl>
        </Card>
        {visit.schedule.length > 0 && (
          <Card as="section" aria-labelledby="rates">
            <h2 id="rates" className="text-m">
              {t('rates')}
            </h2>
            <RateList rates={visit.schedule} />
          </Card>
        )}
        {visit.attachments.length > 0 && (
          <Card as="section" aria-labelledby="attachments" className="grid gap-1">
            <h2 id="attachments" className="text-m">
              {t('attachments')}
            </h2>
            {visit.attachments.map(({ id, name, url, sizeBytes }) => (
              <a key={id} className="link min-h-11 gap-2" href={url} target="_blank" rel="noreferrer">
                <Icon of={FileText} />
                <bdi className="truncate">{name}</bdi>
                <small className="text-muted">
                  <FileSize bytes={sizeBytes} />
                </small>
              </a>
            ))}
          </Card>
        )}
      </aside>
      <div className="grid content-start gap-4 desktop:col-start-1 desktop:row-span-2 desktop:row-start-2">
        <section aria-labelledby="the-text" className="grid gap-3">
          <h2 id="the-text">{t('text')}</h2>
          <AgreementText clauses={visit.clauses} />
        </section>
        <Card as="section" aria-labelledby="people" className="grid gap-2">
          <h2 id="people" className="text-m">
            {t('people.title')}
          </h2>
          <SignerProgress visit={visit} />
        </Card>
      </div>
      <div className="sticky bottom-0 z-10 -mx-4 grid gap-2 border-t border-line bg-card px-4 py-3 pb-[max(12px,env(safe-area-inset-bottom))] desktop:col-span-2 desktop:mx-0 desktop:grid-cols-[1fr_auto_auto] desktop:items-center desktop:rounded-large desktop:border desktop:px-6">
        {visit.isTheirTurn ? (
          <>
            <p className="text-s text-muted max-desktop:hidden">{t('readFirst')}</p>
            <Button large icon={PenLine} onPress={onSign} className="desktop:order-3">
              {t('sign')}
            </Button>
            <div className="flex justify-center gap-2 desktop:order-2">
              <Button kind="text" compact onPress={onHandOver}>
                {t('handOver.open')}
              </Button>
              <Button kind="text" harm compact onPress={onDecline}>
                {t('decline.open')}
              </Button>
            </div>
          </>
        ) : (
          <Notice tone="wait" icon={Users}>
            {t('notYet')}
          </Notice>
        )}
      </div>
    </div>
  );
}
