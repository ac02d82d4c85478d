import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/',
    space: 'member',
    access: 'public',
    namespaces: ['search'],
    load: () => import('./search-page.tsx').then((module) => module.SearchPage),
  },
];
