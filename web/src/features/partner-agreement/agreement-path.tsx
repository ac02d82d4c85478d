import Check from 'lucide-react/icons/check';
import ChevronRight from 'lucide-react/icons/chevron-right';
import CircleCheck from 'lucide-react/icons/circle-check';
import Clock from 'lucide-react/icons/clock';
import PenLine from 'lucide-react/icons/pen-line';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FlipIcon, Icon, type IconGlyph } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import {
  identityProgress,
  isPrepared,
  type Part,
  type PartnerChecklist,
  type PartnerSigning,
  type PartState,
  type PreparedAgreement,
  partStates,
  parts,
  unplacedBranches,
} from './agreement-parts.ts';

interface AgreementPathProps {
  agreement: PreparedAgreement;
  checklist: PartnerChecklist | null;
  signing: PartnerSigning | null;
  isLoading: boolean;
}

const glyphs: Record<PartState, IconGlyph | null> = {
  done: Check,
  yours: PenLine,
  others: Clock,
  later: null,
};
const tones: Record<PartState, string> = {
  done: 'bg-mint-100 text-mint-700',
  yours: 'bg-action-soft text-action-strong',
  others: 'bg-sand-100 text-muted',
  later: 'bg-sand-100 text-muted',
};

/** The way to an agreement in force as a short path: what is done, what waits for the partner, what comes next. */
export function AgreementPath({ agreement, checklist, signing, isLoading }: AgreementPathProps) {
  const { t } = useTranslation('partner-agreement');
  const states = partStates({ agreement, checklist, signing });
  const first = parts.find((part) => states[part] === 'yours');
  const isInForce = agreement.state === 'ACTIVE' || agreement.state === 'RENEWING';
  const isOpen = isPrepared(agreement);
  if (isLoading)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-96 w-full rounded-large" />
      </div>
    );
  return (
    <>
      {first && isOpen && (
        <Card as="section" aria-labelledby="next" className="grid gap-3 border-2 border-action p-5">
          <div className="grid gap-1">
            <p className="text-s font-semibold text-action-strong">{t('yourTurn')}</p>
            <h2 id="next">{t(`part.${first}.title`)}</h2>
            <p className="text-muted">{t(`part.${first}.text`)}</p>
          </div>
          <LinkButton large wide to={`?part=${first}`}>
            {t(`part.${first}.go`)}
          </LinkButton>
        </Card>
      )}
      {!first && isOpen && (
        <Card className="flex gap-3 p-5">
          <Icon of={CircleCheck} className="size-6.5 flex-none text-mint-700" />
          <p>{t('nothingToDo')}</p>
        </Card>
      )}
      <Card as="section" flush aria-labelledby="path">
        <h2 id="path" className="px-5 pt-4 text-m">
          {t('path')}
        </h2>
        <ol className="grid">
          {parts.map((part, index) => (
            <li key={part} className="border-t border-line first:border-t-0">
              <Link
                to={`?part=${part}`}
                className="grid min-h-16 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3 px-5 py-3 text-text no-underline"
              >
                <span
                  className={classNames(
                    'grid size-9 place-items-center rounded-full text-s font-semibold',
                    tones[states[part]],
                  )}
                >
                  <PartGlyph state={states[part]} number={index + 1} />
                </span>
                <span className="grid min-w-0 leading-snug">
                  <b>{t(`part.${part}.title`)}</b>
                  <span className="text-s text-muted">
                    <PartSentence part={part} agreement={agreement} checklist={checklist} signing={signing} />
                  </span>
                </span>
                <FlipIcon of={ChevronRight} className="text-muted" />
              </Link>
            </li>
          ))}
          <li className="grid min-h-16 grid-cols-[auto_minmax(0,1fr)] items-center gap-3 border-t border-line px-5 py-3">
            <span
              className={classNames(
                'grid size-9 place-items-center rounded-full text-s font-semibold',
                tones[isInForce ? 'done' : 'later'],
              )}
            >
              <PartGlyph state={isInForce ? 'done' : 'later'} number={parts.length + 1} />
            </span>
            <span className="grid leading-snug">
              <b>{t('inForce.title')}</b>
              <span className="text-s text-muted">{t(isInForce ? 'inForce.yes' : 'inForce.later')}</span>
            </span>
          </li>
        </ol>
      </Card>
    </>
  );
}

function PartGlyph({ state, number }: { state: PartState; number: number }) {
  const { t } = useTranslation('partner-agreement');
  const glyph = glyphs[state];
  return (
    <>
      {glyph ? <Icon of={glyph} className="size-4.5" /> : <Num>{number}</Num>}
      <VisuallyHidden>{t(`partState.${state}`)}</VisuallyHidden>
    </>
  );
}

interface PartSentenceProps {
  part: Part;
  agreement: PreparedAgreement;
  checklist: PartnerChecklist | null;
  signing: PartnerSigning | null;
}

/** Where a part stands, in one line. */
function PartSentence({ part, agreement, checklist, signing }: PartSentenceProps) {
  const { t } = useTranslation('partner-agreement');
  switch (part) {
    case 'identity': {
      const { filled, all } = identityProgress(agreement);
      return filled === all ? t('sentence.identityDone') : t('sentence.identity', { filled, all });
    }
    case 'branches': {
      const unplaced = unplacedBranches(agreement);
      if (agreement.partner.branches.length === 0) return t('sentence.noBranch');
      return unplaced > 0
        ? t('sentence.unplaced', { count: unplaced })
        : t('sentence.branches', { count: agreement.partner.branches.length });
    }
    case 'text':
      return agreement.currentVersion
        ? t(`sentence.stage.${agreement.currentVersion.stage}`)
        : t('sentence.noText');
    case 'signing':
      if (signing)
        return t('sentence.signed', { signed: signing.signedCount, all: signing.signatories.length });
      return t(isPrepared(agreement) ? 'sentence.notSent' : 'sentence.signedElsewhere');
    case 'documents':
      return checklist
        ? t('sentence.given', { done: checklist.doneCount, all: checklist.requiredCount })
        : t('sentence.noChecklist');
    case 'training':
      return t('sentence.training');
  }
}
