import { useQuery } from '@tanstack/react-query';
import Info from 'lucide-react/icons/info';
import LogIn from 'lucide-react/icons/log-in';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OfferForMemberDocument } from '../../gql/operations.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { LinkButton } from '../../ui/button.tsx';
import { CheckItem, Checks } from '../../ui/checks.tsx';
import { Verdict } from '../../ui/notice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton, TextSkeleton } from '../../ui/skeleton.tsx';
import { MemberPanel } from './member-panel.tsx';
import type { ShownOffer } from './offer.types.ts';

/** The panel beside the offer: for a member whether it applies and the button; for others what it takes. */
export function OfferPanel({ offer }: { offer: ShownOffer }) {
  const { t } = useTranslation('offers');
  const { status, viewer } = useViewer();
  const isMember = viewer?.member != null;
  const mine = useQuery({
    ...operation(OfferForMemberDocument, { id: offer.id }),
    ...kept,
    staleTime: 0,
    enabled: isMember,
  });
  return (
    <section className="card flush detail-panel" aria-label={t('panel')}>
      {status === 'loading' || (isMember && mine.isPending) ? (
        <PanelSkeleton />
      ) : isMember && mine.data?.offer?.eligibility ? (
        <MemberPanel offer={offer} eligibility={mine.data.offer.eligibility} />
      ) : isMember && mine.error ? (
        <QueryError error={mine.error} onRetry={mine.refetch} />
      ) : (
        <VisitorPanel offer={offer} mayJoin={status === 'signed-out'} />
      )}
    </section>
  );
}

function VisitorPanel({ offer, mayJoin }: { offer: ShownOffer; mayJoin: boolean }) {
  const { t } = useTranslation('offers');
  const back = linkTo.offer(offer.id);
  return (
    <>
      <Verdict tone="wait" icon={Info}>
        <h2 className="text-m">{t('forMembersOf', { organization: offer.organization.name.display })}</h2>
      </Verdict>
      <div className="panel-part">
        <Checks label={t('terms')}>
          {offer.limits.map(({ text }) => (
            <CheckItem key={text} state="note" title={text} />
          ))}
          <CheckItem state="note" title={offer.dependentCoverage.text} />
          <CheckItem state="note" title={t('validTo', { day: offer.validTo.text })}>
            {t('lastDayIncluded')}
          </CheckItem>
        </Checks>
      </div>
      {mayJoin && (
        <div className="detail-action">
          <LinkButton large wide icon={LogIn} to={linkTo.signIn(back)}>
            {t('signIn')}
          </LinkButton>
          <p className="mt-1.5 text-center text-s text-muted">
            {t('noAccount')}{' '}
            <Link className="inline-link" to={linkTo.join(back)}>
              {t('join')}
            </Link>
          </p>
        </div>
      )}
    </>
  );
}

function PanelSkeleton() {
  const { t } = useTranslation('offers');
  return (
    <div className="grid gap-6 p-5" role="status" aria-label={t('panel')}>
      <Skeleton className="h-8 w-3/4" />
      <TextSkeleton lines={6} />
      <Skeleton className="h-14 w-full rounded-medium" />
    </div>
  );
}
