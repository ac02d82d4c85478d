import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/sign/:token',
    space: 'member',
    access: 'public',
    chrome: 'bare',
    shape: 'detail',
    namespaces: ['signing', 'agreement-text'],
    load: () => import('./signing-page.tsx').then((module) => module.SigningPage),
  },
];
