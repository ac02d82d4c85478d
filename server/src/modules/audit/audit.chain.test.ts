import { describe, expect, it } from 'vitest';
import { type AuditProblem, createChainCheck, genesisHash, hashOfEntry } from './audit.chain.ts';
import type { AuditEntryRecord } from './audit-entry.model.ts';

function chainOf(length: number): AuditEntryRecord[] {
  const chain: AuditEntryRecord[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const entry = {
      _id: `entry-${sequence}`,
      organizationId: 'o1',
      sequence,
      at: new Date(Date.UTC(2026, 10, 22, 9, sequence)),
      actorAccountId: 'a1',
      action: 'member:decide',
      subjectType: 'member',
      subjectId: `m${sequence}`,
      changes: [{ field: 'state', from: 'PENDING', to: 'ACTIVE' }],
      previousHash: chain.at(-1)?.hash ?? genesisHash,
    };
    chain.push({ ...entry, hash: hashOfEntry(entry) });
  }
  return chain;
}

function check(
  chain: readonly AuditEntryRecord[],
  head: AuditEntryRecord | undefined,
): AuditProblem['kind'][] {
  const chainCheck = createChainCheck('o1');
  const problems = chain.flatMap((entry) => chainCheck.next(entry));
  const end = head ? { _id: 'o1', sequence: head.sequence, hash: head.hash } : null;
  return [...problems, ...chainCheck.end(end)].map(({ kind }) => kind);
}

describe('audit chain', () => {
  const whole = chainOf(5);
  const without = (index: number) => whole.filter((_, at) => at !== index);

  it('finds nothing in a whole chain, and nothing in an empty one', () => {
    expect(check(whole, whole.at(-1))).toEqual([]);
    expect(check([], undefined)).toEqual([]);
  });

  it.each([
    ['who did it', { actorAccountId: 'a2' }],
    ['what was done', { action: 'member:read' }],
    ['to whom', { subjectId: 'm9' }],
    ['when', { at: new Date(0) }],
    ['what changed', { changes: [{ field: 'state', from: 'PENDING', to: 'REFUSED' }] }],
    ['whether a value was given', { changes: [{ field: 'state', from: 'PENDING' }] }],
  ])('finds an entry changed in %s', (_, change) => {
    const changed = whole.map((entry, at) => (at === 2 ? { ...entry, ...change } : entry));
    expect(check(changed, whole.at(-1))).toEqual(['changed']);
  });

  it('finds a changed entry whose own hash was made to fit', () => {
    const forged = { ...whole[2], subjectId: 'm9' } as AuditEntryRecord;
    const changed = whole.map((entry, at) => (at === 2 ? { ...forged, hash: hashOfEntry(forged) } : entry));
    expect(check(changed, whole.at(-1))).toEqual(['not_linked']);
  });

  it.each([0, 1, 2, 3])('finds that entry %i was dropped', (index) => {
    expect(check(without(index), whole.at(-1))).toEqual(['missing']);
  });

  it('finds that the last entries were dropped', () => {
    expect(check(without(4), whole.at(-1))).toEqual(['head_differs']);
    expect(check([], whole.at(-1))).toEqual(['head_differs']);
  });

  it('finds two entries that changed places, with their numbers and without', () => {
    const [one, two, three, four, five] = whole as [
      AuditEntryRecord,
      AuditEntryRecord,
      AuditEntryRecord,
      AuditEntryRecord,
      AuditEntryRecord,
    ];
    expect(check([one, three, two, four, five], five)).not.toEqual([]);
    const renumbered = [one, { ...three, sequence: 2 }, { ...two, sequence: 3 }, four, five];
    expect(check(renumbered, five)).toContain('changed');
  });

  it('finds an entry put at the end behind the head', () => {
    const six = chainOf(6);
    expect(check(six, six[4])).toEqual(['head_differs']);
  });
});
