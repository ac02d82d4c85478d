import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/favourites',
    space: 'member',
    access: 'member',
    namespaces: ['favourites'],
    load: () => import('./favourites-page.tsx').then((module) => module.FavouritesPage),
  },
];
