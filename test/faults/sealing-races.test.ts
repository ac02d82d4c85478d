import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealingService } from '../../server/src/modules/signing/sealing.service.ts';
import { createSigningSecrets, newSeed } from '../../server/src/modules/signing/signing.secrets.ts';
import type { SigningRequestRecord } from '../../server/src/modules/signing/signing-request.model.ts';
import { createSigningRequestRepository } from '../../server/src/modules/signing/signing-request.repository.ts';
import { createSimpleTrustService } from '../../server/src/modules/signing/trust-service.ts';
import { tokenHashOf } from '../../server/src/platform/auth/token-hash.ts';
import { newId } from '../../server/src/platform/mongo/object-id.ts';
import { officeViewer } from '../support/agreements.ts';
import { type GivenApproved, givenApproved } from '../support/signing.ts';
import { createTestClock, type OpenTestWasl, openTestWasl } from '../support/test-app.ts';

/**
 * Both last signatories sign at once, and the sealing runs twice at once: the services, transactions and writes are the real
 * ones; the document is a line of text instead of pages, whose making does not matter here.
 */
const rounds = 1000;
/** Rounds in which the handler of the last signature runs twice at once. */
const doubledRounds = 40;
/** Agreements of different organizations, whose rounds do not wait for one another. */
const lanes = 4;
const day = 24 * 60 * 60_000;

let wasl: OpenTestWasl;
beforeAll(async () => {
  wasl = await openTestWasl({ clock: createTestClock() });
});
afterAll(() => wasl?.close());

const secrets = () => createSigningSecrets(wasl.config.sessionSecret);

/** A sealing service on the real stores; `overrides` stands for what breaks. */
function sealingOf(overrides: Partial<Parameters<typeof createSealingService>[0]> = {}) {
  const { modules, stores, clock } = wasl;
  return createSealingService({
    requests: createSigningRequestRepository(stores.connection),
    agreements: modules.agreements.agreements,
    versions: modules.drafting.versions,
    files: modules.uploads.files,
    render: async ({ _id, textHash }) => Buffer.from(`%PDF-1.7 ${_id} ${textHash}`),
    trustService: createSimpleTrustService(),
    recordAct: modules.agreements.recordAct,
    outbox: modules.outbox,
    runInTransaction: modules.runInTransaction,
    clock,
    ...overrides,
  });
}

/** An agreement that was sent, and the request as it was. */
type Lane = GivenApproved & { sent: SigningRequestRecord };

/** A request for this agreement in which two signatories of one group hold a link and a code. */
async function givenTwoLast({ sent }: Lane): Promise<SigningRequestRecord> {
  const now = wasl.clock.now();
  const [first, second] = sent.signatories;
  if (!first || !second) throw new Error('two must sign');
  const request: SigningRequestRecord = {
    ...sent,
    _id: newId(),
    state: 'OPEN',
    signatories: [first, second].map((each) => {
      const [id, linkSeed] = [newId(), newSeed()];
      return {
        ...each,
        id,
        group: 1,
        state: 'OPENED' as const,
        linkSeed,
        linkHash: tokenHashOf(secrets().tokenOf(id, linkSeed)),
        linkSentAt: now,
        signature: null,
        code: { id: newSeed(), sentAt: now, expiresAt: new Date(now.getTime() + 600_000), wrongCount: 0 },
      };
    }),
  };
  await wasl.modules.signing.insertSigningRequests([request]);
  return request;
}

async function givenLane(): Promise<Lane> {
  const given = await givenApproved(wasl);
  const viewer = officeViewer(given.coordinators.author);
  const outcome = await wasl.modules.signing.sending.sendForSignature(
    { agreementId: given.agreement._id, route: 'LINKS', expiresInDays: 14 },
    { viewer, language: 'fr' },
  );
  if (outcome.kind !== 'changed') throw new Error(JSON.stringify(outcome));
  const sent = await wasl.modules.signing.findLatestRequest(given.agreement._id);
  if (!sent) throw new Error('nothing was sent');
  return { ...given, sent };
}

/** Everybody signs at the same instant; what each was answered. */
async function signAtOnce(request: SigningRequestRecord): Promise<string[]> {
  const outcomes = request.signatories.map(async ({ id, linkSeed, code, name }, index) => {
    const outcome = await wasl.modules.signing.signatures.signAgreement(
      {
        token: secrets().tokenOf(id, linkSeed ?? ''),
        code: secrets().codeOf(id, code?.id ?? ''),
        textHash: request.textHash,
        consentVersion: request.consentVersion,
        typedName: name,
        drawing: null,
        idempotencyKey: `key-of-${id}`,
      },
      { account: null, language: 'fr', clientAddress: `10.0.${index}.1` },
    );
    return outcome.kind;
  });
  return await Promise.all(outcomes);
}

const collection = (name: string) => wasl.stores.connection.collection(name);
const stateOf = async (id: string) =>
  (await createSigningRequestRepository(wasl.stores.connection).findById(id))?.state;

/** The same number of rounds on each of several agreements, one after the other on each. */
async function inLanes(count: number, round: (lane: Lane) => Promise<void>): Promise<void> {
  const given = await Promise.all(Array.from({ length: lanes }, givenLane));
  const run = async (lane: Lane) => {
    for (let number = 0; number < count / lanes; number++) await round(lane);
  };
  await Promise.all(given.map(run));
}

const countOf = (name: string, filter: Record<string, unknown>) => collection(name).countDocuments(filter);

describe('the last signatures', () => {
  it(`given at once complete and seal a request exactly once, in each of ${rounds.toLocaleString('en')} rounds`, {
    timeout: 900_000,
  }, async () => {
    const sealing = sealingOf();
    await inLanes(rounds, async (lane) => {
      const request = await givenTwoLast(lane);
      expect(await signAtOnce(request)).toEqual(['recorded', 'recorded']);
      const completions = { type: 'signing.completed', documentId: request._id };
      const events = await collection('outbox').find(completions).toArray();
      expect(events).toHaveLength(1);
      expect(await sealing.seal(request._id)).toBe(true);
    });
    const sealedOnce = { 'signatories.state': { $nin: ['INVITED', 'OPENED', 'WAITING'] }, state: 'SEALED' };
    expect(await countOf('signing-requests', sealedOnce)).toBe(rounds);
    expect(await countOf('agreement-events', { kind: 'signing:sign' })).toBe(2 * rounds);
    expect(await countOf('agreement-events', { kind: 'signing:seal' })).toBe(rounds);
    expect(await countOf('outbox', { type: 'signing.sealed' })).toBe(rounds);
    expect((await wasl.modules.audit.verifyAuditChain()).problems).toEqual([]);
  });

  it('seal once when their handler runs twice at once, and leave one file', {
    timeout: 300_000,
  }, async () => {
    const sealing = sealingOf();
    const before = await countOf('agreement-events', { kind: 'signing:seal' });
    await inLanes(doubledRounds, async (lane) => {
      const request = await givenTwoLast(lane);
      await signAtOnce(request);
      const sealed = await Promise.all([sealing.seal(request._id), sealing.seal(request._id)]);
      expect(sealed.filter(Boolean)).toHaveLength(1);
      expect(await stateOf(request._id)).toBe('SEALED');
      const owner = { type: 'signing-request', id: request._id };
      expect(await wasl.modules.uploads.files.listByOwner(owner)).toHaveLength(1);
    });
    expect(await countOf('agreement-events', { kind: 'signing:seal' })).toBe(before + doubledRounds);
    expect(await countOf('stored-files', { owner: null })).toBe(0);
  });
});

describe('a process that dies while it seals', () => {
  it('leaves the request to be sealed again, and a file that is swept', async () => {
    const lane = await givenLane();
    const request = await givenTwoLast(lane);
    await signAtOnce(request);
    const { files } = wasl.modules.uploads;
    const dead = async (): Promise<never> => {
      throw new Error('the process is gone');
    };
    const dying = sealingOf({ files: { make: files.make, adopt: dead, discard: dead } });
    await expect(dying.seal(request._id)).rejects.toThrow('the process is gone');
    expect(await stateOf(request._id)).toBe('SEALING');
    expect(await collection('stored-files').countDocuments({ owner: null })).toBe(1);

    expect(await sealingOf().seal(request._id)).toBe(true);
    expect(await sealingOf().seal(request._id)).toBe(false);
    const [made] = await files.listByOwner({ type: 'signing-request', id: request._id });
    const sealed = await createSigningRequestRepository(wasl.stores.connection).findById(request._id);
    expect(sealed).toMatchObject({ state: 'SEALED', sealedFileId: made?._id, sealedHash: made?.sha256 });
    wasl.clock.advance(2 * day);
    await files.sweepUnclaimed();
    expect(await collection('stored-files').countDocuments({ owner: null })).toBe(0);
    expect(await files.findById(made?._id ?? '')).not.toBeNull();
  });

  it('holds up nobody when its document cannot be made, and does not seal another text than was signed', async () => {
    const lane = await givenLane();
    const request = await givenTwoLast(lane);
    await signAtOnce(request);
    await collection('agreement-versions').updateOne(
      { agreementId: lane.agreement._id },
      { $set: { endsOn: '2099-12-31' } },
    );
    await expect(wasl.modules.signing.sealing.seal(request._id)).rejects.toThrow(
      'not the one that was signed',
    );
    wasl.clock.advance(120_000);
    expect(await wasl.modules.signing.runDueSigning()).toMatchObject({ sealed: 0 });
    expect(await stateOf(request._id)).toBe('SEALING');
  });
});
