import { createHash } from 'node:crypto';
import type { AuditEntryRecord, AuditHeadRecord } from './audit-entry.model.ts';

/** What the first entry of every chain follows. */
export const genesisHash = '0'.repeat(64);

/** What is wrong with a chain at one place. */
export interface AuditProblem {
  organizationId: string;
  /** The entry, or the first one missing. */
  sequence: number;
  kind:
    | 'changed'
    /** Entries are missing before this one, or it stands in the place of another. */
    | 'missing'
    /** The entry does not follow the one before it: moved, or put in place of another. */
    | 'not_linked'
    /** The chain is shorter or longer than its head says. */
    | 'head_differs';
}

type Hashed = Omit<AuditEntryRecord, 'hash'>;

/** The hash of an entry: SHA-256 over its fields in a fixed order, with the hash of the one before. */
export function hashOfEntry(entry: Hashed): string {
  const fields = [
    entry._id,
    entry.organizationId,
    entry.sequence,
    entry.at.toISOString(),
    entry.actorAccountId,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.changes.map(({ field, from, to }) => [
      field,
      from === undefined ? [] : [from],
      to === undefined ? [] : [to],
    ]),
    entry.previousHash,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/**
 * Checks one chain, entry by entry in order of sequence; call `end` with its head after the last. Finds a changed,
 * dropped, added or moved entry. What it cannot find is a chain rewritten whole, head included, by who can write the
 * store at will: against that, keep the hash of a head somewhere else from time to time.
 */
export function createChainCheck(organizationId: string) {
  let sequence = 0;
  let hash = genesisHash;
  return {
    next(entry: AuditEntryRecord): AuditProblem[] {
      const problems: AuditProblem[] = [];
      const at = { organizationId, sequence: entry.sequence };
      if (entry.sequence !== sequence + 1)
        problems.push({ organizationId, sequence: sequence + 1, kind: 'missing' });
      if (hashOfEntry(entry) !== entry.hash) problems.push({ ...at, kind: 'changed' });
      else if (entry.previousHash !== hash && problems.length === 0)
        problems.push({ ...at, kind: 'not_linked' });
      sequence = entry.sequence;
      hash = entry.hash;
      return problems;
    },
    end(head: AuditHeadRecord | null): AuditProblem[] {
      const isWhole = (head?.sequence ?? 0) === sequence && (head?.hash ?? genesisHash) === hash;
      return isWhole ? [] : [{ organizationId, sequence: sequence + 1, kind: 'head_differs' }];
    },
  };
}
