import { useQuery } from '@tanstack/react-query';
import { daysBetween } from '@wasl/shared/civil-date';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import {
  AgreementPeopleDocument,
  AgreementTodayDocument,
  RemindSignatoryDocument,
  SubmitForReviewDocument,
} from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import { type ActionName, chooseActions } from './actions.ts';
import type { AgreementHead } from './agreement.types.ts';
import { AgreementFacts } from './agreement-facts.tsx';
import { AgreementHeadBar } from './agreement-head-bar.tsx';
import { AgreementNotices } from './agreement-notices.tsx';
import { AgreementSide } from './agreement-side.tsx';
import { ChangeTrouble } from './change-trouble.tsx';
import { DeskDialogs, type OpenDialog } from './desk-dialogs.tsx';
import { TextPanel } from './text-panel.tsx';
import { useAgreementChange } from './use-agreement-change.ts';
import { useDeskKeys } from './use-desk-keys.ts';

const DraftEditor = lazy(() =>
  import('./draft/draft-editor.tsx').then((module) => ({ default: module.DraftEditor })),
);

/** What a phone shows at a time. */
const parts = ['text', 'people', 'checklist', 'history'] as const;
export type DeskPart = (typeof parts)[number];

/** So many days before its end an agreement is looked at for what follows. */
const endingDays = 90;

/** The agreement with everything that can be done with it. */
export function AgreementDesk({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const people = useQuery(operation(AgreementPeopleDocument, { id: agreement.id }));
  const today = useQuery({ ...operation(AgreementTodayDocument), staleTime: 600_000 }).data?.service.now.date;
  const submit = useAgreementChange(SubmitForReviewDocument);
  const remind = useAgreementChange(RemindSignatoryDocument);

  const found = people.data?.agreement ?? null;
  const request =
    found?.signing && found.signing.versionNumber === found.currentVersion?.number ? found.signing : null;
  const { main, others } = chooseActions(agreement.allowedActions, {
    state: agreement.state,
    stage: agreement.currentVersion?.stage ?? null,
    isSealed: agreement.sealedAt !== null,
    request: request && { state: request.state, route: request.route, hasScan: request.scan !== null },
    isEnding: today ? daysBetween(today, agreement.endsOn.date) <= endingDays : false,
  });

  const isEditing = search.get('view') === 'edit' && agreement.allowedActions.includes('saveDraft');
  const part = parts.find((each) => each === search.get('part')) ?? 'text';
  const go = (change: Record<string, string | null>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change))
          if (value === null) next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );

  function act(action: ActionName) {
    submit.forget();
    remind.forget();
    if (action === 'saveDraft') return go({ view: 'edit', part: null });
    if (action === 'submitForReview') return submit.send({ agreementId: agreement.id }, t('submit.done'));
    if (action === 'remindSignatory')
      return remind.send({ agreementId: agreement.id }, t('signatories.remindedAll'));
    if (action === 'uploadSignedScan') {
      go({ part: 'people' });
      document.querySelector<HTMLElement>('#paper button')?.focus();
      return;
    }
    setOpen(action);
  }

  const mayRemind = main === 'remindSignatory' || others.includes('remindSignatory');
  useDeskKeys({
    e: main && !isEditing ? () => void act(main) : undefined,
    r: mayRemind ? () => void act('remindSignatory') : undefined,
    c: () => setOpen('compare'),
    '?': () => setOpen('keys'),
  });

  return (
    <>
      <div className="agreement-top">
        <AgreementHeadBar
          agreement={agreement}
          request={request}
          main={isEditing ? null : main}
          others={isEditing ? others.filter((action) => action !== 'saveDraft') : others}
          onAct={act}
          onOpen={setOpen}
        />
        <AgreementFacts agreement={agreement} request={request} />
      </div>
      <div className="agreement-notices screen-only">
        <AgreementNotices agreement={agreement} />
        <ChangeTrouble trouble={remind.trouble} />
        <ChangeTrouble trouble={submit.trouble}>
          {agreement.allowedActions.includes('saveDraft') && !isEditing && (
            <Button kind="text" compact onPress={() => go({ view: 'edit' })}>
              {t('submit.toDraft')}
            </Button>
          )}
        </ChangeTrouble>
      </div>
      {isEditing ? (
        <Suspense fallback={<TextSkeleton lines={10} />}>
          <DraftEditor agreement={agreement} onClose={() => go({ view: null })} />
        </Suspense>
      ) : (
        <>
          <Segmented
            className="agreement-parts screen-only"
            label={t('tabs.label')}
            value={part}
            onChange={(value: DeskPart) => go({ part: value === 'text' ? null : value })}
            options={parts.map((each) => ({ value: each, label: t(`tabs.${each}`) }))}
          />
          <div className="agreement-desk" data-part={part}>
            <div className="agreement-main" data-part="text">
              <TextPanel agreement={agreement} people={found} onCompare={() => setOpen('compare')} />
            </div>
            <AgreementSide
              agreement={agreement}
              people={found}
              error={people.error}
              onRetry={people.refetch}
            />
          </div>
        </>
      )}
      <DeskDialogs open={open} agreement={agreement} request={request} onClose={() => setOpen(null)} />
    </>
  );
}
