import { addDays } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import {
  type AgreementEventRecord,
  type AgreementRecord,
  agreementSearchText,
} from '../../../modules/agreements/index.ts';
import type { AgreementCommentRecord, AgreementVersionRecord } from '../../../modules/drafting/index.ts';
import type { ProspectRecord } from '../../../modules/pipeline/index.ts';
import type { SigningRequestRecord } from '../../../modules/signing/index.ts';
import { buildStandardTemplate, type WholeTemplate } from '../../../modules/templates/index.ts';
import { officeAddress, type SeededAccounts } from '../accounts.ts';
import type { SeededAgreement } from '../agreements.ts';
import type { SeededOffer } from '../offers.ts';
import type { DemonstrationOrganizations } from '../organizations.ts';
import type { SeedContext, SeededPartner } from '../partners.ts';
import { createPlacePicker } from '../places.ts';
import { createRandom } from '../random.ts';
import { agreementCases, type CaseOwner, listedProspect, prospectCases } from './cases.ts';
import { handleStandingAgreements } from './handled.ts';
import { createPreparedBuilder, daysBefore, type PreparedAgreement } from './prepared.ts';
import { buildRecentAgreements } from './recent.ts';
import { buildRequest } from './requests.ts';

/** What coordinators work on: prospects, agreements that are not in force yet, and how all of them are handled. */
export interface SeededPipeline {
  templates: WholeTemplate[];
  prospects: ProspectRecord[];
  prepared: PreparedAgreement[];
  /** In force since lately, or suspended; without offers. */
  recent: AgreementRecord[];
  versions: AgreementVersionRecord[];
  comments: AgreementCommentRecord[];
  requests: SigningRequestRecord[];
  events: AgreementEventRecord[];
  /** Last number of references given out, by month (`YYMM`). */
  references: { month: string; last: number }[];
}

const mailboxes: Readonly<Record<CaseOwner, string>> = {
  souss: 'coordinator.souss',
  souss2: 'coordinator.souss2',
  souss3: 'coordinator.souss3',
  national: 'coordinator.national',
};

/**
 * The foundation's pipeline, full in Souss-Massa. Agreements that stand already are given an owner, what they are found by
 * and their renewals; they are changed in place.
 */
export function buildPipeline(
  context: SeedContext,
  of: {
    organizations: DemonstrationOrganizations;
    accounts: SeededAccounts;
    partners: readonly SeededPartner[];
    agreements: readonly SeededAgreement[];
    offers: readonly SeededOffer[];
    foundedAt: Date;
  },
): SeededPipeline {
  const { newId, geography, now } = context;
  const { organizations, accounts, partners, foundedAt } = of;
  const places = createPlacePicker(geography, createRandom('pipeline'));
  const accountOf = (owner: CaseOwner): string => accounts.officeAccount(mailboxes[owner]);
  const templates = Object.values(organizations).map(({ _id }) =>
    buildStandardTemplate({
      organizationId: _id,
      publishedByAccountId: accounts.officeAccount('administrator'),
      publishedAt: foundedAt,
      templateId: newId('template', foundedAt),
      versionId: newId('template', foundedAt),
    }),
  );
  const [template] = templates;
  if (!template) throw new RangeError('there is no template');

  const counts = new Map<string, number>();
  const nextReference = (at: Date): string => {
    const date = civilDateOf(at);
    const month = date.slice(2, 4) + date.slice(5, 7);
    const last = (counts.get(month) ?? 0) + 1;
    counts.set(month, last);
    return `CNV-${month}-${String(last).padStart(4, '0')}`;
  };
  const build = createPreparedBuilder(context, {
    organization: organizations.foundation,
    template,
    staff: { accountOf, organizationEmail: officeAddress('coordinator.national') },
    placeAt: (communeCode) => places.placeAt(communeCode, null, 900),
  });
  const prepared = agreementCases.map((each) => build(each, nextReference(daysBefore(now, each.days))));
  const asked = prepared.flatMap((made, index) => {
    const each = agreementCases[index];
    return each?.stage === 'OUT_FOR_SIGNATURE' ? [buildRequest(context, each, made)] : [];
  });
  const standing = handleStandingAgreements(context, { ...of, template, accountOf });
  return {
    templates,
    prospects: buildProspects(context, organizations.foundation._id, partners, accountOf),
    prepared,
    recent: buildRecentAgreements(context, organizations.foundation, partners, { accountOf, nextReference }),
    versions: [...prepared.map(({ version }) => version), ...standing.versions],
    comments: prepared.flatMap(({ comments }) => comments),
    requests: asked.map(({ request }) => request),
    events: [...prepared, ...asked, standing].flatMap(({ events }) => events),
    references: [...counts].map(([month, last]) => ({ month, last })),
  };
}

function buildProspects(
  { geography, taxonomy, newId, now, today }: SeedContext,
  organizationId: string,
  partners: readonly SeededPartner[],
  accountOf: (owner: CaseOwner) => string,
): ProspectRecord[] {
  const open = { state: 'OPEN', dropReason: null, agreementId: null, version: 1 } as const;
  const written = prospectCases.map((each): ProspectRecord => {
    const createdAt = daysBefore(now, each.days, 15);
    const commune = geography.getCommune(each.communeCode);
    const province = geography.getProvince(commune.provinceCode);
    const phone = each.contact ? `+2125288${String(10_000 + each.name.fr.length * 137).slice(-5)}` : null;
    return {
      ...open,
      _id: newId('prospect', createdAt),
      organizationId,
      name: { ...each.name },
      sectorCode: taxonomy.getCategory(each.categoryCode).sectorCode,
      categoryCode: each.categoryCode,
      provinceCode: province.code,
      regionCode: province.regionCode,
      partnerId: null,
      contactName: each.contact,
      contactPhone: phone,
      contactEmail: null,
      notes: each.notes ?? null,
      ownerAccountId: accountOf(each.owner),
      notedStep: each.noted ? { text: each.noted.text, dueOn: addDays(today, each.noted.inDays) } : null,
      searchText: agreementSearchText({ names: [each.name], towns: [commune.name, province.name] }),
      createdAt,
    };
  });
  const listed = partners.find(({ partner }) => partner.name.fr === listedProspect.name);
  const branch = listed?.branches[0];
  if (!listed || !branch) throw new RangeError(`no partner is called ${listedProspect.name}`);
  const { partner } = listed;
  const province = geography.getProvince(branch.provinceCode);
  const createdAt = daysBefore(now, listedProspect.days, 15);
  return [
    ...written,
    {
      ...open,
      _id: newId('prospect', createdAt),
      organizationId,
      name: { ...partner.name },
      sectorCode: partner.sectorCode,
      categoryCode: partner.categoryCode,
      provinceCode: branch.provinceCode,
      regionCode: branch.regionCode,
      partnerId: partner._id,
      contactName: null,
      contactPhone: branch.phones[0] ?? null,
      contactEmail: null,
      notes: null,
      ownerAccountId: accountOf(listedProspect.owner),
      notedStep: null,
      searchText: agreementSearchText({ names: [partner.name], towns: [province.name] }),
      createdAt,
    },
  ];
}
