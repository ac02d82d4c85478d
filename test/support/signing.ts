import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { AgreementVersionRecord } from '../../server/src/modules/drafting/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { type DraftOptions, type GivenCoordinators, givenApprovedAgreement } from './agreements.ts';
import { type GivenApp, signInAs } from './given.ts';
import { nextNumber, sentMessages } from './members.ts';
import type { TestApp, TestClient } from './test-app.ts';

/** An approved text of an agreement, ready to be sent. */
export interface GivenApproved {
  agreement: AgreementRecord;
  version: AgreementVersionRecord & { textHash: string };
  organizationId: string;
  coordinators: GivenCoordinators;
  /** Addresses of those who sign, in order. */
  emails: string[];
}

/** An approved text with two signatories of the partner in the first group and one of the organization in the second. */
export async function givenApproved(app: GivenApp, options: DraftOptions = {}): Promise<GivenApproved> {
  const { agreement, version, organization, coordinators } = await givenApprovedAgreement(app, options);
  const { textHash } = version;
  if (!textHash) throw new Error('the text is not locked');
  return {
    agreement,
    version: { ...version, textHash },
    organizationId: organization._id,
    coordinators,
    emails: version.signatories.map(({ email }) => email),
  };
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

/** An approved text sent by links, with the coordinator who wrote and sent it. */
export async function givenSent(
  app: TestApp,
  options: DraftOptions & { route?: 'LINKS' | 'PAPER'; expiresInDays?: number } = {},
): Promise<GivenApproved & { author: AccountRecord; office: TestClient }> {
  const { route = 'LINKS', expiresInDays = 14, ...draft } = options;
  const approved = await givenApproved(app, draft);
  const { author } = approved.coordinators;
  const office = await signInAs(app, author);
  const sent = await changeSigning(office, 'sendForSignature', {
    agreementId: approved.agreement._id,
    route,
    expiresInDays,
  });
  if (sent.__typename !== 'AgreementChanged') throw new Error(`not sent: ${JSON.stringify(sent)}`);
  return { ...approved, author, office };
}
