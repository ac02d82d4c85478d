import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { BranchRecord } from '../../server/src/modules/partners/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import {
  type DraftOptions,
  type GivenDraft,
  givenApprovedAgreement,
  usualSchedule,
} from '../support/agreements.ts';
import { keyOf, nextNumber } from '../support/builders.ts';
import { buildPdf, upload } from '../support/files.ts';
import { givenMember, givenPartner, givenPartnerStaff, signInAs } from '../support/given.ts';
import { givenAcceptedChecklist, givenSealedAgreement, sealPrepared } from '../support/onboarding.ts';
import { defaultNow, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { issueVoucher } from '../support/voucher-operations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});
beforeEach(() => app.clock.set(defaultNow));

interface Item {
  kind: string;
  state: string;
  isRequired: boolean;
  isLate: boolean;
  title: string;
  warnings: string[];
  values: { field: string; label: string; value: string }[];
  evidence: { id: string; name: string }[];
  validUntil: { date: string } | null;
  owner: { id: string | null } | null;
  dueOn: { date: string } | null;
  note: string | null;
}

interface Checklist {
  requiredCount: number;
  doneCount: number;
  isComplete: boolean;
  exception: { reason: string; missing: string[]; by: { id: string } } | null;
  items: Item[];
}

interface Change {
  __typename: string;
  obstacles?: string[];
  fields?: { field: string; message: string }[];
  agreement?: {
    state: string;
    endsOn: { date: string };
    allowedActions: string[];
    checklist: Checklist;
    history: { kind: string; text: string }[];
  };
  offer?: { id: string; state: string; refusalReason: string | null; gain: { __typename: string } };
}

const checklistFields = `checklist {
  requiredCount doneCount isComplete
  exception { reason missing by { id } }
  items {
    kind state isRequired isLate title warnings note
    values { field label value } evidence { id name } validUntil { date } owner { id } dueOn { date }
  }
}`;

const changeFields = `__typename
  ... on AgreementChanged { agreement {
    state endsOn { date } allowedActions ${checklistFields} history { kind text }
  } }
  ... on NotPossibleNowError { obstacles }
  ... on ValidationError { fields { field message } }`;

const offerFields = `__typename
  ... on OfferChanged { offer { id state refusalReason gain { __typename } } }
  ... on NotPossibleNowError { obstacles }
  ... on ValidationError { fields { field message } }`;

async function change(client: TestClient, mutation: string, input: Record<string, unknown>): Promise<Change> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const fields = mutation.endsWith('Offer') ? offerFields : changeFields;
  const data = await client.ask<Record<string, Change>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`,
    { input },
  );
  return data[mutation] as Change;
}

/** The code a mutation is refused with altogether. */
async function refusal(client: TestClient, mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await client.send(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
    { input },
  );
  return answer.errors?.[0]?.extensions.code;
}

async function checklistOf(client: TestClient, { _id }: AgreementRecord): Promise<Checklist> {
  const data = await client.ask<{ agreement: { checklist: Checklist } }>(
    `query ($id: ID!) { agreement(id: $id) { ${checklistFields} } }`,
    { id: _id },
  );
  return data.agreement.checklist;
}

const itemOf = (checklist: Checklist, kind: string): Item => {
  const item = checklist.items.find((each) => each.kind === kind);
  if (!item) throw new Error(`no item ${kind}`);
  return item;
};

const stored = async ({ _id }: Pick<AgreementRecord, '_id'>): Promise<AgreementRecord> => {
  const found = await app.modules.agreements.agreements.findAgreement(_id);
  if (!found) throw new Error('the agreement is gone');
  return found;
};

interface Scene extends GivenDraft {
  /** The coordinator who sees to it. */
  office: TestClient;
  colleague: TestClient;
  national: TestClient;
  partnerOwner: AccountRecord;
  owner: TestClient;
  branches: BranchRecord[];
  branchId: string;
}

/** A laboratory whose agreement is sealed, known to the office alone, with its owner invited. */
async function scene(
  options: DraftOptions & { sealed?: boolean; branches?: Partial<BranchRecord>[] } = {},
): Promise<Scene> {
  const { branches: branchOverrides, sealed, ...draft } = options;
  const regionCode = draft.regionCodes?.[0];
  const { partner, branches } = await givenPartner(
    app,
    {},
    branchOverrides ?? [regionCode ? { regionCode } : {}],
  );
  const make = sealed === false ? givenApprovedAgreement : givenSealedAgreement;
  const given = await make(app, { partner, ...draft });
  await app.modules.runInTransaction((session) =>
    app.modules.partners.partners.setState(session, partner._id, 'PROSPECT'),
  );
  const partnerOwner = await givenPartnerStaff(app, { partner, branches, role: 'PARTNER_OWNER' });
  return {
    ...given,
    partner,
    branches,
    branchId: branches[0]?._id ?? '',
    office: await signInAs(app, given.coordinators.author),
    colleague: await signInAs(app, given.coordinators.reviewers[0]),
    national: await signInAs(app, given.coordinators.national),
    partnerOwner,
    owner: await signInAs(app, partnerOwner),
  };
}

const identifiers = [
  { field: 'ice', value: '001 523 487 000 019' },
  { field: 'taxId', value: '١٢٣٤٥٦٧' },
  { field: 'rc', value: '18342' },
  { field: 'rcCourt', value: 'Inezgane' },
];

describe('a checklist', () => {
  it('asks a laboratory with a fixed price for what its sector and schedule call for', async () => {
    const at = await scene();
    const checklist = await checklistOf(at.owner, at.agreement);
    expect(checklist.items.map(({ kind, isRequired, state }) => [kind, isRequired, state])).toEqual([
      ['IDENTIFIERS', true, 'OPEN'],
      ['LICENCE', true, 'OPEN'],
      ['BANK_DETAILS', true, 'OPEN'],
      ['BRANCHES', true, 'ACCEPTED'],
      ['PHOTOS', false, 'OPEN'],
      ['STAFF_INVITED', true, 'ACCEPTED'],
      ['STAFF_TRAINED', true, 'OPEN'],
      ['FIRST_OFFER', true, 'OPEN'],
    ]);
    expect(checklist).toMatchObject({ requiredCount: 7, doneCount: 2, isComplete: false, exception: null });
    const [percentageOnly] = usualSchedule();
    const other = await scene({ content: { schedule: percentageOnly ? [percentageOnly] : [] } });
    expect((await checklistOf(other.office, other.agreement)).items.map(({ kind }) => kind)).not.toContain(
      'BANK_DETAILS',
    );
  });

  it('is counted for the board as soon as the agreement is drafted, and after each step', async () => {
    const at = await scene();
    await app.modules.drainEvents();
    expect((await stored(at.agreement)).handling.checklist).toEqual({
      doneCount: 2,
      requiredCount: 7,
      toDecideCount: 0,
    });
    const input = { agreementId: at.agreement._id, kind: 'IDENTIFIERS' };
    await change(at.owner, 'provideChecklistItem', { ...input, values: identifiers });
    expect((await stored(at.agreement)).handling.checklist).toMatchObject({ doneCount: 2, toDecideCount: 1 });
    await change(at.office, 'decideChecklistItem', { ...input, isAccepted: true });
    expect((await stored(at.agreement)).handling.checklist).toMatchObject({ doneCount: 3, toDecideCount: 0 });
  });

  it('is compared with what lists show of it when data is checked, and mended', async () => {
    const at = await scene();
    await app.modules.drainEvents();
    const subject = `agreement ${at.agreement._id}`;
    const check = async (fix: boolean) =>
      (await checkData(app, { fix })).findings.filter((finding) => finding.subject === subject);
    // Its owner was stored as an account, without the act that tells of it.
    await check(true);
    expect(await check(false)).toEqual([]);
    await app.modules.runInTransaction((session) =>
      app.modules.agreements.agreements.noteHandling(session, at.agreement._id, {
        submittedOffers: 3,
        checklist: { doneCount: 7, requiredCount: 7, toDecideCount: 0 },
      }),
    );
    expect(await check(false)).toEqual([
      {
        check: 'agreements in lists',
        subject,
        problem: 'submittedOffers is 3 instead of 0, checklist.doneCount is 7 instead of 2',
        remedy: 'mendable',
      },
    ]);
    await check(true);
    expect(await check(false)).toEqual([]);
  });

  it('takes identifiers as people write them, warns of check digits, and gives them to the partner when accepted', async () => {
    const at = await scene();
    const input = { agreementId: at.agreement._id, kind: 'IDENTIFIERS' };
    const bad = await change(at.owner, 'provideChecklistItem', {
      ...input,
      values: [
        { field: 'ice', value: '123' },
        { field: 'taxId', value: '12' },
        { field: 'rc', value: '99' },
        { field: 'rib', value: '1' },
      ],
    });
    expect(bad.fields?.map(({ field }) => field)).toEqual(['ice', 'taxId', 'rib', 'rcCourt']);
    const given = await change(at.owner, 'provideChecklistItem', { ...input, values: identifiers });
    const item = itemOf(given.agreement?.checklist as Checklist, 'IDENTIFIERS');
    expect(item).toMatchObject({ state: 'GIVEN', warnings: [expect.stringContaining('ICE')] });
    expect(item.values).toContainEqual({ field: 'taxId', label: 'Identifiant fiscal', value: '1234567' });
    expect(given.agreement?.history[0]).toMatchObject({ kind: 'checklist:provide' });
    expect(given.agreement?.history[0]?.text).toContain('Identifiants');
    await change(at.office, 'decideChecklistItem', { ...input, isAccepted: true });
    const partner = await app.modules.partners.partners.findPartner(at.partner._id);
    expect(partner?.identifiers).toEqual({
      ice: '001523487000019',
      taxId: '1234567',
      rc: '18342',
      rcCourt: 'Inezgane',
    });
    expect((await stored(at.agreement)).handling.searchText).toContain('001523487000019');
  });

  it('is refused with a note the partner reads, and given again', async () => {
    const at = await scene();
    const input = { agreementId: at.agreement._id, kind: 'IDENTIFIERS' };
    expect(
      (await change(at.office, 'decideChecklistItem', { ...input, isAccepted: true })).obstacles,
    ).toHaveLength(1);
    await change(at.owner, 'provideChecklistItem', { ...input, values: identifiers });
    expect(
      (await change(at.office, 'decideChecklistItem', { ...input, isAccepted: false })).fields,
    ).toMatchObject([{ field: 'note' }]);
    const refused = await change(at.office, 'decideChecklistItem', {
      ...input,
      isAccepted: false,
      note: 'L’ICE est celui d’une autre société.',
    });
    expect(itemOf(refused.agreement?.checklist as Checklist, 'IDENTIFIERS')).toMatchObject({
      state: 'REFUSED',
      note: expect.stringContaining('autre société'),
    });
    const again = await change(at.owner, 'provideChecklistItem', {
      ...input,
      values: [{ field: 'ice', value: '002847163000166' }],
    });
    expect(itemOf(again.agreement?.checklist as Checklist, 'IDENTIFIERS')).toMatchObject({
      state: 'GIVEN',
      note: null,
    });
  });

  it('is not decided on by the coordinator who gave it in the partner’s place', async () => {
    const at = await scene();
    const input = { agreementId: at.agreement._id, kind: 'IDENTIFIERS' };
    await change(at.office, 'provideChecklistItem', { ...input, values: identifiers });
    expect(
      (await change(at.office, 'decideChecklistItem', { ...input, isAccepted: true })).obstacles,
    ).toEqual([expect.stringContaining('autre coordinateur')]);
    expect(
      (await change(at.colleague, 'decideChecklistItem', { ...input, isAccepted: true })).__typename,
    ).toBe('AgreementChanged');
  });

  it('keeps evidence that only those who see the agreement read', async () => {
    const at = await scene();
    const { file } = await upload(app, at.owner, buildPdf(), { name: 'رخصة المختبر.pdf' });
    const given = await change(at.owner, 'provideChecklistItem', {
      agreementId: at.agreement._id,
      kind: 'LICENCE',
      values: [{ field: 'licenceNumber', value: 'MS-2214/18' }],
      fileIds: [file?.id],
      validUntil: '2027-06-30',
    });
    expect(itemOf(given.agreement?.checklist as Checklist, 'LICENCE')).toMatchObject({
      state: 'GIVEN',
      evidence: [{ name: 'رخصة المختبر.pdf' }],
      validUntil: { date: '2027-06-30' },
    });
    const status = async (client: TestClient) =>
      (await fetch(`${app.url}/files/${file?.id}`, { headers: { cookie: client.cookie() } })).status;
    expect(await status(at.office)).toBe(200);
    const stranger = await scene();
    expect(await status(stranger.owner)).toBe(404);
    expect(
      await refusal(stranger.owner, 'provideChecklistItem', {
        agreementId: stranger.agreement._id,
        kind: 'PHOTOS',
        fileIds: [file?.id],
      }),
    ).toBe('NOT_FOUND');
  });

  it('says who sees to an item and by when, and what is late', async () => {
    const at = await scene();
    const input = { agreementId: at.agreement._id, kind: 'PHOTOS', dueOn: '2026-11-25' };
    const assigned = await change(at.office, 'assignChecklistItem', {
      ...input,
      ownerId: at.partnerOwner._id,
    });
    expect(itemOf(assigned.agreement?.checklist as Checklist, 'PHOTOS')).toMatchObject({
      owner: { id: at.partnerOwner._id },
      dueOn: { date: '2026-11-25' },
      isLate: false,
    });
    const stranger = await givenPartnerStaff(app, { ...(await givenPartner(app)), role: 'PARTNER_OWNER' });
    expect(
      (await change(at.office, 'assignChecklistItem', { ...input, ownerId: stranger._id })).fields,
    ).toMatchObject([{ field: 'ownerId' }]);
    app.clock.set('2026-11-26T00:00:00.000Z');
    expect(itemOf(await checklistOf(at.office, at.agreement), 'PHOTOS').isLate).toBe(true);
  });

  it('settles branches by their exact place and cannot be given what settles itself', async () => {
    const at = await scene({ branches: [{}, { coordinatesAreApproximate: true }] });
    const item = itemOf(await checklistOf(at.office, at.agreement), 'BRANCHES');
    expect(item).toMatchObject({ state: 'OPEN', values: [{ value: '1/2' }] });
    const input = { agreementId: at.agreement._id, kind: 'BRANCHES' };
    expect((await change(at.owner, 'provideChecklistItem', input)).obstacles).toHaveLength(1);
    expect(
      (await change(at.office, 'decideChecklistItem', { ...input, isAccepted: true })).obstacles,
    ).toHaveLength(1);
  });

  it('is decided on, assigned and put in force by coordinators of the region only', async () => {
    const at = await scene();
    const item = { agreementId: at.agreement._id, kind: 'PHOTOS' };
    for (const [mutation, input] of [
      ['decideChecklistItem', { ...item, isAccepted: true }],
      ['assignChecklistItem', item],
      ['activateAgreement', { agreementId: at.agreement._id }],
    ] as const)
      expect(await refusal(at.owner, mutation, input)).toBe('FORBIDDEN');
    const elsewhere = await scene({ regionCodes: ['09'] });
    for (const [mutation, input] of [
      ['provideChecklistItem', item],
      ['decideChecklistItem', { ...item, isAccepted: true }],
      ['activateAgreement', { agreementId: at.agreement._id }],
      ['proposeOffer', { agreementId: at.agreement._id, lineKeys: ['analyses'] }],
    ] as const)
      expect(await refusal(elsewhere.office, mutation, input)).toBe('NOT_FOUND');
  });
});

describe('a trial at the counter', () => {
  const trialQuery = '{ trialVoucher { code billCentimes offerTitle { display } headline { text } } }';
  const complete = `mutation ($input: CompleteTrialRedemptionInput!) { completeTrialRedemption(input: $input) {
    __typename
    ... on TrialRedemptionCompleted { discountCentimes payableCentimes text }
    ... on ValidationError { fields { field } }
  } }`;

  it('computes what a redemption would have, and trains the staff', async () => {
    const at = await scene();
    const staff = await signInAs(app, await givenPartnerStaff(app, at));
    const { trialVoucher } = await staff.ask<{ trialVoucher: { code: string; billCentimes: number } }>(
      trialQuery,
    );
    expect(await staff.ask(trialQuery)).toEqual({ trialVoucher });
    const input = { branchId: at.branchId, scan: trialVoucher.code, billCentimes: trialVoucher.billCentimes };
    expect(await staff.ask(complete, { input: { ...input, scan: '7KQ4-M2XH-9T' } })).toMatchObject({
      completeTrialRedemption: { __typename: 'ValidationError', fields: [{ field: 'scan' }] },
    });
    expect(await staff.ask(complete, { input })).toMatchObject({
      completeTrialRedemption: {
        __typename: 'TrialRedemptionCompleted',
        discountCentimes: 75_00,
        payableCentimes: 175_00,
        text: expect.stringContaining('75'),
      },
    });
    expect(itemOf(await checklistOf(at.office, at.agreement), 'STAFF_TRAINED').state).toBe('ACCEPTED');
    const vouchers = await app.stores.connection.collection('redemptions').countDocuments({
      partnerId: at.partner._id,
    });
    expect(vouchers).toBe(0);
  });

  it('is nothing to those without an agreement, and to nobody but partner staff', async () => {
    const { partner, branches } = await givenPartner(app);
    const client = await signInAs(app, await givenPartnerStaff(app, { partner, branches }));
    expect(await client.ask(trialQuery)).toEqual({ trialVoucher: null });
    const at = await scene();
    expect((await at.office.send(trialQuery)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an offer of the schedule', () => {
  it('is proposed before the agreement is in force and published after', async () => {
    const at = await scene();
    const proposed = await change(at.owner, 'proposeOffer', {
      agreementId: at.agreement._id,
      lineKeys: ['analyses'],
    });
    expect(proposed.offer).toMatchObject({ state: 'SUBMITTED', gain: { __typename: 'PercentageGain' } });
    expect((await stored(at.agreement)).handling.submittedOffers).toBe(1);
    const offerId = proposed.offer?.id ?? '';
    expect((await change(at.office, 'decideOffer', { offerId, isAccepted: true })).obstacles).toEqual([
      expect.stringContaining('en vigueur'),
    ]);
    await givenAcceptedChecklist(app, at.agreement);
    expect(
      (await change(at.office, 'activateAgreement', { agreementId: at.agreement._id })).agreement?.state,
    ).toBe('ACTIVE');
    expect((await change(at.office, 'decideOffer', { offerId, isAccepted: true })).offer?.state).toBe(
      'PUBLISHED',
    );
    expect((await stored(at.agreement)).handling.submittedOffers).toBe(0);
    const { account } = await givenMember(app, { organizationId: at.organization._id });
    const voucher = await issueVoucher(await signInAs(app, account), {
      offerId,
      idempotencyKey: keyOf('issue', nextNumber()),
    });
    expect(voucher.__typename).toBe('IssueVoucherSuccess');
    const { agreement } = await at.owner.ask<{ agreement: { restingOffers: { id: string }[] } }>(
      'query ($id: ID!) { agreement(id: $id) { restingOffers { id } } }',
      { id: at.agreement._id },
    );
    expect(agreement.restingOffers).toEqual([{ id: offerId }]);
  });

  it('is refused with a reason its partner reads, and nobody else', async () => {
    const at = await scene();
    const { offer } = await change(at.owner, 'proposeOffer', {
      agreementId: at.agreement._id,
      lineKeys: ['check-up'],
    });
    const input = { offerId: offer?.id, isAccepted: false };
    expect((await change(at.office, 'decideOffer', input)).fields).toMatchObject([{ field: 'reason' }]);
    const refused = await change(at.office, 'decideOffer', {
      ...input,
      reason: 'Le titre ne dit pas ce qui est compris.',
    });
    expect(refused.offer).toMatchObject({
      state: 'REJECTED',
      refusalReason: expect.stringContaining('titre'),
    });
    expect((await change(at.office, 'decideOffer', { ...input, isAccepted: true })).obstacles).toHaveLength(
      1,
    );
    const read = 'query ($id: ID!) { agreement(id: $id) { restingOffers { refusalReason } } }';
    expect(await at.owner.ask(read, { id: at.agreement._id })).toMatchObject({
      agreement: { restingOffers: [{ refusalReason: expect.stringContaining('titre') }] },
    });
    expect(itemOf(await checklistOf(at.office, at.agreement), 'FIRST_OFFER').state).toBe('OPEN');
  });

  it('is published by another than its proposer, unless they see to the agreement', async () => {
    const at = await scene();
    await givenAcceptedChecklist(app, at.agreement);
    const propose = async (client: TestClient) =>
      (await change(client, 'proposeOffer', { agreementId: at.agreement._id, lineKeys: ['analyses'] })).offer
        ?.id;
    const [byColleague, byOwner] = [await propose(at.colleague), await propose(at.office)];
    await change(at.office, 'activateAgreement', { agreementId: at.agreement._id });
    expect(
      (await change(at.colleague, 'decideOffer', { offerId: byColleague, isAccepted: true })).obstacles,
    ).toEqual([expect.stringContaining('collègue')]);
    expect(
      (await change(at.office, 'decideOffer', { offerId: byColleague, isAccepted: true })).offer?.state,
    ).toBe('PUBLISHED');
    expect(
      (await change(at.office, 'decideOffer', { offerId: byOwner, isAccepted: true })).offer?.state,
    ).toBe('PUBLISHED');
  });

  it('keeps to the lines, the branches and the period of the text', async () => {
    const at = await scene({ sealed: false });
    const other = await givenPartner(app);
    const propose = (input: Record<string, unknown>) =>
      change(at.owner, 'proposeOffer', { agreementId: at.agreement._id, lineKeys: ['analyses'], ...input });
    await app.modules.runInTransaction((session) =>
      app.modules.agreements.agreements.moveTo(session, at.agreement._id, 'OUT_FOR_SIGNATURE'),
    );
    const fieldsOf = async (input: Record<string, unknown>) =>
      (await propose(input)).fields?.map(({ field }) => field);
    expect(await fieldsOf({ lineKeys: [] })).toEqual(['lineKeys']);
    expect(await fieldsOf({ lineKeys: ['unknown'] })).toEqual(['lineKeys']);
    expect(await fieldsOf({ lineKeys: ['analyses', 'check-up'] })).toEqual(['lineKeys']);
    expect(await fieldsOf({ branchIds: [other.branches[0]?._id] })).toEqual(['branchIds']);
    expect(await fieldsOf({ validFrom: '2026-11-21' })).toEqual(['validFrom']);
    expect(await fieldsOf({ validTo: '2028-11-22' })).toEqual(['validTo']);
    expect(await fieldsOf({ voucherValidDays: 91 })).toEqual(['voucherValidDays']);
    expect(await fieldsOf({ title: { en: 'English only' } })).toEqual(['title']);
    expect((await propose({})).offer?.state).toBe('SUBMITTED');
  });

  it('waits for a text that no longer changes', async () => {
    const { partner, branches } = await givenPartner(app);
    const { givenDraft } = await import('../support/agreements.ts');
    const given = await givenDraft(app, { partner });
    const owner = await signInAs(
      app,
      await givenPartnerStaff(app, { partner, branches, role: 'PARTNER_OWNER' }),
    );
    expect(
      (await change(owner, 'proposeOffer', { agreementId: given.agreement._id, lineKeys: ['analyses'] }))
        .obstacles,
    ).toEqual([expect.stringContaining('approuvé')]);
  });

  it('needs a maximum where the agreement has a budget', async () => {
    const [line] = usualSchedule();
    const at = await scene({
      content: {
        budgetCentimes: 180_000_00,
        schedule: line ? [{ ...line, maximumDiscountCentimes: 500_00 }] : [],
      },
    });
    await givenAcceptedChecklist(app, at.agreement);
    const propose = () =>
      change(at.owner, 'proposeOffer', { agreementId: at.agreement._id, lineKeys: ['analyses'] });
    const offerId = (await propose()).offer?.id;
    await change(at.office, 'activateAgreement', { agreementId: at.agreement._id });
    await change(at.office, 'decideOffer', { offerId, isAccepted: true });
    const [budget] = await app.modules.agreements.budgets.listByAgreement(at.agreement._id);
    expect(budget).toMatchObject({ limitCentimes: 180_000_00, spentCentimes: 0, reservedCentimes: 0 });
    const { account } = await givenMember(app, { organizationId: at.organization._id });
    await issueVoucher(await signInAs(app, account), {
      offerId: offerId ?? '',
      idempotencyKey: keyOf('issue', nextNumber()),
    });
    const [used] = await app.modules.agreements.budgets.listByAgreement(at.agreement._id);
    expect(used?.reservedCentimes).toBe(500_00);
  });
});

describe('putting in force', () => {
  it('is refused with everything that is missing, and shows nothing to members', async () => {
    const at = await scene();
    const answer = await change(at.office, 'activateAgreement', { agreementId: at.agreement._id });
    expect(answer.obstacles).toEqual([
      'Il manque dans la liste : Identifiants.',
      'Il manque dans la liste : Licence d’exercice.',
      'Il manque dans la liste : Coordonnées bancaires.',
      'Il manque dans la liste : Personnel formé.',
      'Il manque dans la liste : Première offre.',
    ]);
    expect(await stored(at.agreement)).toMatchObject({ state: 'OUT_FOR_SIGNATURE', versionInForce: null });
    expect((await app.modules.partners.partners.findPartner(at.partner._id))?.state).toBe('PROSPECT');
  });

  it('takes period, notice and budget of the text, shows the partner, and is recorded', async () => {
    const at = await scene({ startsOn: '2026-11-20', endsOn: '2027-11-19', content: { noticeDays: 45 } });
    await givenAcceptedChecklist(app, at.agreement);
    await change(at.owner, 'proposeOffer', { agreementId: at.agreement._id, lineKeys: ['analyses'] });
    const { agreement } = await change(at.office, 'activateAgreement', { agreementId: at.agreement._id });
    expect(agreement).toMatchObject({
      state: 'ACTIVE',
      endsOn: { date: '2027-11-19' },
      checklist: { isComplete: true, exception: null },
    });
    expect(agreement?.history[0]).toMatchObject({ kind: 'agreement:activate' });
    expect(await stored(at.agreement)).toMatchObject({
      startsOn: '2026-11-20',
      noticeDays: 45,
      versionInForce: 1,
      preparedVersion: null,
      sealedAt: null,
      handling: { review: null, signing: null, checklist: { doneCount: 7, requiredCount: 7 } },
    });
    expect((await app.modules.partners.partners.findPartner(at.partner._id))?.state).toBe('ACTIVE');
    expect(
      (await change(at.office, 'activateAgreement', { agreementId: at.agreement._id })).obstacles,
    ).toHaveLength(1);
  });

  it('happens once however many ask at the same instant', async () => {
    const at = await scene();
    await givenAcceptedChecklist(app, at.agreement);
    await change(at.owner, 'proposeOffer', { agreementId: at.agreement._id, lineKeys: ['analyses'] });
    const answers = await Promise.all(
      [at.office, at.colleague, at.national].map((client) =>
        change(client, 'activateAgreement', { agreementId: at.agreement._id }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === 'AgreementChanged')).toHaveLength(1);
    const history = await app.modules.agreements.agreements.listHistory(at.agreement._id);
    expect(history.filter(({ kind }) => kind === 'agreement:activate')).toHaveLength(1);
  });

  it('is excepted by a national coordinator alone, with a reason kept with what was missing', async () => {
    const at = await scene();
    const input = { agreementId: at.agreement._id, exceptionReason: 'Caravane médicale dès lundi' };
    expect(await refusal(at.office, 'activateAgreement', input)).toBe('FORBIDDEN');
    expect(
      (await change(at.national, 'activateAgreement', { ...input, exceptionReason: 'vite' })).fields,
    ).toMatchObject([{ field: 'exceptionReason' }]);
    const { agreement } = await change(at.national, 'activateAgreement', input);
    expect(agreement).toMatchObject({
      state: 'ACTIVE',
      checklist: {
        isComplete: true,
        exception: { by: { id: at.coordinators.national._id }, reason: input.exceptionReason },
      },
    });
    expect(agreement?.checklist.exception?.missing).toContain('Licence d’exercice');
    expect(agreement?.history[0]).toMatchObject({ kind: 'agreement:activate-by-exception' });
  });

  it('waits until all have signed, and is too late once the period is over', async () => {
    const unsealed = await scene({ sealed: false });
    expect(
      (await change(unsealed.office, 'activateAgreement', { agreementId: unsealed.agreement._id })).obstacles,
    ).toEqual([expect.stringContaining('signé')]);
    const at = await scene({ endsOn: '2026-12-31' });
    await givenAcceptedChecklist(app, at.agreement);
    app.clock.set('2027-01-01T00:00:00.000Z');
    expect(
      (await change(at.office, 'activateAgreement', { agreementId: at.agreement._id })).obstacles,
    ).toEqual([expect.stringContaining('31 décembre 2026')]);
  });

  /** In force for 2026 with two offers; a renewal for 2027 that changes one of them is signed by all. */
  async function sealedRenewal(): Promise<{ at: Scene; offerIds: (string | undefined)[] }> {
    const at = await scene({ startsOn: '2026-01-01', endsOn: '2026-12-31' });
    await givenAcceptedChecklist(app, at.agreement);
    const offerIds: (string | undefined)[] = [];
    for (const key of ['analyses', 'check-up'])
      offerIds.push(
        (await change(at.owner, 'proposeOffer', { agreementId: at.agreement._id, lineKeys: [key] })).offer
          ?.id,
      );
    await change(at.office, 'activateAgreement', { agreementId: at.agreement._id });
    for (const offerId of offerIds) await change(at.office, 'decideOffer', { offerId, isAccepted: true });
    const { drafting, reviewing } = app.modules.drafting;
    const request = (account: AccountRecord) => ({
      viewer: {
        kind: 'office' as const,
        accountId: account._id,
        role: 'COORDINATOR' as const,
        organizationId: at.organization._id,
        regionCodes: account.regionCodes,
      },
      language: 'fr' as const,
    });
    await at.office.ask(
      'mutation ($input: RenewAgreementInput!) { renewAgreement(input: $input) { __typename } }',
      { input: { agreementId: at.agreement._id, endsOn: '2027-12-31' } },
    );
    const renewing = await stored(at.agreement);
    expect(renewing).toMatchObject({ state: 'RENEWING', preparedVersion: 2 });
    const [analyses, checkUp] = usualSchedule();
    if (!analyses || !checkUp) throw new Error('the usual schedule has two lines');
    const renewal = await app.modules.drafting.versions.findVersion(at.agreement._id, 2);
    const saved = await drafting.save(request(at.coordinators.author), {
      agreementId: at.agreement._id,
      documentVersion: renewal?.documentVersion ?? 0,
      schedule: [analyses, { ...checkUp, gain: { fixedPriceCentimes: 50_000, usualPriceCentimes: 70_000 } }],
    });
    expect(saved.kind).toBe('changed');
    await reviewing.submit(request(at.coordinators.author), { agreementId: at.agreement._id });
    for (const reviewer of at.coordinators.reviewers)
      await reviewing.review(request(reviewer), {
        agreementId: at.agreement._id,
        versionNumber: 2,
        isApproval: true,
      });
    await sealPrepared(app, await stored(at.agreement));
    return { at, offerIds };
  }

  it('of a renewal keeps what is in force and extends offers that its schedule still grants', async () => {
    const { at, offerIds } = await sealedRenewal();
    const { agreement } = await change(at.office, 'activateAgreement', { agreementId: at.agreement._id });
    expect(agreement).toMatchObject({ state: 'ACTIVE', endsOn: { date: '2027-12-31' } });
    expect(await stored(at.agreement)).toMatchObject({ startsOn: '2026-01-01', versionInForce: 2 });
    const offers = await app.modules.offers.offers.listByIds(offerIds.map((id) => id ?? ''));
    expect(offers.map(({ _id, validTo }) => [_id, validTo]).sort()).toEqual(
      [
        [offerIds[0], '2027-12-31'],
        [offerIds[1], '2026-12-31'],
      ].sort(),
    );
    expect(agreement?.history.map(({ kind }) => kind)).toContain('offer:extend');
  });

  it('of a renewal nobody put in force happens by itself when the old period is over and nothing is missing', async () => {
    const { at, offerIds } = await sealedRenewal();
    app.clock.set('2027-01-01T00:00:00.000Z');
    await app.modules.agreements.runDueLife(app.clock.now());
    expect(await stored(at.agreement)).toMatchObject({
      state: 'ACTIVE',
      startsOn: '2026-01-01',
      endsOn: '2027-12-31',
      versionInForce: 2,
      preparedVersion: null,
    });
    const [offer] = await app.modules.offers.offers.listByIds([offerIds[0] ?? '']);
    expect(offer?.validTo).toBe('2027-12-31');
    const history = await app.modules.agreements.agreements.listHistory(at.agreement._id);
    expect(
      history.find(({ kind, details }) => kind === 'agreement:activate' && details.version === 2),
    ).toMatchObject({
      actorAccountId: null,
    });
  });

  it('of a renewal does not happen by itself while something is missing', async () => {
    const { at } = await sealedRenewal();
    await app.stores.connection
      .collection<{ _id: string }>('onboarding-checklists')
      .updateOne({ _id: at.agreement._id }, { $set: { 'items.0.state': 'REFUSED' } });
    app.clock.set('2027-01-01T00:00:00.000Z');
    await app.modules.agreements.runDueLife(app.clock.now());
    expect(await stored(at.agreement)).toMatchObject({ state: 'EXPIRED', versionInForce: 1 });
  });
});

describe('a licence', () => {
  it('accepted anew resumes what its end had suspended', async () => {
    const at = await scene();
    await givenAcceptedChecklist(app, at.agreement);
    await change(at.owner, 'proposeOffer', { agreementId: at.agreement._id, lineKeys: ['analyses'] });
    await change(at.office, 'activateAgreement', { agreementId: at.agreement._id });
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.setLicence(session, at.partner._id, '2026-11-30'),
    );
    app.clock.set('2026-12-01T00:00:00.000Z');
    await app.modules.agreements.runDueLife(app.clock.now());
    expect((await stored(at.agreement)).suspension?.cause).toBe('LICENCE_EXPIRED');
    const input = { agreementId: at.agreement._id, kind: 'LICENCE' };
    const values = [{ field: 'licenceNumber', value: 'MS-1' }];
    expect(
      (await change(at.owner, 'provideChecklistItem', { ...input, values, validUntil: '2026-11-30' })).fields,
    ).toMatchObject([{ field: 'validUntil' }]);
    await change(at.owner, 'provideChecklistItem', { ...input, values, validUntil: '2028-11-30' });
    expect((await stored(at.agreement)).state).toBe('SUSPENDED');
    await change(at.office, 'decideChecklistItem', { ...input, isAccepted: true });
    expect(await stored(at.agreement)).toMatchObject({ state: 'ACTIVE', suspension: null });
    expect((await app.modules.partners.partners.findPartner(at.partner._id))?.licenceValidUntil).toBe(
      '2028-11-30',
    );
  });
});
