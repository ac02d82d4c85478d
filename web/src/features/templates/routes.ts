import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/office/templates',
    space: 'office',
    access: 'office-staff',
    namespaces: ['templates', 'office'],
    load: () => import('./templates-page.tsx').then((module) => module.TemplatesPage),
  },
  {
    path: '/office/templates/:templateId',
    space: 'office',
    access: 'office-staff',
    namespaces: ['templates', 'office', 'agreement-text'],
    load: () => import('./template-page.tsx').then((module) => module.TemplatePage),
  },
];
