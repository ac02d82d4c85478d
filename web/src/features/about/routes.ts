import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/about',
    space: 'member',
    access: 'public',
    namespaces: ['about', 'privacy'],
    load: () => import('./about-page.tsx').then((module) => module.AboutPage),
  },
];
