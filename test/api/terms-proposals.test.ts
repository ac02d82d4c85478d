import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type GivenDraft,
  givenAgreementInReview,
  givenApprovedAgreement,
  givenDraft,
} from '../support/agreements.ts';
import { givenPartner, givenPartnerStaff, signInAs } from '../support/given.ts';
import { sentMessages } from '../support/members.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

const changeFields = `
  __typename
  ... on UserError { code message }
  ... on ValidationError { fields { field message } }
  ... on NotPossibleNowError { obstacles }
`;
const proposeMutation = `mutation ($input: ProposeTermsInput!) { proposeTerms(input: $input) { ${changeFields} } }`;
const answerMutation = `mutation ($input: AnswerProposalInput!) { answerProposal(input: $input) { ${changeFields} } }`;
const proposalsQuery = `query ($id: ID!) { agreement(id: $id) {
  proposals { id message lines { key headline { text } } by { name { fr } } }
  currentVersion { schedule { key headline { text } } }
  history { kind }
} }`;

interface Answer {
  __typename: string;
  fields?: { field: string; message: string }[];
  obstacles?: string[];
}
interface Shown {
  proposals: { id: string; message: string | null; lines: { key: string }[] }[];
  currentVersion: { schedule: { key: string; headline: { text: string } }[] };
  history: { kind: string }[];
}

let app: TestApp;
let given: GivenDraft;
let owner: TestClient;
let author: TestClient;

async function ask(client: TestClient, query: string, input: Record<string, unknown>): Promise<Answer> {
  const [answer] = Object.values(await client.ask<Record<string, Answer>>(query, { input }));
  if (!answer) throw new Error('no answer');
  return answer;
}
const shown = async (client = author) =>
  (await client.ask<{ agreement: Shown }>(proposalsQuery, { id: given.agreement._id })).agreement;
const moreOff = {
  key: 'analyses',
  label: { fr: 'Analyses courantes', ar: 'التحاليل العادية' },
  gain: { percentageBasisPoints: 3500 },
  limits: [],
};
const propose = async (overrides: Record<string, unknown> = {}, client = owner) =>
  await ask(client, proposeMutation, {
    agreementId: given.agreement._id,
    lines: [moreOff],
    message: 'Nous pouvons faire mieux sur les analyses.',
    ...overrides,
  });
const openRemarks = async () =>
  (await app.modules.agreements.agreements.findAgreement(given.agreement._id))?.handling.openPartnerRemarks;

async function enter(made: GivenDraft) {
  given = made;
  owner = await signInAs(
    app,
    await givenPartnerStaff(app, { partner: made.partner, branches: [], role: 'PARTNER_OWNER' }),
  );
  author = await signInAs(app, made.coordinators.author);
}

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app?.stop();
});
beforeEach(async () => {
  await enter(await givenDraft(app));
});

describe('terms a partner proposes', () => {
  it('wait for an answer, are counted, and reach the coordinator by mail', async () => {
    expect((await propose()).__typename).toBe('AgreementChanged');
    const { proposals, history } = await shown();
    expect(proposals).toMatchObject([
      { message: 'Nous pouvons faire mieux sur les analyses.', lines: [{ key: 'analyses' }] },
    ]);
    expect(history[0]?.kind).toBe('agreement:propose-terms');
    expect(await openRemarks()).toBe(1);
    const mails = (await sentMessages(app)).filter(({ to }) => to === given.coordinators.author.email);
    expect(mails.at(-1)?.subject).toContain(given.agreement.reference);
  });

  it('go into the draft when they are accepted, in place of the line of the same key; new lines come last', async () => {
    const another = { ...moreOff, key: null, label: { fr: 'À domicile' }, gain: { isFree: true } };
    await propose({ lines: [moreOff, another] });
    const [proposal] = (await shown()).proposals;
    expect(
      (await ask(author, answerMutation, { proposalId: proposal?.id, isAccepted: true })).__typename,
    ).toBe('AgreementChanged');
    const { proposals, currentVersion } = await shown();
    expect(proposals).toEqual([]);
    expect(currentVersion.schedule.map(({ key }) => key).slice(0, 2)).toEqual(['analyses', 'check-up']);
    expect(currentVersion.schedule).toHaveLength(3);
    expect(currentVersion.schedule[0]?.headline.text).toContain('35');
    expect(await openRemarks()).toBe(0);
  });

  it('leave the draft as it is when they are refused, which needs a reason that the partner reads', async () => {
    await propose();
    const [proposal] = (await shown()).proposals;
    const refuse = (message: string | null) =>
      ask(author, answerMutation, { proposalId: proposal?.id, isAccepted: false, message });
    expect((await refuse(null)).fields?.map(({ field }) => field)).toEqual(['message']);
    expect((await refuse('Le budget ne le permet pas.')).__typename).toBe('AgreementChanged');
    expect((await shown()).currentVersion.schedule[0]?.headline.text).toContain('30');
    const mails = await sentMessages(app);
    expect(mails.at(-1)?.text).toContain('Le budget ne le permet pas.');
    expect((await refuse('Encore une fois.')).obstacles).toHaveLength(1);
  });

  it('are answered once, whoever answers at the same instant', async () => {
    await propose();
    const [proposal] = (await shown()).proposals;
    const answers = await Promise.all(
      [true, true, true].map((isAccepted) =>
        ask(author, answerMutation, { proposalId: proposal?.id, isAccepted }),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AgreementChanged',
      'NotPossibleNowError',
      'NotPossibleNowError',
    ]);
    expect(await openRemarks()).toBe(0);
  });

  it('are checked as a draft is', async () => {
    expect((await propose({ lines: [] })).fields?.map(({ field }) => field)).toEqual(['lines']);
    const twice = { ...moreOff, gain: { percentageBasisPoints: 3500, isFree: true } };
    expect((await propose({ lines: [twice] })).fields?.[0]?.field).toBe('lines.0.gain');
    expect((await propose({ message: 'x'.repeat(1001) })).fields?.[0]?.field).toBe('message');
  });

  it('can be proposed in review, where they wait for the text to be a draft again; not once it is locked', async () => {
    await enter(await givenAgreementInReview(app));
    expect((await propose()).__typename).toBe('AgreementChanged');
    const [proposal] = (await shown()).proposals;
    expect(
      (await ask(author, answerMutation, { proposalId: proposal?.id, isAccepted: true })).obstacles,
    ).toHaveLength(1);
    expect((await shown()).proposals).toHaveLength(1);
    await enter(await givenApprovedAgreement(app));
    expect((await propose()).obstacles).toHaveLength(1);
  });

  it('are the partner’s own to propose and the coordinators’ of its regions to answer', async () => {
    await propose();
    const [proposal] = (await shown()).proposals;
    const input = { agreementId: given.agreement._id, lines: [moreOff] };
    const { partner } = await givenPartner(app);
    const stranger = await givenPartnerStaff(app, { partner, branches: [], role: 'PARTNER_OWNER' });
    const code = async (client: TestClient, query: string, sent: Record<string, unknown>) =>
      (await client.send(query, { input: sent })).errors?.[0]?.extensions.code;
    expect(await code(await signInAs(app, stranger), proposeMutation, input)).toBe('NOT_FOUND');
    expect(await code(author, proposeMutation, input)).toBe('FORBIDDEN');
    const answer = { proposalId: proposal?.id, isAccepted: true };
    expect(await code(owner, answerMutation, answer)).toBe('FORBIDDEN');
    expect(await code(app.client(), answerMutation, answer)).toBe('UNAUTHENTICATED');
  });
});
