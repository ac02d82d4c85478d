import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/sign-in',
    space: 'member',
    access: 'public',
    namespaces: ['session'],
    load: () => import('./sign-in-page.tsx').then((module) => module.SignInPage),
  },
  {
    path: '/join',
    space: 'member',
    access: 'public',
    namespaces: ['session'],
    load: () => import('./join-page.tsx').then((module) => module.JoinPage),
  },
  {
    path: '/reset-password',
    space: 'member',
    access: 'public',
    namespaces: ['session'],
    load: () => import('./reset-password-page.tsx').then((module) => module.ResetPasswordPage),
  },
  {
    path: '/confirm-email',
    space: 'member',
    access: 'public',
    namespaces: ['session'],
    load: () => import('./confirm-email-page.tsx').then((module) => module.ConfirmEmailPage),
  },
  {
    path: '/privacy',
    space: 'member',
    access: 'public',
    namespaces: ['privacy'],
    load: () => import('./privacy-page.tsx').then((module) => module.PrivacyPage),
  },
  {
    path: '/account',
    space: 'member',
    access: 'signed-in',
    namespaces: ['account'],
    load: () => import('./account-page.tsx').then((module) => module.AccountPage),
  },
];
