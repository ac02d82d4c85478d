import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslation } from 'react-i18next';
import { AgreementReviewsDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import type { AgreementHead } from './agreement.types.ts';
import { SideCard } from './side-card.tsx';
import { When } from './when.tsx';

/** Who approved the text, who asked for changes, how many approvals it still needs. */
export function ReviewPanel({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const number = agreement.currentVersion?.number ?? 0;
  const reviews = useQuery({
    ...operation(AgreementReviewsDocument, { id: agreement.id, number }),
    enabled: number > 0,
  });
  const version = reviews.data?.agreement?.agreementVersion;
  if (!version || (version.stage === 'DRAFT' && version.reviews.length === 0)) return null;
  const approvals = version.reviews.filter(({ isApproval }) => isApproval).length;
  const missing = Math.max(0, version.approvalsNeeded - approvals);
  return (
    <SideCard
      title={t('review.title')}
      beside={
        <Badge tone={missing === 0 ? 'ok' : 'action'}>
          <Num>
            {approvals}/{version.approvalsNeeded}
          </Num>
        </Badge>
      }
    >
      <ol className="agreement-group">
        {version.reviews.map((review) => (
          <li
            key={`${review.by.id} ${review.at.date} ${review.at.time}`}
            className={review.isApproval ? 'signer signed' : 'signer declined'}
          >
            <span className="mark">
              <Icon of={review.isApproval ? Check : Undo2} />
            </span>
            <b>
              <LocalText text={review.by.name} />
            </b>
            <span className="standing">
              {review.isApproval ? t('review.approved') : t('review.changes')} <When at={review.at} />
            </span>
            {review.note && (
              <q className="text-muted">
                <bdi>{review.note}</bdi>
              </q>
            )}
          </li>
        ))}
      </ol>
      <p className="text-s text-muted">
        {version.stage === 'IN_REVIEW' && missing > 0 && `${t('review.missing', { count: missing })} `}
        {t('review.author', { name: version.author.name.display })}
      </p>
    </SideCard>
  );
}
