import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { buildAccount, keyOf, nextNumber } from '../support/builders.ts';
import { type GivenOffer, givenMember, givenOffer, givenPartnerStaff, signInAs } from '../support/given.ts';
import { sentMessages } from '../support/members.ts';
import { defaultNow, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { checkVoucher, issueVoucher, redeemVoucher } from '../support/voucher-operations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});
beforeEach(() => app.clock.set(defaultNow));

interface ChangeAnswer {
  __typename: string;
  obstacles?: string[];
  fields?: { field: string; message: string }[];
  agreement?: {
    state: string;
    endsOn: { date: string };
    allowedActions: string[];
    suspension: { cause: string; reason: string; effectOnVouchers: string } | null;
    termination: {
      by: string;
      lastDay: { date: string };
      noticeGivenOn: { date: string };
    } | null;
    history: { kind: string; text: string; actor: { id: string | null } | null }[];
  };
}

const changeFields = `__typename
  ... on AgreementChanged { agreement {
    state endsOn { date } allowedActions
    suspension { cause reason effectOnVouchers }
    termination { by lastDay { date } noticeGivenOn { date } }
    history { kind text actor { id } }
  } }
  ... on NotPossibleNowError { obstacles }
  ... on ValidationError { fields { field message } }`;

async function change(client: TestClient, mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const data = await client.ask<Record<string, ChangeAnswer>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${changeFields} } }`,
    { input },
  );
  return data[mutation] as ChangeAnswer;
}

interface Scene extends GivenOffer {
  coordinator: AccountRecord;
  office: TestClient;
  partnerOwner: AccountRecord;
}

/** An agreement of Rabat-Salé-Kénitra in force, its coordinator signed in, its partner's owner. */
async function scene(
  overrides: Partial<AgreementRecord> = {},
  on: Parameters<typeof givenOffer>[2] = {},
): Promise<Scene> {
  const coordinator = buildAccount({ role: 'COORDINATOR', regionCodes: ['04'] });
  const given = await givenOffer(
    app,
    {},
    { ...on, agreement: { regionCodes: ['04'], ...overrides, ...on.agreement } },
  );
  coordinator.organizationId = given.organization._id;
  await app.modules.accounts.insert(coordinator);
  await app.modules.runInTransaction((session) =>
    app.modules.agreements.agreements.noteHandling(session, given.agreement._id, {
      ownerAccountId: coordinator._id,
    }),
  );
  const partnerOwner = await givenPartnerStaff(app, { ...given, role: 'PARTNER_OWNER' });
  return { ...given, coordinator, office: await signInAs(app, coordinator), partnerOwner };
}

const reason = 'Plaintes répétées de plusieurs adhérents';
const stored = async ({ agreement }: Pick<Scene, 'agreement'>) => {
  const found = await app.modules.agreements.agreements.findAgreement(agreement._id);
  if (!found) throw new Error('the agreement is gone');
  return found;
};
const runDue = () => app.modules.agreements.runDueLife(app.clock.now());

async function memberOf(at: Scene): Promise<TestClient> {
  const { account } = await givenMember(app, {
    organizationId: at.organization._id,
    validUntil: '2027-12-31',
  });
  return await signInAs(app, account);
}
const issue = (client: TestClient, at: Scene) =>
  issueVoucher(client, { offerId: at.offer._id, idempotencyKey: keyOf('issue', nextNumber()) });
const redeem = (client: TestClient, at: Scene, scan: string) =>
  redeemVoucher(client, {
    branchId: at.branch._id,
    scan,
    billCentimes: 100_00,
    idempotencyKey: keyOf('redeem', nextNumber()),
  });

/** The ids of offers search finds for this offer's partner. */
async function found(at: Scene): Promise<string[]> {
  const data = await app
    .client()
    .ask<{ searchOffers: { edges: { node: { id: string } }[] } }>(
      `query ($partnerId: ID!) { searchOffers(input: { partnerId: $partnerId }) { edges { node { id } } } }`,
      { partnerId: at.partner._id },
    );
  return data.searchOffers.edges.map(({ node }) => node.id);
}

/** The same as the index holds them, whatever the day is. */
async function indexed(at: Scene): Promise<string[]> {
  const { hits } = await app.stores.searchEngine.search('offers', {
    filter: { attribute: 'partner', in: [at.partner._id] },
    page: { offset: 0, limit: 10 },
  });
  return hits.map(({ id }) => id);
}

describe('suspending', () => {
  it('stops issuing and redeeming at once, keeps vouchers’ days, and says why', async () => {
    const at = await scene();
    const member = await memberOf(at);
    const voucher = (await issue(member, at)).voucher;
    const counter = await signInAs(app, at.partnerOwner);
    const answer = await change(at.office, 'suspendAgreement', { agreementId: at.agreement._id, reason });
    expect(answer.agreement).toMatchObject({
      state: 'SUSPENDED',
      suspension: { cause: 'DECISION', reason },
      allowedActions: expect.arrayContaining(['resumeAgreement', 'terminateAgreement']),
    });
    expect(answer.agreement?.history[0]).toMatchObject({
      kind: 'agreement:suspend',
      actor: { id: at.coordinator._id },
    });
    expect((await issue(member, at)).code).toBe('AGREEMENT_NOT_ACTIVE');
    expect((await redeem(counter, at, voucher?.code ?? '')).code).toBe('AGREEMENT_NOT_ACTIVE');

    expect(
      (await change(at.office, 'resumeAgreement', { agreementId: at.agreement._id })).agreement,
    ).toMatchObject({
      state: 'ACTIVE',
      suspension: null,
    });
    expect((await redeem(counter, at, voucher?.code ?? '')).__typename).toBe('RedeemVoucherSuccess');
    const mails = (await sentMessages(app)).filter(({ to }) => to === at.partnerOwner.email);
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('suspendue'),
      expect.stringContaining('reprise'),
    ]);
    expect(mails[0]?.text).toContain(reason);
  });

  it('takes offers out of search and resuming brings them back', async () => {
    const at = await scene();
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.setState(session, at.partner._id, 'SUSPENDED'),
    );
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.setState(session, at.partner._id, 'ACTIVE'),
    );
    await app.modules.drainEvents();
    expect(await found(at)).toEqual([at.offer._id]);
    await change(at.office, 'suspendAgreement', { agreementId: at.agreement._id, reason });
    await app.modules.drainEvents();
    expect(await found(at)).toEqual([]);
    await change(at.office, 'resumeAgreement', { agreementId: at.agreement._id });
    await app.modules.drainEvents();
    expect(await found(at)).toEqual([at.offer._id]);
  });

  it('is refused twice, without a reason, after the end, and to who may not', async () => {
    const at = await scene();
    const input = { agreementId: at.agreement._id, reason };
    expect(await change(at.office, 'suspendAgreement', { ...input, reason: 'court' })).toMatchObject({
      __typename: 'ValidationError',
      fields: [{ field: 'reason' }],
    });
    expect((await change(at.office, 'resumeAgreement', { agreementId: input.agreementId })).__typename).toBe(
      'NotPossibleNowError',
    );
    await change(at.office, 'suspendAgreement', input);
    expect((await change(at.office, 'suspendAgreement', input)).obstacles).toHaveLength(1);
    app.clock.set('2027-01-01T00:00:00.000Z');
    expect(
      (await change(at.office, 'resumeAgreement', { agreementId: input.agreementId })).obstacles,
    ).toEqual([expect.stringContaining('dernier jour')]);
    app.clock.set(defaultNow);
    const elsewhere = buildAccount({
      role: 'COORDINATOR',
      organizationId: at.organization._id,
      regionCodes: ['09'],
    });
    await app.modules.accounts.insert(elsewhere);
    const clients = [await signInAs(app, elsewhere), await signInAs(app, at.partnerOwner)];
    const codes = await Promise.all(
      clients.map(async (client) => {
        const answer = await client.send(
          `mutation ($input: SuspendAgreementInput!) { suspendAgreement(input: $input) { __typename } }`,
          { input },
        );
        return answer.errors?.[0]?.extensions.code;
      }),
    );
    expect(codes).toEqual(['NOT_FOUND', 'FORBIDDEN']);
  });

  it('gives up a renewal in preparation, and both are recorded', async () => {
    const at = await scene({ state: 'RENEWING', preparedVersion: 2, versionInForce: 1 });
    const { agreement } = await change(at.office, 'suspendAgreement', {
      agreementId: at.agreement._id,
      reason,
    });
    expect(agreement?.history.map(({ kind }) => kind)).toEqual([
      'agreement:suspend',
      'agreement:withdraw-renewal',
    ]);
    expect(await stored(at)).toMatchObject({ state: 'SUSPENDED', preparedVersion: null });
  });
});

describe('giving notice', () => {
  it('takes the first day its notice allows, and the agreement holds until then', async () => {
    const at = await scene();
    const { agreement } = await change(at.office, 'terminateAgreement', {
      agreementId: at.agreement._id,
      by: 'ORGANIZATION',
      reason,
    });
    expect(agreement).toMatchObject({
      state: 'ACTIVE',
      endsOn: { date: '2026-12-22' },
      termination: {
        by: 'ORGANIZATION',
        lastDay: { date: '2026-12-22' },
        noticeGivenOn: { date: '2026-11-22' },
      },
    });
    expect(agreement?.allowedActions).not.toContain('terminateAgreement');
    expect((await issue(await memberOf(at), at)).__typename).toBe('IssueVoucherSuccess');
  });

  it('refuses vouchers beyond the last day with that day, though they were issued for longer', async () => {
    const at = await scene({ noticeDays: 1 });
    const voucher = (await issue(await memberOf(at), at)).voucher;
    expect(voucher?.expiresAt.date).toBe('2026-11-26');
    const counter = await signInAs(app, at.partnerOwner);
    await change(at.office, 'terminateAgreement', {
      agreementId: at.agreement._id,
      by: 'PARTNER',
      reason,
    });
    app.clock.set('2026-11-23T23:59:59.999Z');
    expect(
      (await checkVoucher(counter, { branchId: at.branch._id, scan: voucher?.code ?? '' })).__typename,
    ).toBe('CheckVoucherSuccess');
    app.clock.set('2026-11-24T00:00:00.000Z');
    expect(await redeem(counter, at, voucher?.code ?? '')).toMatchObject({
      code: 'AGREEMENT_NOT_ACTIVE',
      message: expect.stringContaining('23 novembre'),
    });
    await runDue();
    expect((await stored(at)).state).toBe('TERMINATED');
  });

  it('is open to the partner’s owner for itself only', async () => {
    const at = await scene();
    const owner = await signInAs(app, at.partnerOwner);
    const input = { agreementId: at.agreement._id, reason };
    expect(await change(owner, 'terminateAgreement', { ...input, by: 'ORGANIZATION' })).toMatchObject({
      fields: [{ field: 'by' }],
    });
    expect((await change(owner, 'terminateAgreement', { ...input, by: 'PARTNER' })).agreement).toMatchObject({
      termination: { by: 'PARTNER' },
    });
    const manager = await signInAs(app, await givenPartnerStaff(app, { ...at, role: 'PARTNER_MANAGER' }));
    const refused = await manager.send(
      `mutation ($input: TerminateAgreementInput!) { terminateAgreement(input: $input) { __typename } }`,
      { input: { ...input, by: 'PARTNER' } },
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    ['before the notice is over', '2026-12-21'],
    ['after the agreement ends', '2027-01-01'],
  ])('refuses a last day %s', async (_, lastDay) => {
    const at = await scene();
    expect(
      await change(at.office, 'terminateAgreement', {
        agreementId: at.agreement._id,
        by: 'ORGANIZATION',
        reason,
        lastDay,
      }),
    ).toMatchObject({ fields: [{ field: 'lastDay', message: expect.stringContaining('22 décembre') }] });
  });

  it('is not given twice, nor where the agreement ends before the notice is over', async () => {
    const at = await scene();
    const input = { agreementId: at.agreement._id, by: 'ORGANIZATION', reason };
    await change(at.office, 'terminateAgreement', input);
    expect((await change(at.office, 'terminateAgreement', input)).obstacles).toEqual([
      expect.stringContaining('22 décembre'),
    ]);
    const soon = await scene({ endsOn: '2026-12-01' });
    expect(
      (await change(soon.office, 'terminateAgreement', { ...input, agreementId: soon.agreement._id }))
        .obstacles,
    ).toEqual([expect.stringContaining('1er décembre')]);
  });
});

describe('handing over', () => {
  it('takes a coordinator who answers for all its regions, and nobody else', async () => {
    const at = await scene({ regionCodes: ['04', '06'] });
    const national = buildAccount({ role: 'NATIONAL_COORDINATOR', organizationId: at.organization._id });
    const one = buildAccount({
      role: 'COORDINATOR',
      organizationId: at.organization._id,
      regionCodes: ['04'],
    });
    const both = buildAccount({
      role: 'COORDINATOR',
      organizationId: at.organization._id,
      regionCodes: ['06', '04'],
    });
    const auditor = buildAccount({ role: 'AUDITOR', organizationId: at.organization._id });
    for (const account of [national, one, both, auditor]) await app.modules.accounts.insert(account);
    const client = await signInAs(app, national);
    const assign = (ownerId: string) =>
      change(client, 'assignAgreement', { agreementId: at.agreement._id, ownerId });
    expect((await assign(one._id)).fields).toMatchObject([{ field: 'ownerId' }]);
    expect((await assign(auditor._id)).fields).toMatchObject([{ field: 'ownerId' }]);
    expect((await assign(both._id)).agreement?.history[0]).toMatchObject({ kind: 'agreement:assign' });
    expect((await stored(at)).handling.ownerAccountId).toBe(both._id);
  });
});

describe('the last day', () => {
  it.each([
    ['a winter end', '2026-12-31', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
    // The day Morocco went back to UTC+0 for good: it lasted 25 hours there.
    ['the day of the change of zone', '2026-09-20', '2026-09-20T23:59:59.999Z', '2026-09-21T00:00:00.000Z'],
    // Still at UTC+1: the day is over an hour before midnight UTC.
    ['an end at UTC+1', '2026-09-15', '2026-09-15T22:59:59.999Z', '2026-09-15T23:00:00.000Z'],
  ])('counts whole and not a millisecond more: %s', async (_, endsOn, lastInstant, firstInstant) => {
    app.clock.set(new Date(new Date(lastInstant).getTime() - 3_600_000));
    const at = await scene({ endsOn });
    const member = await memberOf(at);
    const counter = await signInAs(app, at.partnerOwner);
    const shown = (await issue(member, at)).voucher;
    const kept = (await issue(member, at)).voucher;
    expect(kept?.expiresAt).toMatchObject({ instant: firstInstant });
    app.clock.set(lastInstant);
    expect((await issue(member, at)).__typename).toBe('IssueVoucherSuccess');
    expect((await redeem(counter, at, shown?.code ?? '')).__typename).toBe('RedeemVoucherSuccess');
    await runDue();
    expect((await stored(at)).state).toBe('ACTIVE');
    app.clock.set(firstInstant);
    expect((await issue(member, at)).code).toBe('AGREEMENT_NOT_ACTIVE');
    expect((await redeem(counter, at, kept?.code ?? '')).__typename).toBe('VoucherNotUsableError');
    await runDue();
    expect((await stored(at)).state).toBe('EXPIRED');
    expect((await issue(member, at)).code).toBe('AGREEMENT_NOT_ACTIVE');
  });

  it('ends a renewal in preparation with it, and both are recorded', async () => {
    const given = new Set<string>();
    app.modules.agreements.onRenewalGivenUp(async (_, agreement) => {
      given.add(agreement._id);
    });
    const at = await scene({
      state: 'RENEWING',
      endsOn: '2026-11-22',
      preparedVersion: 2,
      versionInForce: 1,
    });
    app.clock.set('2026-11-23T00:00:00.000Z');
    await runDue();
    expect(await runDue()).toMatchObject({ ended: 0 });
    expect([...given]).toEqual([at.agreement._id]);
    expect(await stored(at)).toMatchObject({ state: 'EXPIRED', preparedVersion: null });
    const history = await app.modules.agreements.agreements.listHistory(at.agreement._id);
    expect(history.map(({ kind }) => kind)).toEqual(['agreement:expire', 'agreement:withdraw-renewal']);
  });

  it('takes offers out of search by the clock alone, and out of its index by the sweep', async () => {
    const at = await scene({ endsOn: '2026-11-22' });
    await app.modules.runInTransaction((session) =>
      app.modules.agreements.agreements.amend(session, at.agreement._id, ['ACTIVE'], { noticeDays: 15 }),
    );
    await app.modules.drainEvents();
    expect(await found(at)).toEqual([at.offer._id]);
    app.clock.set('2026-11-23T00:00:00.000Z');
    expect(await found(at)).toEqual([]);
    expect(await indexed(at)).toEqual([at.offer._id]);
    await runDue();
    const askedAt = performance.now();
    while ((await indexed(at)).length > 0) {
      if (performance.now() - askedAt > 2000) throw new Error('it is still in the index after two seconds');
      await sleep(20);
    }
  });
});

describe('reminders', () => {
  it('go once to coordinator and partner at 90, 60, 30 and 7 days, in the morning', async () => {
    const at = await scene({ endsOn: '2027-03-01' });
    const round = async (instant: string) => {
      app.clock.set(instant);
      await runDue();
      await runDue();
    };
    for (const instant of [
      '2026-11-30T10:00:00.000Z',
      '2026-12-01T03:00:00.000Z',
      '2026-12-01T08:00:00.000Z',
      '2026-12-31T08:00:00.000Z',
      '2027-01-30T08:00:00.000Z',
      '2027-02-10T08:00:00.000Z',
      '2027-02-22T08:00:00.000Z',
      '2027-02-23T08:00:00.000Z',
    ])
      await round(instant);
    const mails = await sentMessages(app);
    for (const { email } of [at.coordinator, at.partnerOwner])
      expect(
        mails.filter(({ to }) => to === email).map(({ text }) => /il reste ([^)]*)\)/.exec(text)?.[1]),
      ).toEqual(['90 jours', '60 jours', '30 jours', '7 jours']);
    const kinds = (await app.modules.agreements.agreements.listHistory(at.agreement._id)).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(Array(4).fill('agreement:remind-end'));
  });

  it('write the next step only when several were slept through', async () => {
    const at = await scene({ endsOn: '2027-02-01' });
    app.clock.set('2027-01-10T09:00:00.000Z');
    await Promise.all([runDue(), runDue(), runDue()]);
    const history = await app.modules.agreements.agreements.listHistory(at.agreement._id);
    expect(history.map(({ details }) => details.days)).toEqual([22]);
  });
});

describe('a licence', () => {
  it('is warned of at 60, 30 and 7 days, suspends the day after, and the agreement waits for a new one', async () => {
    const at = await scene({ endsOn: '2027-12-31' });
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.setLicence(session, at.partner._id, '2027-01-31'),
    );
    for (const instant of ['2026-12-02', '2027-01-01', '2027-01-24', '2027-01-31', '2027-02-01']) {
      app.clock.set(`${instant}T09:00:00.000Z`);
      await runDue();
      expect((await stored(at)).state).toBe(instant === '2027-02-01' ? 'SUSPENDED' : 'ACTIVE');
    }
    const history = await app.modules.agreements.agreements.listHistory(at.agreement._id);
    expect(history.map(({ kind, details }) => [kind, details.days])).toEqual([
      ['agreement:suspend-licence', undefined],
      ['agreement:warn-licence', 7],
      ['agreement:warn-licence', 30],
      ['agreement:warn-licence', 60],
    ]);
    expect((await change(at.office, 'resumeAgreement', { agreementId: at.agreement._id })).obstacles).toEqual(
      [expect.stringContaining('licence')],
    );
  });
});
