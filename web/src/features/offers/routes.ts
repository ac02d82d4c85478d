import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/offers/:offerId',
    space: 'member',
    access: 'public',
    shape: 'detail',
    namespaces: ['offers'],
    load: () => import('./offer-page.tsx').then((module) => module.OfferPage),
  },
];
