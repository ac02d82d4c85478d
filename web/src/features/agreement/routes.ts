import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/office/agreements/:agreementId',
    space: 'office',
    access: 'office-staff',
    shape: 'detail',
    namespaces: ['office', 'agreement', 'agreement-draft', 'agreement-onboarding'],
    load: () => import('./agreement-page.tsx').then((module) => module.AgreementPage),
  },
];
