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
  'agreement:draft': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'agreement:review': ['COORDINATOR', 'NATIONAL_COORDINATOR', 'ADMINISTRATOR'],
  'agreement:comment': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'COORDINATOR', 'NATIONAL_COORDINATOR'],
  'agreement:propose-terms': ['PARTNER_OWNER', 'PARTNER_MANAGER'],
  'agreement:send': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'agreement:onboard': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  /** What the partner gives for its checklist, itself or by its coordinator. */
  'agreement:provide': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'COORDINATOR', 'NATIONAL_COORDINATOR'],
  'agreement:activate': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  /** To put an agreement in force although its checklist is not complete. */
  'agreement:except': ['NATIONAL_COORDINATOR'],
  'agreement:suspend': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'agreement:terminate': ['PARTNER_OWNER', 'COORDINATOR', 'NATIONAL_COORDINATOR'],
  'pipeline:read': ['COORDINATOR', 'NATIONAL_COORDINATOR', 'ADMINISTRATOR', 'AUDITOR'],
  'agreement:note-step': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'prospect:change': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'partner:invite': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'template:read': ['COORDINATOR', 'NATIONAL_COORDINATOR', 'ADMINISTRATOR', 'AUDITOR'],
  'template:publish': ['ADMINISTRATOR'],
  'coverage:read': ['COORDINATOR', 'NATIONAL_COORDINATOR', 'ADMINISTRATOR', 'AUDITOR'],
  'offer:propose': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'COORDINATOR', 'NATIONAL_COORDINATOR'],
  'offer:decide': ['COORDINATOR', 'NATIONAL_COORDINATOR'],
  'trial:redeem': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'PARTNER_CASHIER'],
  'file:upload': ['PARTNER_OWNER', 'PARTNER_MANAGER', 'COORDINATOR', 'NATIONAL_COORDINATOR', 'ADMINISTRATOR'],
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
