import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/card',
    space: 'member',
    access: 'member',
    namespaces: ['card'],
    load: () => import('./card-page.tsx').then((module) => module.CardPage),
  },
];
