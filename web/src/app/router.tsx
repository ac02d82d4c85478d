import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { ensureTexts } from '../lib/i18n/i18n.ts';
import type { FeatureRoute } from '../lib/routing/feature-route.ts';
import { featureRoutes } from './feature-routes.ts';
import { Guard } from './guard.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { whilePageLoads } from './page-progress.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PageSkeleton } from './pages/page-skeleton.tsx';
import { MemberShell } from './shells/member-shell.tsx';
import { PartnerShell } from './shells/partner-shell.tsx';

/** A page that loads its code and its texts together when it is first opened. */
function lazyPage(
  load: () => Promise<ComponentType>,
  namespaces: FeatureRoute['namespaces'] = [],
): ComponentType {
  return lazy(async () => {
    const [Page] = await whilePageLoads(Promise.all([load(), ensureTexts(namespaces)]));
    return { default: Page };
  });
}

interface Page {
  route: FeatureRoute;
  element: ReactNode;
}

const pages: readonly Page[] = featureRoutes.map((route) => {
  const LazyPage = lazyPage(route.load, route.namespaces);
  return {
    route,
    element: (
      <Frame shape={route.shape}>
        <Guard access={route.access}>
          <LazyPage />
        </Guard>
      </Frame>
    ),
  };
});

/** What fails or waits inside a page leaves the bars around it alone. */
function Frame({ shape, children }: { shape?: FeatureRoute['shape']; children: ReactNode }) {
  return (
    <PageBoundary>
      <Suspense fallback={<PageSkeleton shape={shape} />}>{children}</Suspense>
    </PageBoundary>
  );
}

const OfficeShell = lazyPage(async () => (await import('./shells/office-shell.tsx')).OfficeShell, ['office']);

function routesOf(space: FeatureRoute['space'], chrome: 'full' | 'bare') {
  return pages
    .filter(({ route }) => route.space === space && (route.chrome ?? 'full') === chrome)
    .map(({ route, element }) => <Route key={route.path} path={route.path} element={element} />);
}

const Gallery = import.meta.env.DEV
  ? lazyPage(async () => (await import('../ui/gallery/gallery-page.tsx')).GalleryPage)
  : null;

export function Pages() {
  return (
    <Routes>
      <Route element={<MemberShell />}>
        {routesOf('member', 'full')}
        <Route path="*" element={<NotFoundPage />} />
      </Route>
      <Route element={<PartnerShell />}>{routesOf('partner', 'full')}</Route>
      <Route
        element={
          <Frame>
            <OfficeShell />
          </Frame>
        }
      >
        {routesOf('office', 'full')}
      </Route>
      {routesOf('member', 'bare')}
      {routesOf('partner', 'bare')}
      {routesOf('office', 'bare')}
      {Gallery && (
        <Route
          path="/ui"
          element={
            <Frame>
              <Gallery />
            </Frame>
          }
        />
      )}
    </Routes>
  );
}
