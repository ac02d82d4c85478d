import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/partners/:partnerId',
    space: 'member',
    access: 'public',
    shape: 'detail',
    namespaces: ['partners'],
    load: () => import('./partner-page.tsx').then((module) => module.PartnerPage),
  },
];
