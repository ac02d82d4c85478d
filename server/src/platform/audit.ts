import type { ClientSession } from './mongo/transaction.ts';

/** One field that changed. Values are given only where they are codes, flags or amounts: never names or free text. */
export interface AuditedChange {
  field: string;
  from?: string | number | boolean | null;
  to?: string | number | boolean | null;
}

/** What somebody on the staff of an organization or partner did. Ids, field names and codes only: no personal data. */
export interface AuditedAct {
  /** Whose chain it belongs to. */
  organizationId: string;
  /** Who did it. */
  actorAccountId: string;
  /** What they did, as in the list of actions: `member:decide`. */
  action: string;
  /** The document it was done to, such as `{ type: 'member', id }`. */
  subject: { type: string; id: string };
  changes: readonly AuditedChange[];
}

/**
 * Appends an act to the audit log in the transaction of the change itself: either both are stored or neither is.
 * Modules take this function from the composition root; none imports the audit module.
 */
export type AppendAudit = (session: ClientSession, act: AuditedAct) => Promise<void>;
