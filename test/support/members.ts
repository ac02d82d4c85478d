import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { TOTP } from 'otpauth';
import type { MemberRecord } from '../../server/src/modules/members/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import { type AccountRecord, newAccount } from '../../server/src/platform/auth/account.model.ts';
import { membershipIdentifier } from '../../server/src/platform/auth/identifiers.ts';
import { hashPassword } from '../../server/src/platform/auth/password.ts';
import { newSecondFactorSecret } from '../../server/src/platform/auth/second-factor.ts';
import { newId } from '../../server/src/platform/mongo/object-id.ts';
import type { GraphqlAnswer, TestApp, TestClient } from './test-app.ts';

/** The password of every account made here, hashed once. */
export const password = 'une phrase de passe';
const passwordHash = hashPassword(password);

/** The TOTP secret of every member of staff made here. */
export const secondFactorSecret = newSecondFactorSecret();

let sequence = 0;

/** A number no other call of this process was given. */
export function nextNumber(): number {
  return ++sequence;
}

export async function givenOrganization(
  app: TestApp,
  overrides: Partial<OrganizationRecord> = {},
): Promise<OrganizationRecord> {
  const number = nextNumber();
  const organization: OrganizationRecord = {
    _id: newId(),
    slug: `organization-${number}`,
    name: { ar: `هيئة ${number}`, fr: `Organisme ${number}` },
    kind: 'FOUNDATION',
    membershipNumberExample: 'MB-20418',
    version: 1,
    ...overrides,
  };
  await app.modules.organizations.insertOrganizations([organization]);
  return organization;
}

export interface GivenMember {
  member: MemberRecord;
  account: AccountRecord;
}

/** An active member with an account, valid until the end of 2026, living in Rabat. */
export async function givenMember(
  app: TestApp,
  organization: OrganizationRecord,
  overrides: Partial<MemberRecord> = {},
  accountOverrides: Partial<AccountRecord> = {},
): Promise<GivenMember> {
  const number = nextNumber();
  const memberId = overrides._id ?? newId();
  const member: MemberRecord = {
    _id: memberId,
    organizationId: organization._id,
    personId: newId(),
    householdId: newId(),
    membershipNumber: `MB-${10_000 + number}`,
    name: { ar: 'فاطمة العلوي', fr: 'Fatima Alaoui' },
    birthDate: '1985-03-14',
    email: `member${number}@example.ma`,
    phone: null,
    regionCode: '04',
    provinceCode: '04.421',
    state: 'ACTIVE',
    stateReason: null,
    validUntil: '2026-12-31',
    renewalPending: false,
    dependents: [],
    openVoucherCount: 0,
    consentedAt: app.clock.now(),
    createdAt: app.clock.now(),
    version: 1,
    ...overrides,
  };
  const account = newAccount({
    role: 'MEMBER',
    name: member.name,
    language: 'fr',
    passwordHash: await passwordHash,
    createdAt: app.clock.now(),
    email: member.email,
    identifiers: [member.email, membershipIdentifier(organization.slug, member.membershipNumber)],
    memberId,
    organizationId: organization._id,
    ...accountOverrides,
  });
  await app.modules.members.insertMembers([member]);
  await app.modules.accounts.insertMany([account]);
  return { member, account };
}

/** Staff of an organization or a partner: what the overrides say, with the second factor where the role asks for it. */
export async function givenStaff(
  app: TestApp,
  account: Pick<AccountRecord, 'role'> & Partial<AccountRecord>,
): Promise<AccountRecord> {
  const number = nextNumber();
  const email = `staff${number}@example.ma`;
  const name: LocalizedText = { fr: `Agent ${number}` };
  const isPartnerStaff = account.role.startsWith('PARTNER_');
  const stored = newAccount({
    name,
    language: 'fr',
    passwordHash: await passwordHash,
    createdAt: app.clock.now(),
    email,
    identifiers: [email],
    secondFactorSecret: isPartnerStaff ? null : secondFactorSecret,
    ...account,
  });
  await app.modules.accounts.insertMany([stored]);
  return stored;
}

/** The six digits an authenticator app shows at this instant. */
export function secondFactorCode(now: Date, secret: string = secondFactorSecret): string {
  return new TOTP({ issuer: 'Wasl', secret }).generate({ timestamp: now.getTime() });
}

export const signInMutation = /* GraphQL */ `
  mutation ($identifier: String!, $password: String!, $secondFactorCode: String) {
    signIn(
      input: { identifier: $identifier, password: $password, secondFactorCode: $secondFactorCode }
    ) {
      __typename
      ... on UserError {
        code
        message
      }
      ... on TooManyAttemptsError {
        retryAfterSeconds
      }
      ... on SignInSuccess {
        viewer {
          role
          member {
            id
            membershipNumber
            state
          }
        }
      }
    }
  }
`;

export interface SignInAnswer {
  signIn: {
    __typename: string;
    code?: string;
    message?: string;
    retryAfterSeconds?: number;
    viewer?: { role: string; member: { id: string; membershipNumber: string; state: string } | null };
  };
}

/** A browser in which this account is signed in. */
export async function signedIn(
  app: TestApp,
  account: Pick<AccountRecord, 'email' | 'secondFactorSecret'>,
  client: TestClient = app.client(),
): Promise<TestClient> {
  const answer = await client.ask<SignInAnswer>(signInMutation, {
    identifier: account.email,
    password,
    secondFactorCode: account.secondFactorSecret
      ? secondFactorCode(app.clock.now(), account.secondFactorSecret)
      : null,
  });
  if (answer.signIn.__typename !== 'SignInSuccess')
    throw new Error(`signing in was refused: ${JSON.stringify(answer.signIn)}`);
  return client;
}

export interface SentMessage {
  to: string;
  language: string;
  subject: string;
  text: string;
}

/** Every message sent so far, oldest first, once all events were dealt with. */
export async function sentMessages(app: TestApp): Promise<SentMessage[]> {
  await app.modules.drainEvents();
  const directory = join(app.config.dataDirectory, 'outbox');
  const files = await readdir(directory).catch((): string[] => []);
  const messages = files
    .filter((file) => file.endsWith('.json') && !file.startsWith('.'))
    .sort()
    .map(async (file) => JSON.parse(await readFile(join(directory, file), 'utf8')) as SentMessage);
  return await Promise.all(messages);
}

/** The token in the newest message to this address whose link goes to `path`. */
export async function tokenSentTo(app: TestApp, email: string, path: string): Promise<string> {
  const messages = (await sentMessages(app)).filter(
    ({ to, text }) => to === email && text.includes(`${path}?token=`),
  );
  const token = messages.at(-1)?.text.match(/\?token=([\w-]+)/)?.[1];
  if (!token) throw new Error(`no message to ${email} has a link to ${path}`);
  return token;
}

/** One request with headers of its own, for what a browser would not do: another address, a planted or an old cookie. */
export async function request<Data>(
  app: TestApp,
  operation: { query: string; variables?: Record<string, unknown> },
  headers: { cookie?: string; address?: string } = {},
): Promise<{ answer: GraphqlAnswer<Data>; setCookies: string[] }> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-wasl-client': 'test',
      'accept-language': 'fr',
      ...(headers.cookie ? { cookie: headers.cookie } : {}),
      ...(headers.address ? { 'x-forwarded-for': headers.address } : {}),
    },
    body: JSON.stringify(operation),
  });
  return {
    answer: (await response.json()) as GraphqlAnswer<Data>,
    setCookies: response.headers.getSetCookie(),
  };
}
