import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { ensureTexts } from '../lib/i18n/i18n.ts';
import type { FeatureRoute } from '../lib/routing/feature-route.ts';
import { featureRoutes } from './feature-routes.ts';
import { Guard } from './guard.tsx';
import { ErrorPage } from './pages/error-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PageSkeleton } from './pages/page-skeleton.tsx';
import { RootLayout } from './root-layout.tsx';
import { MemberShell } from './shells/member-shell.tsx';
import { PartnerShell } from './shells/partner-shell.tsx';

function pageOf(route: FeatureRoute): RouteObject {
  return {
    path: route.path,
    ErrorBoundary: ErrorPage,
    HydrateFallback: PageSkeleton,
    lazy: async () => {
      const [Page] = await Promise.all([route.load(), ensureTexts(route.namespaces)]);
      return { Component: guarded(Page, route) };
    },
  };
}

function guarded(Page: ComponentType, route: FeatureRoute): ComponentType {
  return function GuardedPage() {
    return (
      <Guard access={route.access}>
        <Page />
      </Guard>
    );
  };
}

function pagesOf(space: FeatureRoute['space'], chrome: FeatureRoute['chrome']): RouteObject[] {
  return featureRoutes
    .filter((route) => route.space === space && (route.chrome ?? 'full') === chrome)
    .map(pageOf);
}

const galleryPages: RouteObject[] = import.meta.env.DEV
  ? [
      {
        path: '/ui',
        lazy: async () => ({ Component: (await import('../ui/gallery/gallery-page.tsx')).GalleryPage }),
      },
    ]
  : [];

export const router = createBrowserRouter([
  {
    Component: RootLayout,
    ErrorBoundary: ErrorPage,
    HydrateFallback: PageSkeleton,
    children: [
      {
        Component: MemberShell,
        children: [...pagesOf('member', 'full'), { path: '*', Component: NotFoundPage }],
      },
      { Component: PartnerShell, children: pagesOf('partner', 'full') },
      ...pagesOf('member', 'bare'),
      ...pagesOf('partner', 'bare'),
      ...galleryPages,
    ],
  },
]);
