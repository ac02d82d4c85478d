import { useQuery } from '@tanstack/react-query';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import { useTranslation } from 'react-i18next';
import { AgreementChecklistDocument, type AgreementState } from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Num } from '../../../ui/num.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { QueryError } from '../../../ui/query-error.tsx';
import type { AgreementHead } from '../agreement.types.ts';
import { SideCard } from '../side-card.tsx';
import { ChecklistRow } from './checklist-row.tsx';

/** What the partner brings before the agreement goes into force, and where each thing stands. */
export function ChecklistPanel({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement-onboarding');
  const found = useQuery(operation(AgreementChecklistDocument, { id: agreement.id }));
  const checklist = found.data?.agreement?.checklist;
  if (found.error)
    return (
      <SideCard title={t('checklist.title')}>
        <QueryError error={found.error} onRetry={found.refetch} />
      </SideCard>
    );
  if (!checklist) return null;
  const { requiredCount, doneCount, exception, isComplete } = checklist;
  const isPreparing = isBeingPrepared(agreement.state);
  return (
    <SideCard
      title={isPreparing ? t('checklist.title') : t('checklist.titleInForce')}
      beside={
        <Badge tone={isComplete ? 'ok' : 'plain'}>
          <Num>
            {doneCount}/{requiredCount}
          </Num>
        </Badge>
      }
    >
      <ProgressBar share={requiredCount === 0 ? 1 : doneCount / requiredCount} />
      {exception && (
        <Notice tone="wait" icon={ShieldAlert} className="mt-3">
          <b>{t('checklist.exception', { name: exception.by.name.display, at: exception.at.text })}</b>
          <p dir="auto">{exception.reason}</p>
          {exception.missing.length > 0 && (
            <p>{t('checklist.missing', { items: exception.missing.join(' · ') })}</p>
          )}
        </Notice>
      )}
      <ol className="agreement-checklist">
        {checklist.items.map((item) => (
          <ChecklistRow key={item.kind} agreement={agreement} item={item} hasDueDay={isPreparing} />
        ))}
      </ol>
    </SideCard>
  );
}

/** Not in force yet: what is asked for has its day. */
export function isBeingPrepared(state: AgreementState): boolean {
  return state === 'DRAFT' || state === 'IN_REVIEW' || state === 'OUT_FOR_SIGNATURE';
}
