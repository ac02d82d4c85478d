import { useQuery } from '@tanstack/react-query';
import CircleAlert from 'lucide-react/icons/circle-alert';
import HardDrive from 'lucide-react/icons/hard-drive';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementTextDocument } from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { QueryError } from '../../../ui/query-error.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextSkeleton } from '../../../ui/skeleton.tsx';
import type { AgreementHead, Draft } from '../agreement.types.ts';
import { ChangeTrouble } from '../change-trouble.tsx';
import { useDeskKeys } from '../use-desk-keys.ts';
import { ClausesEditor } from './clauses-editor.tsx';
import { ConflictsNotice } from './conflicts-notice.tsx';
import { PeopleEditor } from './people-editor.tsx';
import { type FieldProblems, problemsOf } from './problems.ts';
import { ScheduleEditor } from './schedule-editor.tsx';
import { TermsEditor } from './terms-editor.tsx';
import { useDraft } from './use-draft.ts';

const sections = ['clauses', 'schedule', 'terms', 'signatories'] as const;
type Section = (typeof sections)[number];

interface DraftEditorProps {
  agreement: AgreementHead;
  onClose: () => void;
}

/** The draft as it is written: clauses in both languages, discounts, period, who signs. */
export function DraftEditor({ agreement, onClose }: DraftEditorProps) {
  const { t } = useTranslation('agreement-draft');
  const [section, setSection] = useState<Section>('clauses');
  const draft = useDraft(agreement.id, t('saved'));
  const { state, query, isChanged } = draft;
  const idleKeys = useIdleKeys(agreement, draft.draft);
  useDeskKeys({ escape: isChanged ? undefined : onClose });

  if (query.error && !state) return <QueryError error={query.error} onRetry={query.refetch} />;
  if (!state)
    return (
      <div className="agreement-editor" role="status" aria-label={t('title')}>
        <TextSkeleton lines={12} />
      </div>
    );

  const problems: FieldProblems = problemsOf(draft.trouble, draft.unreadable, (kind) =>
    t(`unreadable.${kind}`),
  );
  const lacks = lackingOf(state.values);

  async function saveAndClose() {
    if (!isChanged || (await draft.save())) onClose();
    else setSection((now) => sections.find((each) => problems.isIn(each)) ?? now);
  }

  return (
    <section className="agreement-editor" aria-label={t('title')}>
      <div className="agreement-editor-bar">
        <Segmented
          label={t('sections.label')}
          value={section}
          onChange={setSection}
          options={sections.map((each) => ({
            value: each,
            label: (
              <>
                {t(`sections.${each}`)}
                {(problems.isIn(each) || lacks.includes(each)) && (
                  <span className="dot" role="img" aria-label={t('sections.lacking')} />
                )}
              </>
            ),
          }))}
        />
        <span className="end">
          <span className="kept" role="status">
            {isChanged && (
              <>
                <HardDrive className="icon" aria-hidden="true" />
                {t('kept')}
              </>
            )}
          </span>
          <Button kind="quiet" compact disabled={!isChanged} onPress={draft.save}>
            {t('save')}
          </Button>
          <Button compact onPress={saveAndClose}>
            {isChanged ? t('saveAndRead') : t('read')}
          </Button>
        </span>
      </div>
      <div className="grid gap-2 empty:hidden">
        {state.isRestored && isChanged && (
          <Notice tone="action" icon={HardDrive}>
            {t('restored')}{' '}
            <Button kind="text" compact onPress={draft.discard}>
              {t('discard')}
            </Button>
          </Notice>
        )}
        <ConflictsNotice state={state} onChoose={draft.settle} />
        <ChangeTrouble trouble={draft.trouble} shown={problems.fields} />
        {problems.isAny && (
          <Notice tone="harm" icon={CircleAlert} role="alert">
            {t('problems')}
          </Notice>
        )}
      </div>
      {section === 'clauses' && (
        <ClausesEditor
          clauses={state.values.clauses}
          idleKeys={idleKeys}
          problems={problems}
          onChange={(next) => draft.edit((values) => ({ ...values, clauses: next(values.clauses) }))}
        />
      )}
      {section === 'schedule' && (
        <ScheduleEditor
          lines={state.values.schedule}
          categoryCode={agreement.partner.category.code}
          hasBudget={state.values.terms.budget.trim() !== ''}
          problems={problems}
          onChange={(next) => draft.edit((values) => ({ ...values, schedule: next(values.schedule) }))}
        />
      )}
      {section === 'terms' && (
        <TermsEditor
          terms={state.values.terms}
          problems={problems}
          onChange={(terms) => draft.edit((values) => ({ ...values, terms: { ...values.terms, ...terms } }))}
        />
      )}
      {section === 'signatories' && (
        <PeopleEditor
          people={state.values.signatories}
          problems={problems}
          onChange={(next) => draft.edit((values) => ({ ...values, signatories: next(values.signatories) }))}
        />
      )}
    </section>
  );
}

/** Clauses that are written and, as things are, no part of the text. */
function useIdleKeys(agreement: AgreementHead, draft: Draft | null): ReadonlySet<string> {
  const number = draft?.number ?? 0;
  const text = useQuery({
    ...operation(AgreementTextDocument, { id: agreement.id, number }),
    enabled: number > 0,
  });
  const shown = text.data?.agreement?.agreementVersion?.clauses;
  return new Set(
    shown &&
      draft?.sourceClauses.map(({ key }) => key).filter((key) => !shown.some((clause) => clause.key === key)),
  );
}

/** Sections without which a draft cannot be sent for review. */
function lackingOf(values: {
  schedule: readonly unknown[];
  clauses: readonly unknown[];
  signatories: readonly { side: string }[];
}): Section[] {
  const sides = new Set(values.signatories.map(({ side }) => side));
  return [
    ...(values.clauses.length === 0 ? (['clauses'] as const) : []),
    ...(values.schedule.length === 0 ? (['schedule'] as const) : []),
    ...(sides.size < 2 ? (['signatories'] as const) : []),
  ];
}
