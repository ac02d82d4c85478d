import Lock from 'lucide-react/icons/lock';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import type { RouteAccess } from '../lib/routing/feature-route.ts';
import { linkTo } from '../lib/routing/link-to.ts';
import { useViewer } from '../lib/viewer/use-viewer.ts';
import { isOfficeRole, type Viewer } from '../lib/viewer/viewer.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { hasPage } from './feature-routes.ts';
import { PageSkeleton } from './pages/page-skeleton.tsx';

interface GuardProps {
  access: RouteAccess;
  children: ReactNode;
}

/** Lets a page be seen by those it is for; leads others to sign in, or says why not. The server decides again on every request. */
export function Guard({ access, children }: GuardProps) {
  const { status, viewer } = useViewer();
  const location = useLocation();
  const { t } = useTranslation();
  if (access === 'public') return children;
  if (status === 'loading') return <PageSkeleton />;
  if (status === 'unknown')
    return <ErrorState title={t('error.networkTitle')} text={t('error.networkText')} />;
  if (status === 'signed-out') {
    const next = location.pathname + location.search;
    return hasPage('/sign-in') ? <Navigate to={linkTo.signIn(next)} replace /> : <PageSkeleton />;
  }
  if (mayOpen(access, viewer)) return children;
  return (
    <EmptyState
      icon={Lock}
      title={t('guard.title')}
      text={t(reasons[access])}
      action={<LinkButton to={linkTo.search()}>{t('guard.toSearch')}</LinkButton>}
    />
  );
}

const reasons = {
  'signed-in': 'guard.memberOnly',
  member: 'guard.memberOnly',
  'partner-staff': 'guard.partnerOnly',
  'office-staff': 'guard.officeOnly',
  administrator: 'guard.administratorOnly',
} as const;

function mayOpen(access: RouteAccess, viewer: Viewer): boolean {
  if (access === 'member') return viewer.member !== null;
  if (access === 'partner-staff') return viewer.partnerStaff !== null;
  if (access === 'office-staff') return isOfficeRole(viewer.role);
  if (access === 'administrator') return viewer.role === 'ADMINISTRATOR';
  return true;
}
