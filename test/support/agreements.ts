import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { AgreementVersionRecord } from '../../server/src/modules/drafting/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { PartnerRecord } from '../../server/src/modules/partners/index.ts';
import { buildStandardTemplate, type TemplateRecord } from '../../server/src/modules/templates/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import type { OfficeRole, Viewer } from '../../server/src/platform/auth/viewer.ts';
import { buildAccount, nextNumber } from './builders.ts';
import { type GivenApp, givenOrganization, givenPartner } from './given.ts';

/** Agreements on their way, made by the services themselves: every rule holds for what is given here. */

const usualRegion = '04';

/** The standard text as a template of the organization. */
export async function givenTemplate(
  app: GivenApp,
  organization: Pick<OrganizationRecord, '_id'>,
): Promise<TemplateRecord> {
  const whole = buildStandardTemplate({
    organizationId: organization._id,
    publishedByAccountId: (await givenOfficeAccount(app, organization, 'ADMINISTRATOR'))._id,
    publishedAt: new Date('2026-01-05T09:00:00.000Z'),
  });
  await app.modules.templates.insertTemplates([whole]);
  return whole.template;
}

/** Staff of an organization; for the region of Rabat unless told otherwise, national roles for the whole country. */
export async function givenOfficeAccount(
  app: GivenApp,
  organization: Pick<OrganizationRecord, '_id'>,
  role: OfficeRole,
  regionCodes: string[] | null = role === 'COORDINATOR' ? [usualRegion] : null,
): Promise<AccountRecord> {
  const number = nextNumber();
  const account = buildAccount({
    role,
    organizationId: organization._id,
    regionCodes,
    email: `office-${number}@example.test`,
    name: { ar: `الموظف ${number}`, fr: `Agent ${number}` },
  });
  await app.modules.accounts.insert(account);
  return account;
}

/** Those an agreement needs: who writes it, two who approve it, and a national coordinator. */
export interface GivenCoordinators {
  author: AccountRecord;
  reviewers: [AccountRecord, AccountRecord];
  national: AccountRecord;
}

export async function givenCoordinators(
  app: GivenApp,
  organization: Pick<OrganizationRecord, '_id'>,
  regionCodes: string[] = [usualRegion],
): Promise<GivenCoordinators> {
  const coordinator = () => givenOfficeAccount(app, organization, 'COORDINATOR', regionCodes);
  return {
    author: await coordinator(),
    reviewers: [await coordinator(), await coordinator()],
    national: await givenOfficeAccount(app, organization, 'NATIONAL_COORDINATOR'),
  };
}

/** What a service sees of somebody on an organization's staff. */
export function officeViewer(account: AccountRecord): Extract<Viewer, { kind: 'office' }> {
  if (!account.organizationId) throw new Error('not on the staff of an organization');
  return {
    kind: 'office',
    accountId: account._id,
    role: account.role as OfficeRole,
    organizationId: account.organizationId,
    regionCodes: account.regionCodes,
  };
}

export interface GivenDraft {
  organization: OrganizationRecord;
  partner: PartnerRecord;
  coordinators: GivenCoordinators;
  template: TemplateRecord;
  agreement: AgreementRecord;
  /** The version being prepared. */
  version: AgreementVersionRecord;
}

/** What a test wants of its draft. */
export interface DraftOptions {
  organization?: OrganizationRecord;
  partner?: PartnerRecord;
  coordinators?: GivenCoordinators;
  /** Null is the whole country, drafted by the national coordinator. */
  regionCodes?: string[] | null;
  startsOn?: string;
  endsOn?: string;
  /** What `saveDraft` takes; the usual one has a schedule of two lines and three signatories in two groups. */
  content?: Partial<Parameters<GivenApp['modules']['drafting']['drafting']['save']>[1]>;
}

/** Two from the partner sign in any order, then one for the organization. */
export function threeSignatories() {
  const number = nextNumber();
  const signatory = (group: number, side: 'PARTNER' | 'ORGANIZATION', name: string) => ({
    group,
    side,
    name,
    title: side === 'PARTNER' ? 'Gérance' : 'Présidence',
    email: `${name.split(' ')[0]?.toLowerCase()}-${number}@example.test`,
    language: 'fr' as const,
  });
  return [
    signatory(1, 'PARTNER', 'Naima Oubaha'),
    signatory(1, 'PARTNER', 'Brahim Oulhaj'),
    signatory(2, 'ORGANIZATION', 'Khadija Amrani'),
  ];
}

/** A schedule of two lines: a share and a fixed price. */
export function usualSchedule() {
  const household = { scope: 'HOUSEHOLD', period: 'YEAR', count: 12 } as const;
  return [
    {
      key: 'analyses',
      label: { ar: 'التحاليل العادية', fr: 'Analyses courantes' },
      gain: { percentageBasisPoints: 3000 },
      limits: [household],
    },
    {
      key: 'check-up',
      label: { ar: 'فحص شامل', fr: 'Bilan complet' },
      gain: { fixedPriceCentimes: 45_000, usualPriceCentimes: 70_000 },
      limits: [],
    },
  ];
}

function orThrow(
  outcome: Awaited<ReturnType<GivenApp['modules']['drafting']['drafting']['save']>>,
): AgreementRecord {
  if (outcome.kind !== 'changed')
    throw new Error(`a given agreement was refused: ${JSON.stringify(outcome)}`);
  return outcome.agreement;
}

async function preparedVersionOf(app: GivenApp, agreement: AgreementRecord): Promise<AgreementVersionRecord> {
  const version = await app.modules.drafting.versions.findVersion(
    agreement._id,
    agreement.preparedVersion ?? 0,
  );
  if (!version) throw new Error('no version is being prepared');
  return version;
}

/** A draft that could be submitted: the standard text, a schedule and three signatories. */
export async function givenDraft(app: GivenApp, options: DraftOptions = {}): Promise<GivenDraft> {
  const organization = options.organization ?? (await givenOrganization(app));
  const partner = options.partner ?? (await givenPartner(app)).partner;
  const regionCodes = options.regionCodes === undefined ? [usualRegion] : options.regionCodes;
  const coordinators =
    options.coordinators ?? (await givenCoordinators(app, organization, regionCodes ?? [usualRegion]));
  const template = await givenTemplate(app, organization);
  const viewer = officeViewer(regionCodes === null ? coordinators.national : coordinators.author);
  const { drafting } = app.modules.drafting;
  const request = { viewer, language: 'fr' } as const;
  const begun = orThrow(
    await drafting.draft(request, {
      partnerId: partner._id,
      templateId: template._id,
      regionCodes,
      startsOn: options.startsOn ?? '2026-11-22',
      endsOn: options.endsOn ?? '2028-11-21',
    }),
  );
  const saved = orThrow(
    await drafting.save(request, {
      agreementId: begun._id,
      documentVersion: 1,
      schedule: usualSchedule(),
      signatories: threeSignatories(),
      ...options.content,
    }),
  );
  return {
    organization,
    partner,
    coordinators,
    template,
    agreement: saved,
    version: await preparedVersionOf(app, saved),
  };
}

/** As `givenDraft`, sent to those who approve it. */
export async function givenAgreementInReview(app: GivenApp, options: DraftOptions = {}): Promise<GivenDraft> {
  const given = await givenDraft(app, options);
  const { reviewing } = app.modules.drafting;
  const author = options.regionCodes === null ? given.coordinators.national : given.coordinators.author;
  const request = { viewer: officeViewer(author), language: 'fr' } as const;
  const agreement = orThrow(await reviewing.submit(request, { agreementId: given.agreement._id }));
  return { ...given, agreement, version: await preparedVersionOf(app, agreement) };
}

/** As `givenDraft`, approved by two others: its text is locked and can be sent to be signed. */
export async function givenApprovedAgreement(app: GivenApp, options: DraftOptions = {}): Promise<GivenDraft> {
  const given = await givenAgreementInReview(app, options);
  const { reviewing } = app.modules.drafting;
  let { agreement } = given;
  // A text for the whole country is approved by national coordinators.
  const reviewers =
    options.regionCodes === null
      ? [
          await givenOfficeAccount(app, given.organization, 'NATIONAL_COORDINATOR'),
          await givenOfficeAccount(app, given.organization, 'NATIONAL_COORDINATOR'),
        ]
      : given.coordinators.reviewers;
  for (const reviewer of reviewers)
    agreement = orThrow(
      await reviewing.review(
        { viewer: officeViewer(reviewer), language: 'fr' },
        { agreementId: agreement._id, versionNumber: given.version.number, isApproval: true },
      ),
    );
  return { ...given, agreement, version: await preparedVersionOf(app, agreement) };
}
