import { useQuery } from '@tanstack/react-query';
import BadgeCheck from 'lucide-react/icons/badge-check';
import Hourglass from 'lucide-react/icons/hourglass';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { JoinableOrganizationsDocument, ProvincesDocument } from '../../gql/operations.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { linkTo, safeNext } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { LinkButton } from '../../ui/button.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { JoinForm } from './join-form.tsx';
import type { Joined } from './join-values.ts';
import { SessionFrame } from './session-frame.tsx';

/** Joining an organization with the membership number it gave: active at once, or what happens next. */
export function JoinPage() {
  const { t } = useTranslation('session');
  useDocumentTitle(t('join.title'));
  const [search] = useSearchParams();
  const next = search.get('next');
  const [joined, setJoined] = useState<Joined | null>(null);
  const { status } = useViewer();
  const organizations = useQuery({
    ...operation(JoinableOrganizationsDocument),
    ...kept,
    staleTime: 10 * 60_000,
  });
  const provinces = useQuery({ ...operation(ProvincesDocument), ...kept, staleTime: 24 * 60 * 60_000 });

  if (joined) return <Welcome joined={joined} next={next} />;
  if (status === 'signed-in') return <Navigate to={linkTo.account()} replace />;
  return (
    <SessionFrame
      title={t('join.title')}
      intro={t('join.intro')}
      after={
        <p className="text-center">
          {t('join.hasAccount')}{' '}
          <Link className="inline-link" to={linkTo.signIn(next ?? undefined)}>
            {t('signIn.title')}
          </Link>
        </p>
      }
    >
      {organizations.data ? (
        <JoinForm
          organizations={organizations.data.organizations}
          regions={provinces.data?.regions ?? []}
          onJoined={setJoined}
        />
      ) : organizations.error ? (
        <QueryError error={organizations.error} onRetry={organizations.refetch} />
      ) : (
        <TextSkeleton lines={10} />
      )}
    </SessionFrame>
  );
}

function Welcome({ joined, next }: { joined: Joined; next: string | null }) {
  const { t } = useTranslation('session');
  const isActive = joined.member.state === 'ACTIVE';
  const goal = safeNext(next);
  return (
    <SessionFrame title={t('join.title')}>
      <div role="status">
        <EmptyState
          icon={isActive ? BadgeCheck : Hourglass}
          title={isActive ? t('join.activeTitle') : t('join.pendingTitle')}
          text={joined.message}
          action={
            <LinkButton to={goal === '/' ? linkTo.card() : goal}>
              {goal === '/' ? t('join.toCard') : t('join.continue')}
            </LinkButton>
          }
        />
      </div>
    </SessionFrame>
  );
}
