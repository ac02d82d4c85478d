import { withoutDirectionMarks } from '@wasl/shared/bidi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import { newId } from '../../server/src/platform/mongo/object-id.ts';
import {
  type GivenDraft,
  givenAgreementInReview,
  givenApprovedAgreement,
  givenCoordinators,
  givenDraft,
  givenOfficeAccount,
  givenTemplate,
  officeViewer,
  threeSignatories,
  usualSchedule,
} from '../support/agreements.ts';
import { buildAgreement } from '../support/builders.ts';
import { givenOrganization, givenPartner, givenPartnerStaff, signInAs } from '../support/given.ts';
import { sentMessages } from '../support/members.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

interface Answer {
  __typename: string;
  code?: string;
  obstacles?: string[];
  fields?: { field: string; message: string }[];
  currentVersion?: number;
  agreement?: {
    id: string;
    reference: string;
    state: string;
    allowedActions: string[];
    comments: { id: string; text: string; isFromPartner: boolean; resolvedAt: unknown }[];
    history: { kind: string }[];
    currentVersion: {
      number: number;
      stage: string;
      purpose: string;
      documentVersion: number;
      textHash: string | null;
      changedClauseCount: number;
      startsOn: { date: string };
      endsOn: { date: string };
      clauses: { key: string; body: { ar: string; fr: string }; isChanged: boolean; difference: unknown }[];
      schedule: { key: string; headline: { text: string }; maximumDiscountCentimes: number | null }[];
      signatories: { name: string; group: number }[];
      reviews: { isApproval: boolean; note: string | null; by: { name: { fr: string } } }[];
    };
  };
}

/** Sends a mutation of drafting and returns its result, whatever it is. */
async function act(client: TestClient, name: string, input: Record<string, unknown>): Promise<Answer> {
  const answer = await client.ask<Record<string, Answer>>(
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
      __typename
      ... on UserError { code message }
      ... on NotPossibleNowError { obstacles }
      ... on ValidationError { fields { field message } }
      ... on StaleVersionError { currentVersion }
      ... on AgreementChanged { agreement {
        id reference state allowedActions
        comments { id text isFromPartner resolvedAt { date } }
        history { kind }
        currentVersion {
          number stage purpose documentVersion textHash changedClauseCount startsOn { date } endsOn { date }
          clauses { key body { ar fr } isChanged difference { fr { kind text } } }
          schedule { key headline { text } maximumDiscountCentimes }
          signatories { name group }
          reviews { isApproval note by { name { fr } } }
        }
      } }
    } }`,
    { input },
  );
  const result = answer[name];
  if (!result) throw new Error(`${name} answered nothing`);
  return result;
}

async function errorCodeOf(client: TestClient, name: string, input: Record<string, unknown>) {
  const answer = await client.send(
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
    { input },
  );
  return answer.errors?.[0]?.extensions.code ?? null;
}

async function givenDesk(regionCodes: string[] = ['04']) {
  const organization = await givenOrganization(app);
  const coordinators = await givenCoordinators(app, organization, regionCodes);
  const template = await givenTemplate(app, organization);
  const { partner, branches } = await givenPartner(app);
  return {
    organization,
    coordinators,
    template,
    partner,
    branches,
    client: await signInAs(app, coordinators.author),
    input: (overrides: Record<string, unknown> = {}) => ({
      partnerId: partner._id,
      templateId: template._id,
      regionCodes: ['04'],
      startsOn: '2026-12-01',
      endsOn: '2028-11-30',
      ...overrides,
    }),
  };
}

const authorOf = (given: GivenDraft) => signInAs(app, given.coordinators.author);
const reviewersOf = async (given: GivenDraft) =>
  [
    await signInAs(app, given.coordinators.reviewers[0]),
    await signInAs(app, given.coordinators.reviewers[1]),
  ] as const;

describe('beginning a draft', () => {
  it('takes the newest text of the template, with a reference of its own, for its author to handle', async () => {
    const desk = await givenDesk();
    const { agreement } = await act(desk.client, 'draftAgreement', desk.input());
    expect(agreement).toMatchObject({
      reference: expect.stringMatching(/^CNV-2611-\d{4}$/),
      state: 'DRAFT',
      history: [{ kind: 'agreement:draft' }],
      currentVersion: { number: 1, stage: 'DRAFT', purpose: 'INITIAL', changedClauseCount: 0 },
    });
    const parties = agreement?.currentVersion.clauses.find(({ key }) => key === 'parties');
    expect(parties?.body.fr).toContain(desk.partner.name.fr);
    expect(withoutDirectionMarks(parties?.body.ar ?? '')).toContain(desk.partner.name.ar);
    const duration = agreement?.currentVersion.clauses.find(({ key }) => key === 'duration');
    expect(duration?.body.fr).toBe(
      'La présente convention est conclue pour 2 ans, du 1er décembre 2026 au 30 novembre 2028, dernier jour compris.',
    );
    expect(agreement?.allowedActions).toEqual(
      expect.arrayContaining([
        'saveDraft',
        'submitForReview',
        'withdrawAgreement',
        'addComment',
        'attachDocument',
      ]),
    );
    expect(agreement?.allowedActions).not.toContain('reviewVersion');
  });

  it('gives references without gaps that show, whoever drafts at once', async () => {
    const desk = await givenDesk();
    const partners = await Promise.all(Array.from({ length: 5 }, () => givenPartner(app)));
    const answers = await Promise.all(
      partners.map(({ partner }) =>
        act(desk.client, 'draftAgreement', desk.input({ partnerId: partner._id })),
      ),
    );
    const references = answers.map(({ agreement }) => agreement?.reference);
    expect(new Set(references).size).toBe(5);
  });

  it.each([
    ['neither partner nor prospect', { partnerId: null }, ['partnerId']],
    ['partner and prospect', { prospectId: 'p' }, ['partnerId']],
    ['no region', { regionCodes: [] }, ['regionCodes']],
    ['an end before its start', { endsOn: '2026-11-30' }, ['endsOn']],
    ['a period beyond ten years', { endsOn: '2040-01-01' }, ['endsOn']],
    ['a template nobody knows', { templateId: newId() }, ['templateId']],
  ])('is refused with %s', async (_, overrides, fields) => {
    const desk = await givenDesk();
    const answer = await act(desk.client, 'draftAgreement', desk.input(overrides));
    expect(answer.__typename).toBe('ValidationError');
    expect(answer.fields?.map(({ field }) => field)).toEqual(fields);
  });

  it('is refused with a template of another organization or one no longer offered', async () => {
    const [desk, other] = [await givenDesk(), await givenDesk()];
    const foreign = await act(desk.client, 'draftAgreement', desk.input({ templateId: other.template._id }));
    expect(foreign.fields?.map(({ field }) => field)).toEqual(['templateId']);
    const administrator = await givenOfficeAccount(app, desk.organization, 'ADMINISTRATOR');
    await app.modules.templates.templates.retire(officeViewer(administrator), {
      templateId: desk.template._id,
      isRetired: true,
    });
    const retired = await act(desk.client, 'draftAgreement', desk.input());
    expect(retired.fields?.map(({ field }) => field)).toEqual(['templateId']);
  });

  it('is for regions one answers for; the whole country is for national coordinators', async () => {
    const desk = await givenDesk();
    expect(await errorCodeOf(desk.client, 'draftAgreement', desk.input({ regionCodes: ['04', '09'] }))).toBe(
      'FORBIDDEN',
    );
    expect(await errorCodeOf(desk.client, 'draftAgreement', desk.input({ regionCodes: null }))).toBe(
      'FORBIDDEN',
    );
    const national = await signInAs(app, desk.coordinators.national);
    const whole = await act(national, 'draftAgreement', desk.input({ regionCodes: null }));
    expect(whole.__typename).toBe('AgreementChanged');
    for (const role of ['ADMINISTRATOR', 'AUDITOR'] as const) {
      const client = await signInAs(app, await givenOfficeAccount(app, desk.organization, role));
      expect(await errorCodeOf(client, 'draftAgreement', desk.input())).toBe('FORBIDDEN');
    }
  });

  it('is refused while the partner has another agreement in the same days and regions', async () => {
    const desk = await givenDesk(['04', '06']);
    const first = await act(desk.client, 'draftAgreement', desk.input());
    const second = await act(
      desk.client,
      'draftAgreement',
      desk.input({ startsOn: '2028-11-30', endsOn: '2029-11-29' }),
    );
    expect(second).toMatchObject({ __typename: 'NotPossibleNowError', code: 'NOT_POSSIBLE_NOW' });
    expect(second.obstacles).toHaveLength(1);
    expect(second.obstacles?.[0]).toContain(first.agreement?.reference);
    const later = { startsOn: '2028-12-01', endsOn: '2029-11-30' };
    expect((await act(desk.client, 'draftAgreement', desk.input(later))).__typename).toBe('AgreementChanged');
    const elsewhere = desk.input({ regionCodes: ['06'] });
    expect((await act(desk.client, 'draftAgreement', elsewhere)).__typename).toBe('AgreementChanged');
  });

  it('lets one of two at the same instant through', async () => {
    const desk = await givenDesk();
    const clients = [desk.client, await signInAs(app, desk.coordinators.reviewers[0])];
    const answers = await Promise.all(
      [...clients, ...clients].map((client) => act(client, 'draftAgreement', desk.input())),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AgreementChanged',
      'NotPossibleNowError',
      'NotPossibleNowError',
      'NotPossibleNowError',
    ]);
  });

  it('does not know partners that do not exist, nor those only another organization prepares with', async () => {
    const desk = await givenDesk();
    expect(await errorCodeOf(desk.client, 'draftAgreement', desk.input({ partnerId: newId() }))).toBe(
      'NOT_FOUND',
    );
    const { partner } = await givenPartner(app, { state: 'PROSPECT' });
    expect(await errorCodeOf(desk.client, 'draftAgreement', desk.input({ partnerId: partner._id }))).toBe(
      'NOT_FOUND',
    );
    const { partner: suspended } = await givenPartner(app, { state: 'SUSPENDED' });
    const answer = await act(desk.client, 'draftAgreement', desk.input({ partnerId: suspended._id }));
    expect(answer.__typename).toBe('NotPossibleNowError');
  });
});

describe('saving a draft', () => {
  it('keeps what is absent, and marks what differs from the template', async () => {
    const given = await givenDraft(app);
    const client = await authorOf(given);
    const clauses = given.version.clauses.map(({ key, title, source }) => ({
      key,
      title,
      source: key === 'pricing' ? { ...source, fr: source.fr.replace('quinze (15)', 'trente (30)') } : source,
    }));
    const extra = {
      key: 'parking',
      title: { ar: 'الموقف', fr: 'Stationnement' },
      source: { ar: 'مجاني', fr: 'Gratuit' },
    };
    const { agreement } = await act(client, 'saveDraft', {
      agreementId: given.agreement._id,
      documentVersion: given.version.documentVersion,
      clauses: [...clauses, extra],
      noticeDays: 90,
      renewal: 'NONE',
      changeNote: 'Préavis de hausse porté à trente jours',
    });
    const version = agreement?.currentVersion;
    expect(version).toMatchObject({
      documentVersion: given.version.documentVersion + 1,
      changedClauseCount: 2,
    });
    expect(version?.signatories).toHaveLength(3);
    const pricing = version?.clauses.find(({ key }) => key === 'pricing');
    expect(pricing).toMatchObject({ isChanged: true });
    expect(JSON.stringify(pricing?.difference)).toContain('trente (30)');
    expect(version?.clauses.find(({ key }) => key === 'object')).toMatchObject({
      isChanged: false,
      difference: null,
    });
    expect(version?.clauses.some(({ key }) => key === 'renewal')).toBe(false);
    const termination = version?.clauses.find(({ key }) => key === 'termination');
    expect(termination?.body.ar).toContain('\u206690\u2069 يومًا');
    const stored = await app.modules.agreements.agreements.findAgreement(given.agreement._id);
    expect(stored).toMatchObject({ noticeDays: 90 });
  });

  it('is refused when somebody saved in the meantime', async () => {
    const given = await givenDraft(app);
    const client = await authorOf(given);
    const { documentVersion } = given.version;
    const input = { agreementId: given.agreement._id, documentVersion };
    const answers = await Promise.all(
      [30, 45, 75].map((noticeDays) => act(client, 'saveDraft', { ...input, noticeDays })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'AgreementChanged')).toHaveLength(1);
    const stale = answers.filter(({ __typename }) => __typename === 'StaleVersionError');
    expect(stale.map(({ currentVersion }) => currentVersion)).toEqual([
      documentVersion + 1,
      documentVersion + 1,
    ]);
  });

  const [line] = usualSchedule();
  const [partnerOne, partnerTwo, organizationOne] = threeSignatories();
  it.each<[string, Record<string, unknown>, string[]]>([
    ['an impossible notice', { noticeDays: 366 }, ['noticeDays']],
    ['an end before its start', { endsOn: '2020-01-01' }, ['endsOn']],
    ['a negative budget', { budgetCentimes: -1 }, ['budgetCentimes']],
    [
      'a budget without a maximum per voucher',
      { budgetCentimes: 100_000 },
      ['schedule.0.maximumDiscountCentimes', 'schedule.1.maximumDiscountCentimes'],
    ],
    [
      'two gains in one',
      { schedule: [{ ...line, gain: { percentageBasisPoints: 1000, isFree: true } }] },
      ['schedule.0.gain'],
    ],
    ['no gain', { schedule: [{ ...line, gain: {} }] }, ['schedule.0.gain']],
    [
      'more than the whole',
      { schedule: [{ ...line, gain: { percentageBasisPoints: 10_001 } }] },
      ['schedule.0.gain'],
    ],
    [
      'a price above the usual one',
      { schedule: [{ ...line, gain: { fixedPriceCentimes: 5000, usualPriceCentimes: 4000 } }] },
      ['schedule.0.gain'],
    ],
    ['two lines of one key', { schedule: [line, line] }, ['schedule.1.key']],
    ['no label', { schedule: [{ ...line, label: { en: 'Tests' } }] }, ['schedule.0.label']],
    [
      'a service of another category',
      { schedule: [{ ...line, serviceCode: 'moon' }] },
      ['schedule.0.serviceCode'],
    ],
    [
      'a limit of none',
      { schedule: [{ ...line, limits: [{ scope: 'PERSON', period: 'DAY', count: 0 }] }] },
      ['schedule.0.limits'],
    ],
    [
      'a child of a hundred',
      { schedule: [{ ...line, dependentCoverage: { spouse: true, children: true, childMaximumAge: 100 } }] },
      ['schedule.0.dependentCoverage.childMaximumAge'],
    ],
    ['groups with a gap', { signatories: [partnerOne, { ...organizationOne, group: 3 }] }, ['signatories']],
    [
      'one address twice',
      { signatories: [partnerOne, { ...partnerTwo, email: partnerOne?.email.toUpperCase() }] },
      ['signatories.1.email'],
    ],
    ['no address', { signatories: [{ ...partnerOne, email: 'naima' }] }, ['signatories.0.email']],
    ['no name', { signatories: [{ ...partnerOne, name: ' ' }] }, ['signatories.0.name']],
    ['a required clause gone', { clauses: [] }, ['clauses']],
  ])('is refused with %s, and says where', async (_, overrides, fields) => {
    const given = await givenDraft(app);
    const answer = await act(await authorOf(given), 'saveDraft', {
      agreementId: given.agreement._id,
      documentVersion: given.version.documentVersion,
      ...overrides,
    });
    expect(answer.__typename).toBe('ValidationError');
    expect(answer.fields?.map(({ field }) => field)).toEqual(fields);
  });

  it('is refused for clauses that lack a language or name what does not exist', async () => {
    const given = await givenDraft(app);
    const clauses = given.version.clauses.map(({ key, title, source }) => ({ key, title, source }));
    const odd = { key: 'odd', title: { fr: 'Divers' }, source: { ar: 'مع {{partner.iban}}', fr: 'x' } };
    const answer = await act(await authorOf(given), 'saveDraft', {
      agreementId: given.agreement._id,
      documentVersion: given.version.documentVersion,
      clauses: [...clauses, odd],
    });
    const index = clauses.length;
    expect(answer.fields?.map(({ field }) => field)).toEqual([
      `clauses.${index}.title.ar`,
      `clauses.${index}.source.ar`,
    ]);
  });

  it('is for coordinators of its regions, and does not exist for others', async () => {
    const given = await givenDraft(app, { regionCodes: ['04'] });
    const input = { agreementId: given.agreement._id, documentVersion: given.version.documentVersion };
    const staff = async (role: 'COORDINATOR' | 'AUDITOR', regionCodes: string[] | null) =>
      signInAs(app, await givenOfficeAccount(app, given.organization, role, regionCodes));
    expect(await errorCodeOf(await staff('COORDINATOR', ['09']), 'saveDraft', input)).toBe('NOT_FOUND');
    expect(await errorCodeOf(await staff('AUDITOR', null), 'saveDraft', input)).toBe('FORBIDDEN');
    const other = await givenOrganization(app);
    const stranger = await signInAs(app, await givenOfficeAccount(app, other, 'NATIONAL_COORDINATOR'));
    expect(await errorCodeOf(stranger, 'saveDraft', input)).toBe('NOT_FOUND');
    const wide = await givenDraft(app, { regionCodes: null });
    const regional = await signInAs(app, await givenOfficeAccount(app, wide.organization, 'COORDINATOR'));
    const theirs = { agreementId: wide.agreement._id, documentVersion: wide.version.documentVersion };
    expect(await errorCodeOf(regional, 'saveDraft', theirs)).toBe('FORBIDDEN');
  });

  it('cannot move its days over another agreement of the same partner', async () => {
    const given = await givenDraft(app);
    await app.modules.agreements.insertAgreements([
      buildAgreement({
        organizationId: given.organization._id,
        partnerId: given.partner._id,
        startsOn: '2029-01-01',
        endsOn: '2029-12-31',
      }),
    ]);
    const answer = await act(await authorOf(given), 'saveDraft', {
      agreementId: given.agreement._id,
      documentVersion: given.version.documentVersion,
      endsOn: '2029-06-30',
    });
    expect(answer.__typename).toBe('NotPossibleNowError');
  });
});

describe('review', () => {
  it('is refused for a draft that lacks something, and says all of it', async () => {
    const desk = await givenDesk();
    const { agreement } = await act(desk.client, 'draftAgreement', desk.input());
    const answer = await act(desk.client, 'submitForReview', { agreementId: agreement?.id });
    expect(answer.__typename).toBe('NotPossibleNowError');
    expect(answer.obstacles).toHaveLength(3);
    expect(answer.obstacles?.join(' ')).toMatch(/barème.*partenaire.*organisme/s);
  });

  it('is refused while a clause that must stay lacks what it names', async () => {
    const given = await givenDraft(app);
    const client = await authorOf(given);
    const agreementId = given.agreement._id;
    const clauses = given.version.clauses.map(({ key, title, source }) => ({
      key,
      title,
      source:
        key === 'parties'
          ? { ar: `${source.ar} {{partner.ice}}`, fr: `${source.fr} {{partner.ice}}` }
          : source,
    }));
    const { documentVersion } = given.version;
    await act(client, 'saveDraft', { agreementId, documentVersion, clauses });
    const refused = await act(client, 'submitForReview', { agreementId });
    expect(refused.obstacles).toHaveLength(1);
    expect(refused.obstacles?.[0]).toContain('ICE');
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.amend(session, given.partner._id, {
        identifiers: { ice: '001234567000089', rc: '1', taxId: '2', rcCourt: null },
      }),
    );
    const submitted = await act(client, 'submitForReview', { agreementId });
    expect(submitted.agreement).toMatchObject({ state: 'IN_REVIEW', currentVersion: { stage: 'IN_REVIEW' } });
  });

  it('needs two who did not write the text; the second locks it', async () => {
    const given = await givenAgreementInReview(app);
    const [first, second] = await reviewersOf(given);
    const opinion = { agreementId: given.agreement._id, versionNumber: 1, isApproval: true };
    expect((await act(await authorOf(given), 'reviewVersion', opinion)).__typename).toBe(
      'NotPossibleNowError',
    );
    const once = await act(first, 'reviewVersion', { ...opinion, note: 'Conforme' });
    expect(once.agreement).toMatchObject({
      state: 'IN_REVIEW',
      currentVersion: { stage: 'IN_REVIEW', textHash: null },
    });
    expect((await act(first, 'reviewVersion', opinion)).__typename).toBe('NotPossibleNowError');
    const twice = await act(second, 'reviewVersion', opinion);
    expect(twice.agreement).toMatchObject({
      state: 'IN_REVIEW',
      currentVersion: {
        stage: 'OUT_FOR_SIGNATURE',
        textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        reviews: [
          { isApproval: true, note: 'Conforme' },
          { isApproval: true, note: null },
        ],
      },
    });
    expect(twice.agreement?.allowedActions).not.toContain('reviewVersion');
    expect((await act(second, 'reviewVersion', opinion)).__typename).toBe('NotPossibleNowError');
    const handling = (await app.modules.agreements.agreements.findAgreement(given.agreement._id))?.handling;
    expect(handling?.review).toMatchObject({ approvalCount: 2, approvalsNeeded: 2 });
  });

  it('is of one text, whatever becomes of the partner between two approvals', async () => {
    const given = await givenAgreementInReview(app);
    const agreementId = given.agreement._id;
    const [first, second] = await reviewersOf(given);
    const approval = { agreementId, versionNumber: 1, isApproval: true };
    const read = await act(first, 'reviewVersion', approval);
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.amend(session, given.partner._id, { name: { ar: 'آخر', fr: 'Autre' } }),
    );
    const locked = await act(second, 'reviewVersion', approval);
    expect(locked.agreement?.currentVersion.clauses).toEqual(read.agreement?.currentVersion.clauses);
    expect(locked.agreement?.currentVersion.stage).toBe('OUT_FOR_SIGNATURE');
  });

  it('counts two approvals of one person at the same instant once', async () => {
    const given = await givenAgreementInReview(app);
    const [first] = await reviewersOf(given);
    const opinion = { agreementId: given.agreement._id, versionNumber: 1, isApproval: true };
    const answers = await Promise.all([1, 2, 3, 4].map(() => act(first, 'reviewVersion', opinion)));
    expect(answers.filter(({ __typename }) => __typename === 'AgreementChanged')).toHaveLength(1);
    const version = await app.modules.drafting.versions.findVersion(given.agreement._id, 1);
    expect(version).toMatchObject({
      stage: 'IN_REVIEW',
      reviews: [{ accountId: given.coordinators.reviewers[0]._id }],
    });
  });

  it('is not given by whoever changed the text after its author', async () => {
    const given = await givenDraft(app);
    const [first] = await reviewersOf(given);
    const agreementId = given.agreement._id;
    await act(first, 'saveDraft', {
      agreementId,
      documentVersion: given.version.documentVersion,
      noticeDays: 45,
    });
    await act(await authorOf(given), 'submitForReview', { agreementId });
    const answer = await act(first, 'reviewVersion', { agreementId, versionNumber: 1, isApproval: true });
    expect(answer.__typename).toBe('NotPossibleNowError');
  });

  it('is not given either by who changed a version before, since the text came from there', async () => {
    const given = await givenDraft(app);
    const [editor, other] = await reviewersOf(given);
    const author = await authorOf(given);
    const agreementId = given.agreement._id;
    const { documentVersion } = given.version;
    await act(editor, 'saveDraft', { agreementId, documentVersion, noticeDays: 45 });
    await act(author, 'submitForReview', { agreementId });
    await act(other, 'reviewVersion', { agreementId, versionNumber: 1, isApproval: false, note: 'À revoir' });
    await act(author, 'submitForReview', { agreementId });
    const approval = { agreementId, versionNumber: 2, isApproval: true };
    expect((await act(editor, 'reviewVersion', approval)).__typename).toBe('NotPossibleNowError');
    expect((await act(other, 'reviewVersion', approval)).__typename).toBe('AgreementChanged');
  });

  it('is about the version that was read', async () => {
    const given = await givenAgreementInReview(app);
    const [first] = await reviewersOf(given);
    const agreementId = given.agreement._id;
    await act(await authorOf(given), 'reviseAgreement', { agreementId, changeNote: 'Une coquille' });
    const answer = await act(first, 'reviewVersion', { agreementId, versionNumber: 1, isApproval: true });
    expect(answer).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 2 });
  });

  it('that asks for changes voids the version and opens the next, which its reviewer may approve', async () => {
    const given = await givenAgreementInReview(app);
    const [first, second] = await reviewersOf(given);
    const agreementId = given.agreement._id;
    const ask = { agreementId, versionNumber: 1, isApproval: false };
    expect((await act(first, 'reviewVersion', ask)).fields?.map(({ field }) => field)).toEqual(['note']);
    const returned = await act(first, 'reviewVersion', { ...ask, note: 'Le préavis est trop court' });
    expect(returned.agreement).toMatchObject({
      state: 'DRAFT',
      currentVersion: { number: 2, stage: 'DRAFT', reviews: [] },
    });
    const voided = await app.modules.drafting.versions.findVersion(agreementId, 1);
    // What was read of the version before is stale for the next.
    expect(returned.agreement?.currentVersion.documentVersion).toBeGreaterThan(voided?.documentVersion ?? 0);
    expect(voided).toMatchObject({
      stage: 'VOID',
      reviews: [{ isApproval: false, note: 'Le préavis est trop court' }],
    });
    const author = await authorOf(given);
    await act(author, 'saveDraft', {
      agreementId,
      documentVersion: returned.agreement?.currentVersion.documentVersion,
      noticeDays: 90,
    });
    await act(author, 'submitForReview', { agreementId });
    for (const reviewer of [first, second])
      await act(reviewer, 'reviewVersion', { agreementId, versionNumber: 2, isApproval: true });
    const version = await app.modules.drafting.versions.findVersion(agreementId, 2);
    expect(version?.stage).toBe('OUT_FOR_SIGNATURE');
    const difference = await author.ask<{
      agreement: { versionDifference: { clauses: unknown[]; schedule: unknown[]; fields: unknown[] } };
    }>(
      `query ($id: ID!) { agreement(id: $id) { versionDifference(from: 1, to: 2) {
        clauses { key } schedule { key } fields { label before after }
      } } }`,
      { id: agreementId },
    );
    expect(difference.agreement.versionDifference).toEqual({
      clauses: [],
      schedule: [],
      fields: [{ label: 'Préavis', before: '60 jours', after: '90 jours' }],
    });
  });
});

describe('a locked text', () => {
  it('is not changed by saving, nor by what becomes of partner and organization', async () => {
    const given = await givenApprovedAgreement(app);
    const client = await authorOf(given);
    const agreementId = given.agreement._id;
    const { documentVersion } = given.version;
    const saved = await act(client, 'saveDraft', { agreementId, documentVersion, noticeDays: 1 });
    expect(saved.__typename).toBe('NotPossibleNowError');
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.amend(session, given.partner._id, {
        name: { ar: 'اسم آخر', fr: 'Autre nom' },
      }),
    );
    const { versions } = app.modules.drafting;
    const clauses = await versions.renderVersion(given.version, given.agreement);
    expect(clauses.find(({ key }) => key === 'parties')?.body.fr).toContain(given.partner.name.fr);
    expect(versions.hashMatches(given.version, given.agreement)).toBe(true);
    const [clause] = given.version.clauses;
    if (!clause) throw new Error('the text has a clause');
    const forged = { ...clause, source: { ...clause.source, fr: `${clause.source.fr}.` } };
    const changed = { ...given.version, clauses: [forged, ...given.version.clauses.slice(1)] };
    expect(versions.hashMatches(changed, given.agreement)).toBe(false);
  });

  it('goes back to draft as the next version, and what was collected is void', async () => {
    const given = await givenApprovedAgreement(app);
    const client = await authorOf(given);
    const agreementId = given.agreement._id;
    expect((await act(client, 'reviseAgreement', { agreementId, changeNote: '' })).__typename).toBe(
      'ValidationError',
    );
    const revised = await act(client, 'reviseAgreement', {
      agreementId,
      changeNote: 'Le partenaire ajoute une remise',
    });
    expect(revised.agreement).toMatchObject({
      state: 'DRAFT',
      currentVersion: { number: 2, stage: 'DRAFT', textHash: null, reviews: [] },
    });
    const before = await app.modules.drafting.versions.findVersion(agreementId, 1);
    expect(before).toMatchObject({ stage: 'VOID', textHash: given.version.textHash });
    const again = await act(client, 'reviseAgreement', { agreementId, changeNote: 'Encore' });
    expect(again.__typename).toBe('NotPossibleNowError');
  });
});

describe('checking data', () => {
  it('finds a locked text in which a word was changed', async () => {
    const given = await givenApprovedAgreement(app);
    const check = async () =>
      (await checkData({ ...app, clock: app.clock }, { fix: false })).findings.filter(
        (finding) => finding.check === 'texts of agreements',
      );
    expect(await check()).toEqual([]);
    const versions = app.stores.connection.collection<{ _id: string }>('agreement-versions');
    const which = { _id: given.version._id };
    await versions.updateOne(which, { $set: { 'clauses.0.source.fr': 'Autre chose' } });
    expect(await check()).toMatchObject([
      {
        subject: `text ${given.version._id}`,
        problem: 'no longer says what its hash says',
        remedy: 'for_people',
      },
    ]);
    await versions.updateOne(which, { $set: { clauses: given.version.clauses } });
    expect(await check()).toEqual([]);
  });
});

describe('giving up', () => {
  it('ends a draft or a text in review, with a reason', async () => {
    for (const given of [
      await givenDraft(app),
      await givenAgreementInReview(app),
      await givenApprovedAgreement(app),
    ]) {
      const client = await authorOf(given);
      const agreementId = given.agreement._id;
      expect((await act(client, 'withdrawAgreement', { agreementId, reason: ' ' })).__typename).toBe(
        'ValidationError',
      );
      const withdrawn = await act(client, 'withdrawAgreement', {
        agreementId,
        reason: 'Le partenaire ferme',
      });
      expect(withdrawn.agreement).toMatchObject({ state: 'WITHDRAWN', currentVersion: { stage: 'VOID' } });
      const again = await act(client, 'withdrawAgreement', { agreementId, reason: 'Le partenaire ferme' });
      expect(again.__typename).toBe('NotPossibleNowError');
      const saved = await act(client, 'saveDraft', { agreementId, documentVersion: 1, noticeDays: 3 });
      expect(saved.__typename).toBe('NotPossibleNowError');
    }
  });
});

describe('renewal', () => {
  async function givenInForce(overrides: Record<string, unknown> = {}) {
    const desk = await givenDesk();
    const agreement = buildAgreement({
      organizationId: desk.organization._id,
      partnerId: desk.partner._id,
      regionCodes: ['04'],
      ...overrides,
    });
    await app.modules.agreements.insertAgreements([agreement]);
    return { ...desk, agreement };
  }

  it('is a version of its own while the agreement stays in force, and can be given up', async () => {
    const { client, agreement, coordinators } = await givenInForce();
    const agreementId = agreement._id;
    const renewed = await act(client, 'renewAgreement', { agreementId, endsOn: '2027-12-31' });
    expect(renewed.agreement).toMatchObject({
      state: 'RENEWING',
      currentVersion: {
        number: 1,
        stage: 'DRAFT',
        purpose: 'RENEWAL',
        startsOn: { date: '2027-01-01' },
        endsOn: { date: '2027-12-31' },
      },
    });
    expect(renewed.agreement?.allowedActions).toEqual(
      expect.arrayContaining(['saveDraft', 'withdrawAgreement']),
    );
    const saved = await act(client, 'saveDraft', {
      agreementId,
      documentVersion: 1,
      schedule: usualSchedule(),
      signatories: threeSignatories(),
      endsOn: '2028-12-31',
    });
    expect(saved.agreement?.currentVersion.endsOn.date).toBe('2028-12-31');
    const kept = await app.modules.agreements.agreements.findAgreement(agreementId);
    expect(kept).toMatchObject({ state: 'RENEWING', endsOn: '2026-12-31' });
    const submitted = await act(client, 'submitForReview', { agreementId });
    expect(submitted.agreement).toMatchObject({ state: 'RENEWING', currentVersion: { stage: 'IN_REVIEW' } });
    expect(submitted.agreement?.allowedActions).not.toContain('reviewVersion');
    const [reviewer] = coordinators.reviewers;
    const allowed = await (await signInAs(app, reviewer)).ask<{ agreement: { allowedActions: string[] } }>(
      'query ($id: ID!) { agreement(id: $id) { allowedActions } }',
      { id: agreementId },
    );
    expect(allowed.agreement.allowedActions).toContain('reviewVersion');
    const revised = await act(client, 'reviseAgreement', { agreementId, changeNote: 'Une remise de plus' });
    expect(revised.agreement).toMatchObject({
      state: 'RENEWING',
      currentVersion: { number: 2, stage: 'DRAFT' },
    });
    const withdrawn = await act(client, 'withdrawAgreement', { agreementId, reason: 'Plus tard' });
    expect(withdrawn.agreement).toMatchObject({ state: 'ACTIVE' });
    expect(withdrawn.agreement?.history[0]).toEqual({ kind: 'agreement:withdraw-renewal' });
  });

  it.each([
    ['ends no later', { endsOn: '2026-12-31' }, 'endsOn'],
    ['leaves days between', { startsOn: '2027-01-02', endsOn: '2027-12-31' }, 'startsOn'],
    ['begins after its end', { startsOn: '2026-12-31', endsOn: '2026-06-01' }, 'endsOn'],
  ])('that %s is refused', async (_, input, field) => {
    const { client, agreement } = await givenInForce();
    const answer = await act(client, 'renewAgreement', { agreementId: agreement._id, ...input });
    expect(answer.fields?.map((problem) => problem.field)).toEqual([field]);
  });

  it('cannot be moved away from the period before it while it is written', async () => {
    const { client, agreement } = await givenInForce();
    const agreementId = agreement._id;
    await act(client, 'renewAgreement', { agreementId, endsOn: '2027-12-31' });
    const moved = await act(client, 'saveDraft', { agreementId, documentVersion: 1, startsOn: '2027-01-02' });
    expect(moved.fields?.map((problem) => problem.field)).toEqual(['startsOn']);
  });

  it('is only for what is in force, without notice given', async () => {
    const given = await givenDraft(app);
    const answer = await act(await authorOf(given), 'renewAgreement', {
      agreementId: given.agreement._id,
      endsOn: '2030-12-31',
    });
    expect(answer.__typename).toBe('NotPossibleNowError');
    const ending = await givenInForce({
      termination: { by: 'PARTNER', reason: 'Fermeture', noticeGivenOn: '2026-11-01', lastDay: '2026-12-31' },
    });
    const refused = await act(ending.client, 'renewAgreement', {
      agreementId: ending.agreement._id,
      endsOn: '2027-12-31',
    });
    expect(refused.__typename).toBe('NotPossibleNowError');
  });
});

describe('remarks', () => {
  async function givenTalk() {
    const given = await givenDraft(app);
    const branches = await app.modules.partners.branches.listByPartnerIds([given.partner._id]);
    const owner = await givenPartnerStaff(app, { partner: given.partner, branches, role: 'PARTNER_OWNER' });
    const email = `owner-${given.agreement._id}@example.test`;
    await app.stores.connection
      .collection<{ _id: string }>('accounts')
      .updateOne({ _id: owner._id }, { $set: { email } });
    return {
      given,
      email,
      agreementId: given.agreement._id,
      coordinator: await authorOf(given),
      owner: await signInAs(app, owner),
    };
  }
  const openRemarks = async (agreementId: string) =>
    (await app.modules.agreements.agreements.findAgreement(agreementId))?.handling.openPartnerRemarks;

  it('of the partner stay open until settled, and the coordinator is told by mail', async () => {
    const { given, agreementId, coordinator, owner } = await givenTalk();
    await Promise.all(
      ['Trente jours nous suffisent.', 'Et le samedi ?'].map((text) =>
        act(owner, 'addComment', { agreementId, subjectKey: 'termination', text }),
      ),
    );
    expect(await openRemarks(agreementId)).toBe(2);
    const mails = (await sentMessages(app)).filter(({ to }) => to === given.coordinators.author.email);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain(`/office/agreements/${agreementId}`);
    expect(mails[0]?.text).not.toContain('samedi');
    const answered = await act(coordinator, 'addComment', { agreementId, text: 'D’accord pour trente.' });
    expect(answered.agreement?.comments.map(({ isFromPartner }) => isFromPartner).sort()).toEqual([
      false,
      true,
      true,
    ]);
    expect(await openRemarks(agreementId)).toBe(2);
    const [remark] = answered.agreement?.comments ?? [];
    for (const client of [coordinator, owner]) await act(client, 'resolveComment', { commentId: remark?.id });
    expect(await openRemarks(agreementId)).toBe(1);
  });

  it('of the office reach the partner by mail, and are not the partner’s to settle', async () => {
    const { agreementId, coordinator, owner, email } = await givenTalk();
    const { agreement } = await act(coordinator, 'addComment', {
      agreementId,
      text: 'Voici notre proposition.',
    });
    const mails = (await sentMessages(app)).filter(({ to }) => to === email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(`/partner/agreements/${agreementId}`);
    const [remark] = agreement?.comments ?? [];
    expect(await errorCodeOf(owner, 'resolveComment', { commentId: remark?.id })).toBe('FORBIDDEN');
  });

  it('are refused when empty, too long, or about nothing there is', async () => {
    const { agreementId, owner } = await givenTalk();
    for (const [input, field] of [
      [{ text: '  ' }, 'text'],
      [{ text: 'x'.repeat(2001) }, 'text'],
      [{ text: 'Ici', subjectKey: 'nowhere' }, 'subjectKey'],
    ] as const) {
      const answer = await act(owner, 'addComment', { agreementId, ...input });
      expect(answer.fields?.map((problem) => problem.field)).toEqual([field]);
    }
  });

  it('do not exist for other partners, cashiers and other regions', async () => {
    const { given, agreementId, coordinator } = await givenTalk();
    const { agreement } = await act(coordinator, 'addComment', { agreementId, text: 'Bonjour' });
    const commentId = agreement?.comments[0]?.id;
    const elsewhere = await givenPartner(app);
    const stranger = await signInAs(
      app,
      await givenPartnerStaff(app, { ...elsewhere, role: 'PARTNER_OWNER' }),
    );
    const cashier = await signInAs(
      app,
      await givenPartnerStaff(app, { partner: given.partner, branches: [] }),
    );
    const regional = await signInAs(
      app,
      await givenOfficeAccount(app, given.organization, 'COORDINATOR', ['09']),
    );
    for (const [client, code] of [
      [stranger, 'NOT_FOUND'],
      [cashier, 'FORBIDDEN'],
      [regional, 'NOT_FOUND'],
    ] as const) {
      expect(await errorCodeOf(client, 'addComment', { agreementId, text: 'Bonjour' })).toBe(code);
      expect(await errorCodeOf(client, 'resolveComment', { commentId })).toBe(code);
    }
    expect(await errorCodeOf(coordinator, 'resolveComment', { commentId: newId() })).toBe('NOT_FOUND');
  });

  it('have no text to be about where the document is kept elsewhere', async () => {
    const desk = await givenDesk();
    const agreement = buildAgreement({
      organizationId: desk.organization._id,
      partnerId: desk.partner._id,
      regionCodes: ['04'],
    });
    await app.modules.agreements.insertAgreements([agreement]);
    const answer = await act(desk.client, 'addComment', { agreementId: agreement._id, text: 'Bonjour' });
    expect(answer.__typename).toBe('NotPossibleNowError');
  });
});

describe('what a partner sees of a text', () => {
  it('is the text, not what colleagues say of it to each other', async () => {
    const given = await givenAgreementInReview(app);
    const [first] = await reviewersOf(given);
    const agreementId = given.agreement._id;
    await act(first, 'reviewVersion', {
      agreementId,
      versionNumber: 1,
      isApproval: true,
      note: 'Entre nous',
    });
    const owner = await givenPartnerStaff(app, {
      partner: given.partner,
      branches: [],
      role: 'PARTNER_OWNER',
    });
    const seen = await (await signInAs(app, owner)).ask(
      `query ($id: ID!) { agreement(id: $id) {
        currentVersion { number reviews { note } template { id } clauses { key } signatories { email } } } }`,
      { id: agreementId },
    );
    const emails = given.version.signatories.map(({ side, email }) =>
      side === 'PARTNER' ? email : expect.stringMatching(/^k•••@/),
    );
    expect(seen).toMatchObject({
      agreement: {
        currentVersion: {
          number: 1,
          reviews: [],
          template: null,
          signatories: emails.map((email) => ({ email })),
        },
      },
    });
  });
});

describe('attachments', () => {
  async function givenFile(
    viewer: Parameters<TestApp['modules']['uploads']['files']['receive']>[0],
    name: string,
  ) {
    const content = Buffer.from(
      `%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${name}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
    );
    const received = await app.modules.uploads.files.receive(viewer, { name, content });
    if (!received.value) throw new Error('a given file was refused');
    return received.value;
  }

  it('belong to the text that is signed: its hash names them, and none is added to a text that is read', async () => {
    const given = await givenDraft(app);
    const client = await authorOf(given);
    const agreementId = given.agreement._id;
    const author = officeViewer(given.coordinators.author);
    const file = await givenFile(author, 'tarifs.pdf');
    const attached = await act(client, 'attachDocument', { agreementId, fileId: file._id });
    expect(attached.agreement?.history[0]).toEqual({ kind: 'agreement:attach' });
    const listed = await client.ask(
      'query ($id: ID!) { agreement(id: $id) { attachments { name sha256 } } }',
      {
        id: agreementId,
      },
    );
    expect(listed).toEqual({ agreement: { attachments: [{ name: 'tarifs.pdf', sha256: file.sha256 }] } });
    expect((await act(client, 'submitForReview', { agreementId })).__typename).toBe('AgreementChanged');
    const late = await givenFile(author, 'annexe.pdf');
    const refused = await act(client, 'attachDocument', { agreementId, fileId: late._id });
    expect(refused.__typename).toBe('NotPossibleNowError');
    for (const reviewer of await reviewersOf(given))
      await act(reviewer, 'reviewVersion', { agreementId, versionNumber: 1, isApproval: true });
    const { versions } = app.modules.drafting;
    const locked = await versions.findVersion(agreementId, 1);
    if (!locked) throw new Error('the version is there');
    expect(locked.lockedAttachments).toEqual([{ fileId: file._id, name: 'tarifs.pdf', sha256: file.sha256 }]);
    expect(versions.hashMatches(locked, given.agreement)).toBe(true);
    expect(versions.hashMatches({ ...locked, lockedAttachments: [] }, given.agreement)).toBe(false);
  });

  it('are read by who may see the agreement, and only files one sent in can be attached', async () => {
    const given = await givenDraft(app);
    const client = await authorOf(given);
    const agreementId = given.agreement._id;
    const file = await givenFile(officeViewer(given.coordinators.author), 'tarifs.pdf');
    const [colleague] = await reviewersOf(given);
    expect(await errorCodeOf(colleague, 'attachDocument', { agreementId, fileId: file._id })).toBe(
      'NOT_FOUND',
    );
    await act(client, 'attachDocument', { agreementId, fileId: file._id });
    const { files } = app.modules.uploads;
    const none = { until: undefined, key: undefined };
    const reader = officeViewer(given.coordinators.reviewers[1]);
    expect((await files.getReadable(reader, file._id, none))._id).toBe(file._id);
    const elsewhere = officeViewer(await givenOfficeAccount(app, given.organization, 'COORDINATOR', ['09']));
    await expect(files.getReadable(elsewhere, file._id, none)).rejects.toThrow('No such file');
  });
});
