import type { FeatureRoute } from '../../lib/routing/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '/vouchers',
    space: 'member',
    access: 'member',
    namespaces: ['vouchers'],
    load: () => import('./vouchers-page.tsx').then((module) => module.VouchersPage),
  },
  {
    path: '/vouchers/:voucherId',
    space: 'member',
    access: 'member',
    chrome: 'bare',
    namespaces: ['vouchers'],
    load: () => import('./voucher-page.tsx').then((module) => module.VoucherPage),
  },
  {
    path: '/history',
    space: 'member',
    access: 'member',
    namespaces: ['history', 'vouchers'],
    load: () => import('./history-page.tsx').then((module) => module.HistoryPage),
  },
];
