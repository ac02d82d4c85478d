import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { keyOf } from '../support/builders.ts';
import { givenMember, givenOrganization, signInAs } from '../support/given.ts';
import { givenStaff, password, sentMessages } from '../support/members.ts';
import { codeSentTo, linkSentTo } from '../support/signing.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { issueVoucher, redeemVoucher } from '../support/voucher-operations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const soussMassa = '09';
const agadir = '09.001';

/** Sends a mutation whose success is a type that ends in Changed, Success or Recorded; throws what refused it. */
async function act<Answer = Record<string, unknown>>(
  client: TestClient,
  name: string,
  inputType: string,
  input: Record<string, unknown>,
  selection: string,
): Promise<Answer> {
  const answer = await client.ask<Record<string, { __typename: string }>>(
    `mutation ($input: ${inputType}!) {
      ${name}(input: $input) {
        __typename
        ... on UserError { code message }
        ${selection}
      }
    }`,
    { input },
  );
  const result = answer[name];
  if (!result || /Error$/.test(result.__typename))
    throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
  return result as Answer;
}

const agreementFields = `... on ValidationError { fields { field message } }
... on NotPossibleNowError { obstacles }
... on AgreementChanged {
  agreement {
    id state version sealedAt { date }
    currentVersion { number stage documentVersion clauses { key source { ar fr } title { ar fr } } }
    signing { state signedCount signatories { id name group state } verificationCode sealedHash }
    checklist { isComplete items { kind isRequired state } }
  }
}`;

interface AgreementAnswer {
  agreement: {
    id: string;
    state: string;
    sealedAt: { date: string } | null;
    currentVersion: { number: number; stage: string; documentVersion: number };
    signing: {
      state: string;
      signedCount: number;
      signatories: { id: string; name: string; group: number; state: string }[];
      verificationCode: string | null;
      sealedHash: string | null;
    } | null;
    checklist: {
      isComplete: boolean;
      items: { kind: string; isRequired: boolean; state: string }[];
    } | null;
  };
}

const onAgreement = (
  client: TestClient,
  name: string,
  input: Record<string, unknown>,
): Promise<AgreementAnswer> =>
  act(client, name, `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, input, agreementFields);

async function signByLink(email: string, typedName: string): Promise<void> {
  const phone = app.client({ language: 'ar' });
  const token = await linkSentTo(app, email);
  const opened = await act<{ textHash: string; consentVersion: string; isTheirTurn: boolean }>(
    phone,
    'openSigningLink',
    'OpenSigningLinkInput',
    { token },
    '... on SigningVisit { textHash consentVersion isTheirTurn }',
  );
  expect(opened.isTheirTurn).toBe(true);
  await act(phone, 'requestSigningCode', 'RequestSigningCodeInput', { token }, '');
  await act(
    phone,
    'signAgreement',
    'SignAgreementInput',
    {
      token,
      code: await codeSentTo(app, email),
      textHash: opened.textHash,
      consentVersion: opened.consentVersion,
      typedName,
      idempotencyKey: keyOf('sign', email),
    },
    '',
  );
  await app.modules.drainEvents();
}

const coordinator = (organizationId: string, name: string) =>
  givenStaff(app, {
    role: 'COORDINATOR',
    organizationId,
    regionCodes: [soussMassa],
    name: { ar: name, fr: name },
  });

async function givenOffice(): Promise<{
  organizationId: string;
  hind: TestClient;
  rachid: TestClient;
  salwa: TestClient;
  administrator: TestClient;
}> {
  const { _id: organizationId } = await givenOrganization(app);
  const signedIn = async (account: Promise<AccountRecord>) => await signInAs(app, await account);
  return {
    organizationId,
    hind: await signedIn(coordinator(organizationId, 'Hind Amzil')),
    rachid: await signedIn(coordinator(organizationId, 'Rachid Ouali')),
    salwa: await signedIn(coordinator(organizationId, 'Salwa Lakhdar')),
    administrator: await signedIn(givenStaff(app, { role: 'ADMINISTRATOR', organizationId })),
  };
}

const clause = (key: string, ar: string, fr: string) => ({
  key,
  title: { ar: `البند ${key}`, fr: `Clause ${key}` },
  body: { ar, fr },
  condition: null,
  isRequired: true,
});

it('a laboratory met on Monday serves members on Friday', async () => {
  const { organizationId, hind, rachid, salwa, administrator } = await givenOffice();

  const { template } = await act<{ template: { id: string } }>(
    administrator,
    'publishAgreementTemplate',
    'PublishAgreementTemplateInput',
    {
      name: { ar: 'الصحة', fr: 'Santé' },
      categoryCodes: [],
      clauses: [
        clause('object', 'تحدد هذه الاتفاقية تخفيضات {{partner.name}}.', 'Remises de {{partner.name}}.'),
        clause('notice', 'مدة الإشعار {{notice.days}} يومًا.', 'Préavis de {{notice.days}} jours.'),
      ],
    },
    '... on PublishAgreementTemplateSuccess { template { id } }',
  );

  const { prospect } = await act<{ prospect: { id: string } }>(
    hind,
    'addProspect',
    'AddProspectInput',
    {
      name: { ar: 'مختبر أنزي', fr: 'Laboratoire Anzi' },
      categoryCode: 'laboratory',
      provinceCode: agadir,
      contactName: 'Dr Naïma Oubaha',
      contactPhone: '0528 84 12 34',
      contactEmail: 'naima@anzi.example',
    },
    '... on ProspectChanged { prospect { id } }',
  );

  // Monday: a draft with its discounts and those who are to sign.
  const drafted = await onAgreement(hind, 'draftAgreement', {
    prospectId: prospect.id,
    templateId: template.id,
    regionCodes: [soussMassa],
    startsOn: '2026-11-22',
    endsOn: '2027-12-31',
  });
  const agreementId = drafted.agreement.id;
  expect(drafted.agreement).toMatchObject({ state: 'DRAFT', currentVersion: { number: 1, stage: 'DRAFT' } });
  const signatory = (group: number, side: string, name: string, email: string) => ({
    group,
    side,
    name,
    title: 'Gérance',
    email,
    language: 'fr',
  });
  await onAgreement(hind, 'saveDraft', {
    agreementId,
    documentVersion: drafted.agreement.currentVersion.documentVersion,
    noticeDays: 30,
    schedule: [
      {
        key: 'analyses',
        label: { ar: 'التحاليل العادية', fr: 'Analyses courantes' },
        gain: { percentageBasisPoints: 3000 },
        limits: [{ scope: 'HOUSEHOLD', period: 'YEAR', count: 12 }],
      },
    ],
    signatories: [
      signatory(1, 'PARTNER', 'Naïma Oubaha', 'naima@anzi.example'),
      signatory(1, 'PARTNER', 'Brahim Oulhaj', 'brahim@anzi.example'),
      signatory(2, 'ORGANIZATION', 'Khadija Amrani', 'khadija@foundation.example'),
    ],
  });

  // The partner comes in by its own link and says who it is.
  await onAgreement(hind, 'invitePartner', {
    agreementId,
    email: 'naima@anzi.example',
    name: 'Naïma Oubaha',
    language: 'fr',
  });
  const owner = app.client();
  const invitation = (await sentMessages(app))
    .filter(({ to }) => to === 'naima@anzi.example')
    .at(-1)
    ?.text.match(/\/invitation\/([\w-]+)/)?.[1];
  await act(
    owner,
    'acceptInvitation',
    'AcceptInvitationInput',
    { token: invitation, name: 'Naïma Oubaha', password },
    '',
  );
  await onAgreement(owner, 'updatePartnerIdentity', {
    agreementId,
    legalName: 'Laboratoire Anzi SARL',
    ice: '002847163000091',
    rc: '18342',
    rcCourt: 'Inezgane',
    taxId: '40218763',
    representative: 'Dr Naïma Oubaha',
  });
  await onAgreement(owner, 'savePartnerBranch', {
    agreementId,
    name: { ar: 'أكادير', fr: 'Agadir' },
    communeCode: app.modules.geography.geography.listCommunes(agadir)[0]?.code,
    coordinates: { latitude: 30.4278, longitude: -9.5981 },
    phones: ['0528841234'],
  });

  // Tuesday: two others approve; nobody approves what they wrote.
  await onAgreement(hind, 'submitForReview', { agreementId });
  const opinion = { agreementId, versionNumber: 1, isApproval: true };
  await expect(onAgreement(hind, 'reviewVersion', opinion)).rejects.toThrow(/refused/);
  await onAgreement(rachid, 'reviewVersion', opinion);
  const approved = await onAgreement(salwa, 'reviewVersion', opinion);
  expect(approved.agreement).toMatchObject({
    state: 'IN_REVIEW',
    currentVersion: { stage: 'OUT_FOR_SIGNATURE' },
  });

  // Wednesday: the partner's two sign in any order, then the organization.
  const sent = await onAgreement(hind, 'sendForSignature', { agreementId, route: 'LINKS' });
  expect(sent.agreement).toMatchObject({
    state: 'OUT_FOR_SIGNATURE',
    signing: { state: 'OPEN', signedCount: 0 },
  });
  await app.modules.drainEvents();
  await expect(linkSentTo(app, 'khadija@foundation.example')).rejects.toThrow();
  await signByLink('brahim@anzi.example', 'Brahim Oulhaj');
  await signByLink('naima@anzi.example', 'Naïma Oubaha');
  await signByLink('khadija@foundation.example', 'Khadija Amrani');

  const sealed = await hind.ask<AgreementAnswer>(
    `query ($id: ID!) { agreement(id: $id) {
      id state sealedAt { date } currentVersion { number stage documentVersion }
      signing { state signedCount signatories { id name group state } verificationCode sealedHash }
      checklist { isComplete items { kind isRequired state } }
      history { kind }
    } }`,
    { id: agreementId },
  );
  expect(sealed.agreement).toMatchObject({
    state: 'OUT_FOR_SIGNATURE',
    sealedAt: { date: '2026-11-22' },
    currentVersion: { stage: 'SEALED' },
    signing: { state: 'SEALED', signedCount: 3 },
  });
  const verified = await app
    .client()
    .ask<{ verifyDocument: { isAuthentic: boolean } }>(
      'query ($hash: String!) { verifyDocument(hashOrCode: $hash) { isAuthentic reference } }',
      { hash: sealed.agreement.signing?.sealedHash },
    );
  expect(verified.verifyDocument.isAuthentic).toBe(true);

  // Thursday: the checklist. What is missing is told; then it is brought.
  await expect(onAgreement(hind, 'activateAgreement', { agreementId })).rejects.toThrow(/obstacles/);
  const proposed = await act<{ offer: { id: string; state: string } }>(
    owner,
    'proposeOffer',
    'ProposeOfferInput',
    { agreementId, lineKeys: ['analyses'] },
    '... on OfferChanged { offer { id state } }',
  );
  expect(proposed.offer.state).toBe('SUBMITTED');
  await bringChecklist(owner, agreementId);
  const trial = await owner.ask<{ trialVoucher: { code: string; billCentimes: number } }>(
    '{ trialVoucher { code billCentimes } }',
  );
  const { branches } = await branchesOf(owner, agreementId);
  await act(
    owner,
    'completeTrialRedemption',
    'CompleteTrialRedemptionInput',
    {
      branchId: branches[0]?.id,
      scan: trial.trialVoucher.code,
      billCentimes: trial.trialVoucher.billCentimes,
    },
    '... on TrialRedemptionCompleted { text }',
  );
  await acceptChecklist(rachid, agreementId);
  const active = await onAgreement(hind, 'activateAgreement', { agreementId });
  expect(active.agreement).toMatchObject({ state: 'ACTIVE', checklist: { isComplete: true } });
  const published = await act<{ offer: { state: string } }>(
    hind,
    'decideOffer',
    'DecideOfferInput',
    { offerId: proposed.offer.id, isAccepted: true },
    '... on OfferChanged { offer { state } }',
  );
  expect(published.offer.state).toBe('PUBLISHED');

  // Friday: a member finds it, gets a voucher and uses it.
  await app.modules.drainEvents();
  const { account } = await givenMember(app, {
    organizationId,
    regionCode: soussMassa,
    provinceCode: agadir,
  });
  const member = await signInAs(app, account);
  const found = await member.ask<{ searchOffers: { edges: { node: { id: string } }[] } }>(
    '{ searchOffers(input: { text: "laboratoire anzi" }) { edges { node { id } } } }',
  );
  expect(found.searchOffers.edges.map(({ node }) => node.id)).toContain(proposed.offer.id);
  const issued = await issueVoucher(member, {
    offerId: proposed.offer.id,
    idempotencyKey: keyOf('friday', 'issue'),
  });
  expect(issued.__typename).toBe('IssueVoucherSuccess');
  const redeemed = await redeemVoucher(owner, {
    branchId: branches[0]?.id ?? '',
    scan: issued.voucher?.code ?? '',
    billCentimes: 45_000,
    idempotencyKey: keyOf('friday', 'redeem'),
  });
  expect(redeemed).toMatchObject({
    __typename: 'RedeemVoucherSuccess',
    redemption: { discountCentimes: 13_500 },
  });
  const { problems } = await app.modules.audit.verifyAuditChain();
  expect(problems).toEqual([]);
});

async function branchesOf(client: TestClient, agreementId: string): Promise<{ branches: { id: string }[] }> {
  const answer = await client.ask<{ agreement: { partner: { branches: { id: string }[] } } }>(
    'query ($id: ID!) { agreement(id: $id) { partner { branches { id } } } }',
    { id: agreementId },
  );
  return answer.agreement.partner;
}

async function itemsOf(client: TestClient, agreementId: string) {
  const answer = await client.ask<{
    agreement: { checklist: { items: { kind: string; isRequired: boolean; state: string }[] } };
  }>('query ($id: ID!) { agreement(id: $id) { checklist { items { kind isRequired state } } } }', {
    id: agreementId,
  });
  return answer.agreement.checklist.items;
}

/** Gives what required items ask for that does not follow from what the partner did already. */
async function bringChecklist(owner: TestClient, agreementId: string): Promise<void> {
  const values: Record<string, object> = {
    LICENCE: { values: [{ field: 'licenceNumber', value: '1234/AGA' }], validUntil: '2028-06-30' },
    BANK_DETAILS: { values: [{ field: 'rib', value: '011780000012345678901234' }] },
  };
  for (const { kind, isRequired, state } of await itemsOf(owner, agreementId))
    if (isRequired && state === 'OPEN' && values[kind])
      await onAgreement(owner, 'provideChecklistItem', { agreementId, kind, ...values[kind] });
}

async function acceptChecklist(reviewer: TestClient, agreementId: string): Promise<void> {
  for (const { kind, isRequired, state } of await itemsOf(reviewer, agreementId))
    if (isRequired && state !== 'ACCEPTED')
      await onAgreement(reviewer, 'decideChecklistItem', { agreementId, kind, isAccepted: true });
}
