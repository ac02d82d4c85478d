import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { queryClient } from '../lib/graphql/query-client.ts';
import { SkipLink } from '../ui/skip-link.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PageProgress } from './page-progress.tsx';
import { RouteAnnouncer } from './route-announcer.tsx';
import { Pages } from './router.tsx';
import { useScrollMemory } from './scroll-memory.ts';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Site />
      </BrowserRouter>
    </QueryClientProvider>
  );
}

/** Around every page: the way to the content, progress between pages, messages, the place in a list on coming back. */
function Site() {
  useScrollMemory();
  return (
    <>
      <SkipLink />
      <PageProgress />
      <PageBoundary>
        <Pages />
      </PageBoundary>
      <Toasts />
      <RouteAnnouncer />
    </>
  );
}
