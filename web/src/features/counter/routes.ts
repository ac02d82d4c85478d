import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/counter',
    space: 'partner',
    access: 'partner-staff',
    namespaces: ['counter'],
    load: () => import('./counter-page.tsx').then((module) => module.CounterPage),
  },
];
