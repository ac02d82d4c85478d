import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

const namespaces = ['partner-agreement', 'agreement-text', 'files'] as const;

export const routes: readonly FeatureRoute[] = [
  {
    path: '/partner/agreements',
    space: 'partner',
    access: 'partner-staff',
    namespaces,
    load: () => import('./agreements-page.tsx').then((module) => module.PartnerAgreementsPage),
  },
  {
    path: '/partner/agreements/:agreementId',
    space: 'partner',
    access: 'partner-staff',
    shape: 'detail',
    namespaces,
    load: () => import('./agreement-page.tsx').then((module) => module.PartnerAgreementPage),
  },
];
