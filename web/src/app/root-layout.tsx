import { Suspense } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { SkipLink } from '../ui/skip-link.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { PageSkeleton } from './pages/page-skeleton.tsx';
import { RouteAnnouncer } from './route-announcer.tsx';

/** Around every page: the way to the content, messages, progress between pages, the place in a list on coming back. */
export function RootLayout() {
  const { state } = useNavigation();
  return (
    <>
      <SkipLink />
      {state !== 'idle' && <div className="progress-line" />}
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
      <Toasts />
      <RouteAnnouncer />
      <ScrollRestoration />
    </>
  );
}
