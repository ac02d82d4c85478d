import { useQuery } from '@tanstack/react-query';
import Info from 'lucide-react/icons/info';
import { useTranslation } from 'react-i18next';
import { CardDocument } from '../../gql/operations.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Card } from '../../ui/card.tsx';
import { DataAge } from '../../ui/data-age.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CardRows } from './card-rows.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { type CardMember, MemberCard } from './member-card.tsx';
import { SavingsPanel } from './savings-panel.tsx';

const layout =
  'mx-auto grid w-full max-w-[432px] grid-cols-[minmax(0,1fr)] content-start gap-3.5 px-4 py-2 desktop:max-w-none desktop:grid-cols-[400px_460px] desktop:justify-center desktop:gap-5 desktop:pt-6';

/** The membership card with what it brought and what is left. Stays readable without a network, and while a renewal is pending. */
export function CardPage() {
  const { t } = useTranslation('card');
  useDocumentTitle(t('title'));
  const { data, error, refetch } = useQuery({ ...operation(CardDocument), ...kept });
  const member = data?.viewer?.member;
  if (!member) {
    return error ? (
      <QueryError error={error} onRetry={refetch} />
    ) : (
      <div className={layout} role="status" aria-label={t('loading')}>
        <Skeleton className="h-[238px] w-full rounded-large" />
        <Skeleton className="h-28 w-full rounded-large" />
        <Skeleton className="h-[246px] w-full rounded-large" />
      </div>
    );
  }
  return (
    <div className={layout}>
      <div className="grid content-start gap-3.5">
        <MemberCard member={member} />
        <DataAge
          moment={data.service.now.text}
          isStale={error !== null}
          className="justify-center text-muted"
        />
        <StateNotice member={member} />
        <CardRows member={member} />
      </div>
      <div className="grid content-start gap-3.5 desktop:gap-5">
        <SavingsPanel savings={member.savings} />
        <LimitsPanel limits={member.limitsLeft} />
      </div>
    </div>
  );
}

/** Why the card does not open offers now, and what happens next; the organization's own reason when it gave one. */
function StateNotice({ member }: { member: CardMember }) {
  const { t } = useTranslation('card');
  if (member.state === 'ACTIVE') return null;
  return (
    <Card flush>
      <Notice icon={Info} tone={member.state === 'PENDING' ? 'plain' : 'harm'} className="rounded-none">
        <b className="block">{t(`stateTitle.${member.state}`)}</b>
        <p>{member.stateReason ?? t(`stateText.${member.state}`)}</p>
      </Notice>
    </Card>
  );
}
