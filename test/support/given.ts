import { createHmac, randomUUID } from 'node:crypto';
import type { AgreementBudgetRecord, AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { MemberRecord } from '../../server/src/modules/members/index.ts';
import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { BranchRecord, PartnerRecord } from '../../server/src/modules/partners/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import type { PartnerRole } from '../../server/src/platform/auth/viewer.ts';
import {
  buildAccount,
  buildAgreement,
  buildBranch,
  buildBudget,
  buildMember,
  buildOffer,
  buildOrganization,
  buildPartner,
} from './builders.ts';
import { createTestClient, type TestApp, type TestClient } from './test-app.ts';

/** What `given…` needs of an app: also what `openWasl` gives, for tests that start processes of their own. */
export type GivenApp = Pick<TestApp, 'modules' | 'stores' | 'config'>;

export async function givenOrganization(
  app: GivenApp,
  overrides: Partial<OrganizationRecord> = {},
): Promise<OrganizationRecord> {
  const organization = buildOrganization(overrides);
  await app.modules.organizations.insertOrganizations([organization]);
  return organization;
}

/** A partner with one branch, or with those that are described. */
export async function givenPartner(
  app: GivenApp,
  overrides: Partial<PartnerRecord> = {},
  branchOverrides: Partial<BranchRecord>[] = [{}],
): Promise<{ partner: PartnerRecord; branches: BranchRecord[] }> {
  const partner = buildPartner(overrides);
  const branches = branchOverrides.map((each) => buildBranch({ ...each, partnerId: partner._id }));
  await app.modules.partners.insertPartners([partner]);
  await app.modules.partners.insertBranches(branches);
  return { partner, branches };
}

/** An offer with everything it rests on. */
export interface GivenOffer {
  organization: OrganizationRecord;
  partner: PartnerRecord;
  branches: BranchRecord[];
  /** The first branch, where most tests stand. */
  branch: BranchRecord;
  agreement: AgreementRecord;
  offer: OfferRecord;
}

/**
 * A published offer that can be used, with its organization, partner, branch and agreement. `on` names those that exist
 * already: `givenOffer(app, { limits: […] }, { organization })`.
 */
export async function givenOffer(
  app: GivenApp,
  overrides: Partial<OfferRecord> = {},
  on: {
    organization?: OrganizationRecord;
    partner?: PartnerRecord;
    branches?: BranchRecord[];
    agreement?: Partial<AgreementRecord>;
    budgets?: (Partial<AgreementBudgetRecord> & Pick<AgreementBudgetRecord, 'limitCentimes'>)[];
  } = {},
): Promise<GivenOffer> {
  const organization = on.organization ?? (await givenOrganization(app));
  const { partner, branches } =
    on.partner && on.branches
      ? { partner: on.partner, branches: on.branches }
      : await givenPartner(app, on.partner ?? {});
  const agreement = buildAgreement({
    ...on.agreement,
    organizationId: organization._id,
    partnerId: partner._id,
  });
  const offer = buildOffer({
    branchIds: branches.map((branch) => branch._id),
    ...overrides,
    organizationId: organization._id,
    partnerId: partner._id,
    agreementId: agreement._id,
  });
  await app.modules.agreements.insertAgreements([agreement]);
  if (on.budgets)
    await app.modules.agreements.insertBudgets(
      on.budgets.map((budget) => buildBudget({ ...budget, agreementId: agreement._id })),
    );
  await app.modules.offers.insertOffers([offer]);
  const [branch] = branches;
  if (!branch) throw new Error('an offer needs a branch');
  return { organization, partner, branches, branch, agreement, offer };
}

/** An active member with an account. */
export async function givenMember(
  app: GivenApp,
  overrides: Partial<MemberRecord> & Pick<MemberRecord, 'organizationId'>,
): Promise<{ member: MemberRecord; account: AccountRecord }> {
  const member = buildMember(overrides);
  const account = buildAccount({
    role: 'MEMBER',
    memberId: member._id,
    organizationId: member.organizationId,
    name: member.name,
  });
  await app.modules.members.insertMembers([member]);
  await app.modules.accounts.insert(account);
  return { member, account };
}

/** Somebody who works at a partner; a cashier at these branches unless told otherwise. */
export async function givenPartnerStaff(
  app: GivenApp,
  at: { partner: PartnerRecord; branches: readonly BranchRecord[]; role?: PartnerRole },
): Promise<AccountRecord> {
  const account = buildAccount({
    role: at.role ?? 'PARTNER_CASHIER',
    partnerId: at.partner._id,
    branchIds: at.branches.map((branch) => branch._id),
  });
  await app.modules.accounts.insert(account);
  return account;
}

/**
 * A Cookie header of a session of this account, as signing in would have begun it; no password is checked and no
 * attempt counted.
 */
export async function beginTestSession(app: GivenApp, account: AccountRecord): Promise<string> {
  const sessionId = randomUUID();
  const expires = new Date('2100-01-01T00:00:00.000Z');
  const session = {
    cookie: { originalMaxAge: null, expires, httpOnly: true, path: '/', sameSite: 'lax', secure: false },
    accountId: account._id,
    epoch: account.sessionEpoch,
    // Never too old, wherever a test sets its clock.
    beganAt: expires.getTime(),
  };
  await app.stores.connection
    .collection<{ _id: string; expires: Date; lastModified: Date; session: string }>('sessions')
    .insertOne({ _id: sessionId, expires, lastModified: new Date(), session: JSON.stringify(session) });
  const signature = createHmac('sha256', app.config.sessionSecret).update(sessionId).digest('base64');
  return `wasl.sid=${encodeURIComponent(`s:${sessionId}.${signature.replace(/=+$/, '')}`)}`;
}

/** A browser signed in to this account. */
export async function signInAs(
  app: TestApp,
  account: AccountRecord,
  options: { language?: 'ar' | 'fr' | 'en' } = {},
): Promise<TestClient> {
  return createTestClient(app.url, options.language ?? 'fr', await beginTestSession(app, account));
}
