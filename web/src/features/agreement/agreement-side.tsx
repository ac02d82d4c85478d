import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AgreementRemarksDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { Card } from '../../ui/card.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import type { AgreementHead, AgreementPeople } from './agreement.types.ts';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { ChecklistPanel, isBeingPrepared } from './onboarding/checklist-panel.tsx';
import { OffersPanel } from './onboarding/offers-panel.tsx';
import { PartnerPanel } from './onboarding/partner-panel.tsx';
import { ProposalsPanel } from './onboarding/proposals-panel.tsx';
import { PaperRoute } from './paper-route.tsx';
import { RemarkThread } from './remark-thread.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SchedulePanel } from './schedule-panel.tsx';
import { SideCard } from './side-card.tsx';
import { SignatoriesPanel } from './signatories-panel.tsx';

interface AgreementSideProps {
  agreement: AgreementHead;
  people: AgreementPeople | null;
  error: unknown;
  onRetry: () => unknown;
}

/** What stands beside the text; on a phone each part by itself. */
export function AgreementSide({ agreement, people, error, onRetry }: AgreementSideProps) {
  const { t } = useTranslation('agreement');
  const isPreparing = isBeingPrepared(agreement.state);
  const isInReview = agreement.currentVersion?.stage === 'IN_REVIEW';
  const request = people?.signing?.versionNumber === people?.currentVersion?.number ? people?.signing : null;
  return (
    <aside className="agreement-side screen-only" aria-label={t('side')}>
      <div data-part="people">
        <ProposalsPanel agreement={agreement} />
        {isInReview && <ReviewPanel agreement={agreement} />}
        {agreement.currentVersion === null ? null : people ? (
          <SignatoriesPanel agreement={agreement} people={people}>
            {request?.route === 'PAPER' && <PaperRoute agreement={agreement} request={request} />}
          </SignatoriesPanel>
        ) : (
          <Card>{error ? <QueryError error={error} onRetry={onRetry} /> : <TextSkeleton lines={6} />}</Card>
        )}
      </div>
      {isPreparing && (
        <div data-part="checklist">
          <ChecklistPanel agreement={agreement} />
        </div>
      )}
      <div data-part="text">
        <SchedulePanel agreement={agreement} />
      </div>
      <div data-part="people">
        {!isInReview && <ReviewPanel agreement={agreement} />}
        <PartnerPanel agreement={agreement} />
      </div>
      <div data-part="checklist">
        <OffersPanel agreement={agreement} />
        {!isPreparing && <ChecklistPanel agreement={agreement} />}
        <AttachmentsPanel agreement={agreement} />
      </div>
      <div data-part="history">
        <GeneralRemarks agreement={agreement} />
        <HistoryPanel agreementId={agreement.id} />
      </div>
    </aside>
  );
}

/** Remarks on the whole; those on clauses stand beside them. */
function GeneralRemarks({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const remarks = useQuery(operation(AgreementRemarksDocument, { id: agreement.id }));
  const all = remarks.data?.agreement?.comments ?? [];
  const whole = aboutTheWhole(all);
  if (!agreement.allowedActions.includes('addComment') && whole.length === 0) return null;
  return (
    <SideCard title={t('remarks.title')}>
      {whole.length === 0 && <p className="text-s text-muted">{t('remarks.none')}</p>}
      <RemarkThread agreement={agreement} subjectKey={null} remarks={whole} />
    </SideCard>
  );
}

/** Remarks about nothing in particular. */
function aboutTheWhole<T extends { subjectKey: string | null }>(remarks: readonly T[]): T[] {
  return remarks.filter(({ subjectKey }) => subjectKey === null);
}
