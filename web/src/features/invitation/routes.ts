import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/invitation/:token',
    space: 'member',
    access: 'public',
    chrome: 'bare',
    namespaces: ['invitation'],
    load: () => import('./invitation-page.tsx').then((module) => module.InvitationPage),
  },
];
