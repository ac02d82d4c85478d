import type { AppendAudit } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import { type AuditProblem, createChainCheck, hashOfEntry } from './audit.chain.ts';
import type { AuditRepository } from './audit.repository.ts';

export interface AuditVerification {
  chainCount: number;
  entryCount: number;
  problems: AuditProblem[];
}

/** The log of what staff did, chained by hash (docs/adr/0011-audit-chain.md). */
export function createAuditService({ audit, clock }: { audit: AuditRepository; clock: Clock }) {
  const appendAudit: AppendAudit = async (session, act) => {
    const head = await audit.takeNext(session, act.organizationId);
    const entry = {
      _id: newId(),
      organizationId: act.organizationId,
      sequence: head.sequence + 1,
      at: clock.now(),
      actorAccountId: act.actorAccountId,
      action: act.action,
      subjectType: act.subject.type,
      subjectId: act.subject.id,
      changes: [...act.changes],
      previousHash: head.hash,
    };
    await audit.append(session, { ...entry, hash: hashOfEntry(entry) });
  };
  return {
    appendAudit,
    /** Reads every chain from its beginning and names each entry changed, dropped, added or moved. */
    async verifyAuditChain(): Promise<AuditVerification> {
      const heads = new Map((await audit.listHeads()).map((head) => [head._id, head]));
      const checks = new Map([...heads.keys()].map((id) => [id, createChainCheck(id)]));
      const problems: AuditProblem[] = [];
      let entryCount = 0;
      for await (const entry of audit.streamEntries()) {
        const check = checks.get(entry.organizationId) ?? createChainCheck(entry.organizationId);
        checks.set(entry.organizationId, check);
        problems.push(...check.next(entry));
        entryCount++;
      }
      for (const [id, check] of checks) problems.push(...check.end(heads.get(id) ?? null));
      return { chainCount: checks.size, entryCount, problems };
    },
  };
}
