import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditedAct } from '../../server/src/platform/audit.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app?.stop();
});

const act = (organizationId: string, subjectId: string): AuditedAct => ({
  organizationId,
  actorAccountId: 'a'.repeat(24),
  action: 'member:decide',
  subject: { type: 'member', id: subjectId },
  changes: [{ field: 'state', from: 'PENDING', to: 'ACTIVE' }],
});

const append = async (organizationId: string, subjectId: string): Promise<void> => {
  const { runInTransaction, audit } = app.modules;
  await runInTransaction((session) => audit.appendAudit(session, act(organizationId, subjectId)));
};

describe('audit log', () => {
  it('chains acts of one organization that come at the same instant, its very first ones too', async () => {
    await Promise.all(Array.from({ length: 25 }, (_, at) => append('one', `m${at}`)));
    const entries = await app.stores.connection
      .collection('audit-entries')
      .find({ organizationId: 'one' })
      .sort({ sequence: 1 })
      .toArray();
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
    expect(new Set(entries.map(({ subjectId }) => subjectId)).size).toBe(25);
    expect((await app.modules.audit.verifyAuditChain()).problems).toEqual([]);
  });

  it('keeps a chain per organization', async () => {
    await Promise.all([append('two', 'm1'), append('three', 'm1'), append('two', 'm2')]);
    const heads = await app.stores.connection
      .collection<{ _id: string; sequence: number }>('audit-heads')
      .find({ _id: { $in: ['two', 'three'] } })
      .sort({ _id: 1 })
      .toArray();
    expect(heads.map(({ _id, sequence }) => [_id, sequence])).toEqual([
      ['three', 1],
      ['two', 2],
    ]);
  });

  it('has no entry of a change that did not happen', async () => {
    const { runInTransaction, audit } = app.modules;
    await append('four', 'm1');
    await expect(
      runInTransaction(async (session) => {
        await audit.appendAudit(session, act('four', 'm2'));
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    await append('four', 'm3');
    expect((await audit.verifyAuditChain()).problems).toEqual([]);
    const { connection } = app.stores;
    expect(await connection.collection('audit-entries').countDocuments({ organizationId: 'four' })).toBe(2);
  });
});
