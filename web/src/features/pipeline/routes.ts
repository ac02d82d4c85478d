import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/office',
    space: 'office',
    access: 'office-staff',
    namespaces: ['pipeline', 'office'],
    load: () => import('./pipeline-page.tsx').then((module) => module.PipelinePage),
  },
];
