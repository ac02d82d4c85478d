import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type {
  AgreementVersionRecord,
  PlannedSignatoryRecord,
} from '../../server/src/modules/drafting/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { newId } from '../../server/src/platform/mongo/object-id.ts';
import { buildAgreement, nextId } from './builders.ts';
import { type GivenApp, givenOrganization, givenPartner, signInAs } from './given.ts';
import { givenStaff, nextNumber, sentMessages } from './members.ts';
import type { TestApp, TestClient } from './test-app.ts';

/** An approved text of an agreement, ready to be sent. */
export interface GivenApproved {
  agreement: AgreementRecord;
  version: AgreementVersionRecord & { textHash: string };
  organizationId: string;
}

/** Two of the partner in the first group, one of the organization in the second, with addresses nobody else has. */
export function plannedSignatories(): PlannedSignatoryRecord[] {
  const number = nextNumber();
  const planned = (
    key: string,
    group: number,
    side: 'PARTNER' | 'ORGANIZATION',
    name: string,
  ): PlannedSignatoryRecord => ({
    key,
    group,
    side,
    name,
    title: 'Gérance',
    email: `${key}-${number}@anzi.example`,
    language: 'fr',
  });
  return [
    planned('naima', 1, 'PARTNER', 'Naïma Oubaha'),
    planned('brahim', 1, 'PARTNER', 'Brahim Oulhaj'),
    planned('khadija', 2, 'ORGANIZATION', 'Khadija Amrani'),
  ];
}

/** An agreement whose first version is approved and locked; no coordinator had to draft and review it. */
export async function givenApproved(
  app: GivenApp,
  given: {
    organizationId?: string;
    signatories?: PlannedSignatoryRecord[];
    agreement?: Partial<AgreementRecord>;
    version?: Partial<AgreementVersionRecord>;
  } = {},
): Promise<GivenApproved> {
  const organizationId = given.organizationId ?? (await givenOrganization(app))._id;
  const { partner } = await givenPartner(app);
  const draft = buildAgreement({
    organizationId,
    partnerId: partner._id,
    state: 'IN_REVIEW',
    preparedVersion: 1,
    ...given.agreement,
  });
  const version: AgreementVersionRecord = {
    _id: newId(),
    agreementId: draft._id,
    number: draft.preparedVersion ?? 1,
    stage: 'IN_REVIEW',
    purpose: 'INITIAL',
    templateId: null,
    templateVersion: null,
    clauses: [
      {
        key: 'object',
        title: { ar: 'موضوع الاتفاقية', fr: 'Objet' },
        source: {
          ar: 'تحدد هذه الاتفاقية (المرجع {{agreement.reference}}) تخفيضات {{partner.name}} لفائدة المنخرطين.',
          fr: 'La présente convention (référence {{agreement.reference}}) fixe les remises de {{partner.name}} aux adhérents.',
        },
        templateSource: null,
        condition: null,
        isRequired: true,
      },
    ],
    schedule: [
      {
        key: 'analyses',
        label: { ar: 'التحاليل العادية', fr: 'Analyses courantes' },
        serviceCode: null,
        gain: { kind: 'percentage', basisPoints: 3000 },
        condition: null,
        limits: [],
        maximumDiscountCentimes: null,
        dependentCoverage: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
      },
    ],
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    noticeDays: 30,
    renewal: 'EXPRESS',
    budgetCentimes: null,
    signatories: given.signatories ?? plannedSignatories(),
    reviews: [],
    authorAccountId: nextId(),
    editorAccountIds: [],
    createdAt: new Date(),
    changeNote: null,
    lockedValues: null,
    lockedAttachments: [],
    textHash: null,
    documentVersion: 1,
    ...given.version,
  };
  await app.modules.agreements.insertAgreements([draft]);
  await app.modules.drafting.insertVersions([version]);
  const locked = await app.modules.runInTransaction((session) =>
    app.modules.drafting.versions.lockText(session, draft, version.number),
  );
  if (!locked?.textHash) throw new Error('the text could not be locked');
  return { agreement: draft, version: { ...locked, textHash: locked.textHash }, organizationId };
}

export interface ChangeAnswer {
  __typename: string;
  code?: string;
  message?: string;
  obstacles?: string[];
  fields?: { field: string; message: string }[];
  agreement?: {
    id: string;
    state: string;
    sealedAt: { date: string } | null;
    currentVersion: { stage: string } | null;
    signing: SigningAnswer | null;
  };
}

export interface SigningAnswer {
  state: string;
  route: string;
  signedCount: number;
  sealedHash: string | null;
  verificationCode: string | null;
  sealedDocument: { url: string; sha256: string } | null;
  signatories: {
    id: string;
    name: string;
    group: number;
    state: string;
    maskedEmail: string;
    reminderCount: number;
    declineReason: string | null;
    delegatedBy: string | null;
  }[];
}

const signingFields = `state route signedCount sealedHash verificationCode sealedDocument { url sha256 }
  signatories { id name group state maskedEmail reminderCount declineReason delegatedBy }`;

const refusalFields = `... on UserError { code message }
  ... on ValidationError { fields { field message } }`;

/** A coordinator's mutation about signing. */
export async function changeSigning(
  client: TestClient,
  name: string,
  input: Record<string, unknown>,
): Promise<ChangeAnswer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await client.ask<Record<string, ChangeAnswer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) {
      __typename ${refusalFields}
      ... on NotPossibleNowError { obstacles }
      ... on AgreementChanged { agreement {
        id state sealedAt { date } signing { ${signingFields} }
      } }
    } }`,
    { input },
  );
  const result = answer[name];
  if (!result) throw new Error(`${name} gave no answer`);
  return result;
}

/** The newest request of an agreement as staff see it. */
export async function signingOf(client: TestClient, agreementId: string): Promise<SigningAnswer | null> {
  const answer = await client.ask<{ agreement: { signing: SigningAnswer | null } }>(
    `query ($id: ID!) { agreement(id: $id) { signing { ${signingFields} } } }`,
    { id: agreementId },
  );
  return answer.agreement.signing;
}

export interface VisitAnswer {
  signatoryName: string;
  state: string;
  requestState: string;
  isTheirTurn: boolean;
  textHash: string;
  consentVersion: string;
  maskedEmail: string;
  sealedDocumentUrl: string | null;
  clauses: { key: string; body: { ar: string; fr: string } }[];
  others: { name: string; state: string }[];
}

export interface LinkAnswer extends Partial<VisitAnswer> {
  __typename: string;
  code?: string;
  message?: string;
  reason?: string;
  triesLeft?: number;
  retryAfterSeconds?: number;
  fields?: { field: string; message: string }[];
  expiresAt?: { instant: string };
  visit?: VisitAnswer;
}

const visitFields = `signatoryName state requestState isTheirTurn textHash consentVersion maskedEmail sealedDocumentUrl
  clauses { key body { ar fr } } others { name state }`;

const linkSelections: Record<string, string> = {
  openSigningLink: `... on SigningVisit { ${visitFields} }`,
  requestSigningCode: '... on SigningCodeSent { maskedEmail expiresAt { instant } }',
};

/** What somebody does who holds a link. */
export async function actByLink(
  client: TestClient,
  name: string,
  input: Record<string, unknown>,
): Promise<LinkAnswer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const isAct = linkSelections[name] === undefined;
  const answer = await client.ask<Record<string, LinkAnswer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) {
      __typename ... on UserError { code message }
      ... on SigningLinkUnusableError { reason }
      ... on TooManyAttemptsError { retryAfterSeconds }
      ${
        isAct
          ? `... on WrongSigningCodeError { triesLeft } ... on ValidationError { fields { field message } }
             ... on SigningRecorded { visit { ${visitFields} } }`
          : linkSelections[name]
      }
    } }`,
    { input },
  );
  const result = answer[name];
  if (!result) throw new Error(`${name} gave no answer`);
  return result;
}

/** Every signing link sent to an address, oldest first, as tokens. */
export async function linksSentTo(app: TestApp, email: string): Promise<string[]> {
  return (await sentMessages(app)).flatMap(({ to, text }) => {
    const token = to === email ? text.match(/\/sign\/([\w-]+)/)?.[1] : undefined;
    return token ? [token] : [];
  });
}

export async function linkSentTo(app: TestApp, email: string): Promise<string> {
  const token = (await linksSentTo(app, email)).at(-1);
  if (!token) throw new Error(`no signing link was sent to ${email}`);
  return token;
}

/** The six digits in the newest message to an address. */
export async function codeSentTo(app: TestApp, email: string): Promise<string> {
  const message = (await sentMessages(app)).filter(({ to, text }) => to === email && /\b\d{6}\b/.test(text));
  const code = message.at(-1)?.text.match(/\b\d{6}\b/)?.[0];
  if (!code) throw new Error(`no code was sent to ${email}`);
  return code;
}

/** Asks for a code by the newest link of an address and reads it from the mail. */
export async function askForCode(app: TestApp, email: string): Promise<{ token: string; code: string }> {
  const token = await linkSentTo(app, email);
  const sent = await actByLink(app.client(), 'requestSigningCode', { token });
  if (sent.__typename !== 'SigningCodeSent') throw new Error(`no code: ${JSON.stringify(sent)}`);
  return { token, code: await codeSentTo(app, email) };
}

/** A signature by typed name with what is right unless it is overridden. */
export function signInput(
  { version }: GivenApproved,
  by: { token: string; code: string },
  overrides: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    ...by,
    textHash: version.textHash,
    consentVersion: '2026-11',
    typedName: 'Nom Prénom',
    idempotencyKey: `sign-${nextNumber()}-${'k'.repeat(16)}`,
    ...overrides,
  };
}

/** Signs by the newest link of an address, with a new code. */
export async function signBy(app: TestApp, given: GivenApproved, email: string): Promise<LinkAnswer> {
  return await actByLink(app.client(), 'signAgreement', signInput(given, await askForCode(app, email)));
}

/** A national coordinator of the organization, signed in. */
export async function givenCoordinator(
  app: TestApp,
  organizationId: string,
): Promise<{ account: AccountRecord; client: TestClient }> {
  const account = await givenStaff(app, { role: 'NATIONAL_COORDINATOR', organizationId });
  return { account, client: await signInAs(app, account) };
}

/** An approved text sent by links, with the coordinator who sent it and the addresses of those who sign, in order. */
export async function givenSent(
  app: TestApp,
  given: Parameters<typeof givenApproved>[1] = {},
  send: Record<string, unknown> = {},
): Promise<GivenApproved & { coordinator: AccountRecord; office: TestClient; emails: string[] }> {
  const approved = await givenApproved(app, given);
  const { account, client } = await givenCoordinator(app, approved.organizationId);
  const sent = await changeSigning(client, 'sendForSignature', {
    agreementId: approved.agreement._id,
    route: 'LINKS',
    ...send,
  });
  if (sent.__typename !== 'AgreementChanged') throw new Error(`not sent: ${JSON.stringify(sent)}`);
  return {
    ...approved,
    coordinator: account,
    office: client,
    emails: approved.version.signatories.map(({ email }) => email),
  };
}
