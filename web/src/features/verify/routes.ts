import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

const load = () => import('./verify-page.tsx').then((module) => module.VerifyPage);

export const routes: readonly FeatureRoute[] = [
  { path: '/verify', space: 'member', access: 'public', chrome: 'bare', namespaces: ['verify'], load },
  { path: '/verify/:code', space: 'member', access: 'public', chrome: 'bare', namespaces: ['verify'], load },
];
