/** Roles of people who sign in. Values are those of the API's `ViewerRole`. */
export const roles = [
  'MEMBER',
  'PARTNER_OWNER',
  'PARTNER_MANAGER',
  'PARTNER_CASHIER',
  'COORDINATOR',
  'NATIONAL_COORDINATOR',
  'ADMINISTRATOR',
  'AUDITOR',
] as const;

export type Role = (typeof roles)[number];

export type PartnerRole = Extract<Role, `PARTNER_${string}`>;
export type OfficeRole = Extract<Role, 'COORDINATOR' | 'NATIONAL_COORDINATOR' | 'ADMINISTRATOR' | 'AUDITOR'>;

export interface Visitor {
  kind: 'visitor';
}

export interface MemberViewer {
  kind: 'member';
  accountId: string;
  role: 'MEMBER';
  memberId: string;
  organizationId: string;
}

export interface PartnerViewer {
  kind: 'partner';
  accountId: string;
  role: PartnerRole;
  partnerId: string;
  /** Branches they work at; an owner's list names all of them. */
  branchIds: readonly string[];
}

export interface OfficeViewer {
  kind: 'office';
  accountId: string;
  role: OfficeRole;
  organizationId: string;
  /** Regions they answer for; null is the whole country. */
  regionCodes: readonly string[] | null;
}

/** Whoever asks. Built once per request from the session and the account as it is stored at that moment. */
export type Viewer = Visitor | MemberViewer | PartnerViewer | OfficeViewer;

export const visitor: Visitor = { kind: 'visitor' };
