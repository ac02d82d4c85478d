import type { Role } from './viewer.ts';

/**
 * Everything that needs a permission, and the roles that have it. What a role may do to *which* document
 * (its own, its regions, its branches) is decided by `authorize` with the document's scope.
 */
export const actions = {
  'member:read-self': ['MEMBER'],
  'member:update-self': ['MEMBER'],
  'profile:update-self': [
    'MEMBER',
    'PARTNER_OWNER',
    'PARTNER_MANAGER',
    'PARTNER_CASHIER',
    'COORDINATOR',
    'NATIONAL_COORDINATOR',
    'ADMINISTRATOR',
    'AUDITOR',
  ],
  'member:read': ['COORDINATOR', 'NATIONAL_COORDINATOR', 'ADMINISTRATOR', 'AUDITOR'],
  'member:decide': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'favourite:set': ['MEMBER'],
  'voucher:issue': ['MEMBER'],
  'voucher:read-own': ['MEMBER'],
  'voucher:cancel': ['MEMBER'],
  'redemption:rate': ['MEMBER'],
  'voucher:check': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'PARTNER_CASHIER'],
  'voucher:redeem': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'PARTNER_CASHIER'],
  'redemption:reverse': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'PARTNER_CASHIER'],
  'redemption:list-branch': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'PARTNER_CASHIER'],
  'partner:read-suspended': [
    'PARTNER_OWNER',
    'PARTNER_MANAGER',
    'PARTNER_CASHIER',
    'COORDINATOR',
    'NATIONAL_COORDINATOR',
    'ADMINISTRATOR',
    'AUDITOR',
  ],
  'agreement:read': [
    'PARTNER_OWNER',
    'PARTNER_MANAGER',
    'COORDINATOR',
    'NATIONAL_COORDINATOR',
    'ADMINISTRATOR',
    'AUDITOR',
  ],
  'offer:read-unpublished': [
    'PARTNER_OWNER',
    'PARTNER_MANAGER',
    'COORDINATOR',
    'NATIONAL_COORDINATOR',
    'ADMINISTRATOR',
    'AUDITOR',
  ],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof actions;
