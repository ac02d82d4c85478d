import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/partner/listing',
    space: 'partner',
    access: 'partner-staff',
    namespaces: ['listing', 'partners', 'files'],
    load: () => import('./listing-page.tsx').then((module) => module.ListingPage),
  },
  {
    path: '/office/changes',
    space: 'office',
    access: 'office-staff',
    namespaces: ['listing', 'partners', 'office'],
    load: () => import('./changes-page.tsx').then((module) => module.ChangesPage),
  },
];
