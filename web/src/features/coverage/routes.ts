import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/office/coverage',
    space: 'office',
    access: 'office-staff',
    namespaces: ['coverage', 'office'],
    load: () => import('./coverage-page.tsx').then((module) => module.CoveragePage),
  },
];
