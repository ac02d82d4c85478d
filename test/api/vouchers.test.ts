import type { LimitRule } from '@wasl/shared/limits';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberRecord } from '../../server/src/modules/members/index.ts';
import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { buildDependent, keyOf, nextNumber } from '../support/builders.ts';
import {
  type GivenOffer,
  givenMember,
  givenOffer,
  givenOrganization,
  givenPartnerStaff,
  signInAs,
} from '../support/given.ts';
import { defaultNow, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import {
  cancelVoucher,
  issueVoucher,
  issueVoucherDocument,
  rateRedemption,
  redeemVoucher,
  type VoucherAnswer,
} from '../support/voucher-operations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(() => app.clock.set(defaultNow));

interface Scene extends GivenOffer {
  member: MemberRecord;
  account: AccountRecord;
  client: TestClient;
}

async function scene(
  offerOverrides: Partial<OfferRecord> = {},
  memberOverrides: Partial<MemberRecord> = {},
  on: Parameters<typeof givenOffer>[2] = {},
): Promise<Scene> {
  const given = await givenOffer(app, offerOverrides, on);
  const { member, account } = await givenMember(app, {
    organizationId: given.organization._id,
    ...memberOverrides,
  });
  return { ...given, member, account, client: await signInAs(app, account) };
}

const freshKey = () => keyOf('press', nextNumber());

const issue = (
  { client, offer }: Pick<Scene, 'client' | 'offer'>,
  more: { beneficiaryId?: string; idempotencyKey?: string } = {},
): Promise<VoucherAnswer> =>
  issueVoucher(client, { offerId: offer._id, idempotencyKey: freshKey(), ...more });

async function givenCashier(at: Pick<Scene, 'partner' | 'branches'>): Promise<TestClient> {
  return await signInAs(app, await givenPartnerStaff(app, at));
}

async function use(cashier: TestClient, { branch }: Pick<Scene, 'branch'>, answer: VoucherAnswer) {
  return await redeemVoucher(cashier, {
    branchId: branch._id,
    scan: answer.voucher?.code ?? '',
    billCentimes: 10_000,
    idempotencyKey: freshKey(),
  });
}

describe('issuing a voucher', () => {
  it('gives a code, a secret and an end after the last day it is valid', async () => {
    const at = await scene({ voucherValidDays: 3 });
    expect(await issue(at)).toMatchObject({
      __typename: 'IssueVoucherSuccess',
      voucher: {
        code: expect.stringMatching(/^[2-9CDFHJKMNPQRTWXY]{10}$/),
        qrSecret: expect.stringMatching(/^[A-Z2-7]{32}$/),
        state: 'ISSUED',
        issuedAt: { instant: defaultNow },
        expiresAt: { date: '2026-11-26', time: '00:00' },
        beneficiary: { relation: null },
      },
    });
  });

  it.each([
    ['the offer’s last day', { validTo: '2026-11-23' }, {}],
    ['the agreement’s last day', {}, { endsOn: '2026-11-23' }],
  ])('ends a voucher with %s when that comes first', async (_, offer, agreement) => {
    const at = await scene(offer, {}, { agreement });
    expect((await issue(at)).voucher?.expiresAt.instant).toBe('2026-11-24T00:00:00.000Z');
  });

  it('counts the last day whole by the clock of Morocco, which was an hour ahead of UTC in June 2026', async () => {
    const at = await scene({ validTo: '2026-06-30' });
    app.clock.set('2026-06-30T22:59:59.999Z');
    expect((await issue(at)).voucher?.expiresAt.instant).toBe('2026-06-30T23:00:00.000Z');
    app.clock.set('2026-06-30T23:00:00.000Z');
    expect(await issue(at)).toMatchObject({ __typename: 'OfferNotUsableError', code: 'OFFER_ENDED' });
  });

  it.each([
    ['paused', { state: 'PAUSED' }, {}, 'OFFER_PAUSED'],
    ['a draft', { state: 'DRAFT' }, {}, 'OFFER_NOT_PUBLISHED'],
    ['ended', { state: 'ENDED' }, {}, 'OFFER_ENDED'],
    ['not begun', { validFrom: '2026-11-23' }, {}, 'OFFER_NOT_STARTED'],
    ['over', { validTo: '2026-11-21' }, {}, 'OFFER_ENDED'],
    ['resting on a suspended agreement', {}, { agreement: { state: 'SUSPENDED' } }, 'AGREEMENT_NOT_ACTIVE'],
    [
      'resting on an agreement that ended',
      {},
      { agreement: { endsOn: '2026-11-21' } },
      'AGREEMENT_NOT_ACTIVE',
    ],
  ] as const)('refuses an offer that is %s', async (_, offer, on, code) => {
    const at = await scene(offer as Partial<OfferRecord>, {}, on);
    const answer = await issue(at);
    expect(answer).toMatchObject({ __typename: 'OfferNotUsableError', code });
    expect(answer.message).toBeTruthy();
  });

  it('takes an agreement that is being renewed', async () => {
    const at = await scene({}, {}, { agreement: { state: 'RENEWING' } });
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
  });

  it('refuses an offer of a suspended partner, and takes it again afterwards', async () => {
    const at = await scene();
    const setState = (state: 'ACTIVE' | 'SUSPENDED') =>
      app.modules.runInTransaction((session) =>
        app.modules.partners.partners.setState(session, at.partner._id, state),
      );
    await setState('SUSPENDED');
    expect((await issue(at)).code).toBe('PARTNER_SUSPENDED');
    await setState('ACTIVE');
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
  });

  it('refuses an offer of another organization and names whose it is', async () => {
    const at = await scene();
    const other = await givenOffer(app, {}, { organization: await givenOrganization(app) });
    const answer = await issue({ ...at, offer: other.offer });
    expect(answer.code).toBe('MEMBER_OF_OTHER_ORGANIZATION');
    expect(answer.message).toContain(other.organization.name.fr);
  });

  it('answers an unknown offer as one that is not published', async () => {
    const at = await scene();
    for (const offerId of ['ffffffffffffffffffffffff', 'nonsense'])
      expect(await issueVoucher(at.client, { offerId, idempotencyKey: freshKey() })).toMatchObject({
        __typename: 'OfferNotUsableError',
        code: 'OFFER_NOT_PUBLISHED',
      });
  });

  it.each([
    ['suspended', { state: 'SUSPENDED' }],
    ['pending', { state: 'PENDING' }],
    ['lapsed since yesterday', { validUntil: '2026-11-21' }],
  ] as const)('refuses a member who is %s', async (_, overrides) => {
    const at = await scene({}, overrides);
    expect(await issue(at)).toMatchObject({ __typename: 'MemberNotActiveError', code: 'MEMBER_NOT_ACTIVE' });
  });

  it('serves a member whose renewal is being looked at, and on the last day of the membership', async () => {
    for (const overrides of [
      { validUntil: '2026-11-21', renewalPending: true },
      { validUntil: '2026-11-22' },
    ])
      expect((await issue(await scene({}, overrides))).__typename).toBe('IssueVoucherSuccess');
  });

  it('refuses a son of 22 where the limit is 21, names both numbers, and takes him with a certificate', async () => {
    const son = { relation: 'SON', birthDate: '2004-11-21', name: { fr: 'Yassine', ar: 'ياسين' } } as const;
    const yassine = buildDependent(son);
    const student = buildDependent({ ...son, studentUntil: '2027-08-31' });
    const twentyOne = buildDependent({ ...son, birthDate: '2004-11-23' });
    const at = await scene({}, { dependents: [yassine, student, twentyOne] });
    const refusal = await issue(at, { beneficiaryId: yassine.personId });
    expect(refusal).toMatchObject({
      __typename: 'BeneficiaryNotCoveredError',
      message: expect.stringMatching(/Yassine.* 22 ans .* 21 ans.* 26 ans/),
    });
    for (const { personId } of [student, twentyOne])
      expect((await issue(at, { beneficiaryId: personId })).__typename).toBe('IssueVoucherSuccess');
  });

  it.each([
    ['a spouse where only children are covered', { spouse: false }, { relation: 'SPOUSE' }],
    ['any dependent where none is covered', { spouse: false, children: false }, {}],
    ['a dependent who was removed', {}, { removedAt: new Date('2026-11-01T00:00:00Z') }],
  ] as const)('refuses %s', async (_, coverage, dependent) => {
    const person = buildDependent(dependent);
    const at = await scene(
      {
        dependentCoverage: {
          spouse: true,
          children: true,
          childMaximumAge: 21,
          studentMaximumAge: 26,
          ...coverage,
        },
      },
      { dependents: [person] },
    );
    expect((await issue(at, { beneficiaryId: person.personId })).code).toBe('BENEFICIARY_NOT_COVERED');
  });

  it('does not know a person of another household', async () => {
    const at = await scene();
    const answer = await at.client.send(issueVoucherDocument, {
      input: { offerId: at.offer._id, beneficiaryId: 'f'.repeat(24), idempotencyKey: freshKey() },
    });
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is for members: a visitor is asked to sign in, a cashier is refused', async () => {
    const at = await scene();
    const input = { offerId: at.offer._id, idempotencyKey: freshKey() };
    const visitor = await app.client().send(issueVoucherDocument, { input });
    expect(visitor.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const cashier = await (await givenCashier(at)).send(issueVoucherDocument, { input });
    expect(cashier.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('limits', () => {
  const rule = (scope: LimitRule['scope'], period: LimitRule['period'], count: number): LimitRule => ({
    scope,
    period,
    count,
  });

  it('refuses one more than a person’s limit and says when it renews', async () => {
    const at = await scene({ limits: [rule('person', 'month', 1)] });
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
    expect(await issue(at)).toMatchObject({
      __typename: 'LimitReachedError',
      code: 'LIMIT_REACHED',
      limit: { scope: 'PERSON', period: 'MONTH', count: 1 },
      renewsOn: { date: '2026-12-01' },
    });
  });

  it('counts each person of a household by themselves unless the offer says household', async () => {
    const child = buildDependent();
    const perPerson = await scene({ limits: [rule('person', 'total', 1)] }, { dependents: [child] });
    await issue(perPerson);
    expect((await issue(perPerson, { beneficiaryId: child.personId })).__typename).toBe(
      'IssueVoucherSuccess',
    );
    const perHousehold = await scene(
      { limits: [rule('household', 'total', 1)] },
      { dependents: [buildDependent(child)] },
    );
    await issue(perHousehold);
    expect(await issue(perHousehold, { beneficiaryId: child.personId })).toMatchObject({
      code: 'LIMIT_REACHED',
      renewsOn: null,
    });
  });

  it('follows the person, whatever becomes of the card', async () => {
    const at = await scene({ limits: [rule('person', 'total', 1)] });
    await issue(at);
    await app.stores.connection
      .collection<{ _id: string }>('members')
      .updateOne({ _id: at.member._id }, { $set: { membershipNumber: 'MB-NEW', email: 'new@example.test' } });
    expect((await issue(at)).code).toBe('LIMIT_REACHED');
  });

  it('counts everybody’s uses together when the offer says so', async () => {
    const at = await scene({ limits: [rule('offer', 'total', 2)] });
    const { account } = await givenMember(app, { organizationId: at.organization._id });
    const other = { client: await signInAs(app, account), offer: at.offer };
    await issue(at);
    await issue(other);
    expect((await issue(at)).code).toBe('LIMIT_REACHED');
  });

  it('asks every limit of an offer, the tightest decides', async () => {
    const at = await scene({ limits: [rule('offer', 'total', 100), rule('person', 'week', 1)] });
    await issue(at);
    expect(await issue(at)).toMatchObject({ limit: { scope: 'PERSON' }, renewsOn: { date: '2026-11-23' } });
  });

  it('refuses a second redemption on the same day, and one held over from another day cannot slip in', async () => {
    const at = await scene({ limits: [rule('person', 'day', 1)], voucherValidDays: 2 });
    const cashier = await givenCashier(at);
    const first = await issue(at);
    app.clock.set('2026-11-23T09:00:00.000Z');
    expect((await issue(at)).code).toBe('LIMIT_REACHED');
    expect((await use(cashier, at, first)).__typename).toBe('RedeemVoucherSuccess');
    expect(await issue(at)).toMatchObject({ code: 'LIMIT_REACHED', renewsOn: { date: '2026-11-24' } });
    app.clock.set('2026-11-24T00:00:00.000Z');
    const second = await issue(at);
    expect((await use(cashier, at, second)).__typename).toBe('RedeemVoucherSuccess');
  });

  it('frees the days after its use the moment a voucher is used', async () => {
    const at = await scene({ limits: [rule('person', 'day', 1)], voucherValidDays: 5 });
    await use(await givenCashier(at), at, await issue(at));
    app.clock.set('2026-11-23T00:00:00.000Z');
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
  });

  it('refuses a sixth open voucher, whatever the offers', async () => {
    const at = await scene();
    const others = await Promise.all(
      Array.from({ length: 5 }, () => givenOffer(app, {}, { organization: at.organization })),
    );
    for (const { offer } of others) await issue({ ...at, offer });
    expect(await issue(at)).toMatchObject({
      __typename: 'LimitReachedError',
      code: 'TOO_MANY_OPEN_VOUCHERS',
      limit: null,
    });
  });

  it('frees limit, count and place when a voucher is given back', async () => {
    const at = await scene({ limits: [rule('person', 'total', 1), rule('offer', 'total', 1)] });
    const { voucher } = await issue(at);
    expect((await cancelVoucher(at.client, voucher?.id ?? '')).voucher?.state).toBe('CANCELLED');
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
  });

  it.each(['person', 'household', 'offer'] as const)(
    'lets an expired voucher nobody swept keep no limit of scope %s',
    async (scope) => {
      const at = await scene({ limits: [rule(scope, 'total', 1)], voucherValidDays: 1 });
      const first = await issue(at);
      app.clock.set('2026-11-24T00:00:00.000Z');
      expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
      const { voucher } = await at.client.ask<{ voucher: { state: string } }>(
        'query ($id: ID!) { voucher(id: $id) { state } }',
        { id: first.voucher?.id },
      );
      expect(voucher.state).toBe('EXPIRED');
    },
  );

  it('lets five expired vouchers keep none of the five places', async () => {
    const at = await scene({ voucherValidDays: 1 });
    for (let n = 0; n < 5; n++) await issue(at);
    app.clock.set('2026-11-24T00:00:00.000Z');
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
  });

  it('reserves the most a voucher can take off the agreement’s budget, and refuses beyond it', async () => {
    const at = await scene(
      { maximumDiscountCentimes: 4000, voucherValidDays: 1 },
      {},
      { budgets: [{ limitCentimes: 10_000 }] },
    );
    await issue(at);
    await issue(at);
    expect(await issue(at)).toMatchObject({ __typename: 'BudgetExhaustedError', code: 'BUDGET_EXHAUSTED' });
    app.clock.set('2026-11-24T00:00:00.000Z');
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
  });

  it('asks the budget of the region where the offer can be used', async () => {
    const budgets = [{ limitCentimes: 4000, regionCode: '04' }, { limitCentimes: 1_000_000 }];
    const at = await scene({ maximumDiscountCentimes: 4000 }, {}, { budgets });
    await issue(at);
    expect((await issue(at)).code).toBe('BUDGET_EXHAUSTED');
  });
});

describe('the key of a press of the button', () => {
  it('gives the same answer byte for byte, also after the voucher was used', async () => {
    const at = await scene({ limits: [{ scope: 'person', period: 'total', count: 1 }] });
    const idempotencyKey = freshKey();
    const first = await issue(at, { idempotencyKey });
    await use(await givenCashier(at), at, first);
    app.clock.advance(60_000);
    expect(JSON.stringify(await issue(at, { idempotencyKey }))).toBe(JSON.stringify(first));
  });

  it('is refused with another request, and nothing is issued', async () => {
    const at = await scene();
    const other = await givenOffer(app, {}, { organization: at.organization });
    const idempotencyKey = freshKey();
    await issue(at, { idempotencyKey });
    expect(await issue({ ...at, offer: other.offer }, { idempotencyKey })).toMatchObject({
      __typename: 'IdempotencyKeyReusedError',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(
      await app.stores.connection.collection('vouchers').countDocuments({ offerId: other.offer._id }),
    ).toBe(0);
  });

  it('keeps its refusal: a second press is a new key', async () => {
    const at = await scene({ limits: [{ scope: 'person', period: 'total', count: 1 }] });
    const { voucher } = await issue(at);
    const idempotencyKey = freshKey();
    const refusal = await issue(at, { idempotencyKey });
    await cancelVoucher(at.client, voucher?.id ?? '');
    expect(JSON.stringify(await issue(at, { idempotencyKey }))).toBe(JSON.stringify(refusal));
    expect((await issue(at)).__typename).toBe('IssueVoucherSuccess');
  });

  it('belongs to who sent it: two members may send the same', async () => {
    const at = await scene();
    const { account } = await givenMember(app, { organizationId: at.organization._id });
    const other = { client: await signInAs(app, account), offer: at.offer };
    const idempotencyKey = freshKey();
    const answers = [await issue(at, { idempotencyKey }), await issue(other, { idempotencyKey })];
    expect(new Set(answers.map((answer) => answer.voucher?.id)).size).toBe(2);
  });

  it('must look like one', async () => {
    const at = await scene();
    for (const idempotencyKey of ['short', 'x'.repeat(65), 'spaces are not allowed', '{"$ne":1}aaaaaaaaaaaa'])
      expect(await issue(at, { idempotencyKey })).toMatchObject({
        __typename: 'ValidationError',
        fields: [{ field: 'idempotencyKey', message: expect.any(String) }],
      });
  });
});

describe('giving a voucher back', () => {
  it('refuses one that was used, given back or expired, and says so', async () => {
    const at = await scene({ voucherValidDays: 1 });
    const [used, cancelled, expired] = [await issue(at), await issue(at), await issue(at)];
    await use(await givenCashier(at), at, used);
    await cancelVoucher(at.client, cancelled.voucher?.id ?? '');
    app.clock.set('2026-11-24T00:00:00.000Z');
    const codes = [];
    for (const { voucher } of [used, cancelled, expired])
      codes.push((await cancelVoucher(at.client, voucher?.id ?? '')).code);
    expect(codes).toEqual(['VOUCHER_ALREADY_REDEEMED', 'VOUCHER_CANCELLED', 'VOUCHER_EXPIRED']);
  });

  it('does not know another member’s voucher', async () => {
    const at = await scene();
    const { voucher } = await issue(at);
    const { account } = await givenMember(app, { organizationId: at.organization._id });
    const other = await signInAs(app, account);
    expect(await cancelVoucher(other, voucher?.id ?? '')).toMatchObject({
      __typename: 'VoucherNotUsableError',
      code: 'VOUCHER_NOT_FOUND',
    });
    expect(await other.ask('query ($id: ID!) { voucher(id: $id) { id } }', { id: voucher?.id })).toEqual({
      voucher: null,
    });
  });
});

describe('rating', () => {
  it('counts each used voucher once in the partner’s mean; another rating replaces it', async () => {
    const at = await scene();
    const cashier = await givenCashier(at);
    const [first, second] = [await issue(at), await issue(at)];
    await use(cashier, at, first);
    await use(cashier, at, second);
    await rateRedemption(at.client, first.voucher?.id ?? '', 2);
    await rateRedemption(at.client, second.voucher?.id ?? '', 4);
    await rateRedemption(at.client, first.voucher?.id ?? '', 5);
    await rateRedemption(at.client, first.voucher?.id ?? '', 5);
    const { partner } = await at.client.ask<{ partner: unknown }>(
      'query ($id: ID!) { partner(id: $id) { rating { average count } } }',
      { id: at.partner._id },
    );
    expect(partner).toEqual({ rating: { average: 4.5, count: 2 } });
  });

  it('refuses a voucher not used yet, stars out of range and another member’s', async () => {
    const at = await scene();
    const { voucher } = await issue(at);
    expect((await rateRedemption(at.client, voucher?.id ?? '', 4)).code).toBe('VOUCHER_NOT_REDEEMED');
    expect((await rateRedemption(at.client, voucher?.id ?? '', 6)).fields?.[0]?.field).toBe('stars');
    const { account } = await givenMember(app, { organizationId: at.organization._id });
    const other = await signInAs(app, account);
    expect((await rateRedemption(other, voucher?.id ?? '', 4)).code).toBe('VOUCHER_NOT_FOUND');
  });
});

describe('what a member sees', () => {
  const eligibilityDocument = `query ($id: ID!) { offer(id: $id) { eligibility {
    isEligible reasons { code isMet title detail limitLeft { left renewsOn { date } text } }
    beneficiaries { beneficiary { id name { display } } isEligible refusal } openVouchers { id } } } }`;
  interface Eligibility {
    isEligible: boolean;
    reasons: { code: string; isMet: boolean; title: string; detail: string | null }[];
    beneficiaries: { beneficiary: { id: string }; isEligible: boolean; refusal: string | null }[];
    openVouchers: { id: string }[];
  }
  const eligibilityOf = async (client: TestClient, id: string) =>
    (await client.ask<{ offer: { eligibility: Eligibility | null } }>(eligibilityDocument, { id })).offer
      .eligibility;

  it('is told each rule of an offer with its numbers, and why not each person', async () => {
    const salma = buildDependent();
    const yassine = buildDependent({ relation: 'SON', name: { fr: 'Yassine' }, birthDate: '2004-01-02' });
    const at = await scene(
      { limits: [{ scope: 'household', period: 'year', count: 4 }] },
      { dependents: [salma, yassine] },
    );
    await issue(at);
    const held = await issue(at);
    const eligibility = await eligibilityOf(at.client, at.offer._id);
    expect(
      eligibility?.reasons.map(({ code, isMet, title, detail }) => [code, isMet, title, detail]),
    ).toEqual([
      ['MEMBERSHIP_ACTIVE', true, 'Adhésion active', at.organization.name.fr],
      ['AGREEMENT_IN_FORCE', true, 'Convention en vigueur', 'signée par votre organisme'],
      ['LIMIT_HOUSEHOLD_YEAR', true, '2 sur 4 utilisations restantes', 'cette année, pour votre foyer'],
      [
        'DEPENDENTS_COVERED',
        true,
        'Ayants droit admis',
        'conjoint, enfants jusqu’à 21 ans (26 ans s’ils étudient)',
      ],
      ['VALID_UNTIL', true, 'Jusqu’au 31 décembre 2026', 'dernier jour inclus'],
    ]);
    expect(eligibility).toMatchObject({ isEligible: true });
    expect(eligibility?.beneficiaries.map((each) => [each.beneficiary.id, each.isEligible])).toEqual([
      [at.member.personId, true],
      [salma.personId, true],
      [yassine.personId, false],
    ]);
    expect(eligibility?.beneficiaries[2]?.refusal).toMatch(/Yassine.*21 ans/);
    expect(eligibility?.openVouchers[0]?.id).toBe(held.voucher?.id);
  });

  it('is told the same as issuing would answer when nothing is left', async () => {
    const at = await scene({ limits: [{ scope: 'person', period: 'month', count: 1 }] });
    await issue(at);
    const refusal = await issue(at);
    const eligibility = await eligibilityOf(at.client, at.offer._id);
    expect(eligibility).toMatchObject({ isEligible: false, beneficiaries: [{ refusal: refusal.message }] });
    expect(eligibility?.reasons.find((reason) => reason.code === 'LIMIT_PERSON_MONTH')).toMatchObject({
      isMet: false,
      title: '0 sur 1 utilisation restante',
    });
  });

  it('is theirs alone: a visitor and a cashier are told nothing of eligibility', async () => {
    const at = await scene();
    expect(await eligibilityOf(app.client(), at.offer._id)).toBeNull();
    expect(await eligibilityOf(await givenCashier(at), at.offer._id)).toBeNull();
  });

  it('lists vouchers newest first by the state they have now, page by page', async () => {
    const at = await scene({ voucherValidDays: 1 });
    const cashier = await givenCashier(at);
    const used = await issue(at);
    await use(cashier, at, used);
    const expired = await issue(at);
    app.clock.set('2026-11-24T08:00:00.000Z');
    const open = await issue(at);
    const list = async (variables: Record<string, unknown>) =>
      (
        await at.client.ask<{
          viewer: {
            member: {
              vouchers: {
                edges: { node: { id: string; state: string } }[];
                pageInfo: { hasNextPage: boolean; endCursor: string };
              };
            };
          };
        }>(
          `query ($states: [VoucherState!], $first: Int, $after: String) { viewer { member {
            vouchers(states: $states, first: $first, after: $after) {
              edges { node { id state } } pageInfo { hasNextPage endCursor } } } } }`,
          variables,
        )
      ).viewer.member.vouchers;
    const ids = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id);
    expect(ids(await list({ states: ['ISSUED'] }))).toEqual([open.voucher?.id]);
    expect(ids(await list({ states: ['EXPIRED', 'REDEEMED'] }))).toEqual([
      expired.voucher?.id,
      used.voucher?.id,
    ]);
    const first = await list({ first: 2 });
    expect(ids(first)).toEqual([open.voucher?.id, expired.voucher?.id]);
    expect(ids(await list({ first: 2, after: first.pageInfo.endCursor }))).toEqual([used.voucher?.id]);
  });

  it('keeps the secret of the QR to open vouchers', async () => {
    const at = await scene();
    const answer = await issue(at);
    const secret = async () =>
      (
        await at.client.ask<{ voucher: { qrSecret: string | null } }>(
          'query ($id: ID!) { voucher(id: $id) { qrSecret } }',
          { id: answer.voucher?.id },
        )
      ).voucher.qrSecret;
    expect(await secret()).toBe(answer.voucher?.qrSecret);
    await cancelVoucher(at.client, answer.voucher?.id ?? '');
    expect(await secret()).toBeNull();
  });
});
