import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import {
  type AgreementEventRecord,
  type AgreementRecord,
  agreementSearchText,
  newHandling,
} from '../../../modules/agreements/index.ts';
import {
  type AgreementCommentRecord,
  type AgreementVersionRecord,
  agreementValues,
  approvalsNeeded,
  hashOfText,
  newVersion,
  type PlannedSignatoryRecord,
  versionClausesOf,
} from '../../../modules/drafting/index.ts';
import type { OrganizationRecord } from '../../../modules/organizations/index.ts';
import type { BranchRecord, PartnerRecord } from '../../../modules/partners/index.ts';
import type { WholeTemplate } from '../../../modules/templates/index.ts';
import { coverages, readLimits } from '../offers.ts';
import { profileOf, type SeedContext } from '../partners.ts';
import type { BranchPlace } from '../places.ts';
import { hoursTemplates } from '../tables/opening-hours.ts';
import type { AgreementCase, CaseOwner } from './cases.ts';

/** An agreement that is not in force yet, with all that is known of it. */
export interface PreparedAgreement {
  partner: PartnerRecord;
  branches: BranchRecord[];
  agreement: AgreementRecord;
  version: AgreementVersionRecord;
  comments: AgreementCommentRecord[];
  events: AgreementEventRecord[];
}

export interface CaseStaff {
  accountOf: (owner: CaseOwner) => string;
  /** Address of those who sign for the organization. */
  organizationEmail: string;
}

const dayMillis = 86_400_000;

/** The same time of day, so many days ago. */
export function daysBefore(now: Date, days: number, minutes = 0): Date {
  return new Date(now.getTime() - days * dayMillis - minutes * 60_000);
}

/** From the first of next month on, for two years. */
function periodFrom(today: CivilDate): { startsOn: CivilDate; endsOn: CivilDate } {
  const next = addDays(`${today.slice(0, 7)}-28`, 4);
  const startsOn = `${next.slice(0, 7)}-01`;
  const endsOn = addDays(`${Number(startsOn.slice(0, 4)) + 2}${startsOn.slice(4)}`, -1);
  return { startsOn, endsOn };
}

/** Fifteen digits whose remainder by 97 is none, as every number of companies. */
function iceOf(serial: number): string {
  const body = `0029${String(serial).padStart(5, '0')}0000`;
  return body + String((97 - Number((BigInt(body) * 100n) % 97n)) % 97).padStart(2, '0');
}

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The other coordinators of the region: nobody gives an opinion on what they wrote. */
const reviewersOf: Readonly<Record<CaseOwner, readonly [CaseOwner, CaseOwner]>> = {
  souss: ['souss2', 'souss3'],
  souss2: ['souss', 'souss3'],
  souss3: ['souss', 'souss2'],
  national: ['souss', 'souss2'],
};

export function createPreparedBuilder(
  context: SeedContext,
  of: {
    organization: OrganizationRecord;
    template: WholeTemplate;
    staff: CaseStaff;
    placeAt: (communeCode: string) => BranchPlace;
  },
) {
  const { geography, taxonomy, newId, now, today } = context;
  const { organization, template, staff, placeAt } = of;
  const publication = template.versions.at(-1);
  if (!publication) throw new RangeError('the template has no version');
  let serial = 0;

  function partnerOf(each: AgreementCase, createdAt: Date): PreparedAgreement['partner'] {
    const category = taxonomy.getCategory(each.categoryCode);
    const manager = each.signatories.find(({ isOrganization }) => !isOrganization);
    const place = geography.getCommune(each.communeCode);
    const isKnown = each.stage !== 'DRAFT' || each.signatories.length > 0;
    return {
      _id: newId('partner', createdAt),
      name: { ...each.name },
      description: null,
      sectorCode: category.sectorCode,
      categoryCode: category.code,
      website: null,
      identifiers: {
        ice: isKnown ? iceOf(serial) : null,
        rc: isKnown ? String(21_000 + serial * 7) : null,
        rcCourt: isKnown ? place.name.fr : null,
        taxId: isKnown ? String(40_110_000 + serial * 13) : null,
      },
      legal: isKnown
        ? {
            name: `${each.name.fr.toLocaleUpperCase('fr')} SARL`,
            representative: manager?.name ?? null,
            address: { ar: `شارع الحسن الثاني، ${place.name.ar}`, fr: `avenue Hassan II, ${place.name.fr}` },
          }
        : null,
      licenceValidUntil: null,
      state: 'PROSPECT',
      sourceIds: [],
      attribution: null,
      ratingSum: 0,
      ratingCount: 0,
      createdAt,
      version: 1,
    };
  }

  function branchOf(each: AgreementCase, partnerId: string, createdAt: Date): BranchRecord {
    const { weekly, ramadan } = hoursTemplates[profileOf(each.categoryCode).hours];
    return {
      _id: newId('branch', createdAt),
      partnerId,
      ...placeAt(each.communeCode),
      coordinatesAreApproximate: false,
      phones: [`+2125280${String(90_000 + serial).slice(-5)}`],
      languages: ['ar', 'fr'],
      accessibility: [],
      openingHours: { weekly, ramadan },
      sourceIds: [],
      createdAt,
      version: 1,
    };
  }

  function signatoriesOf(each: AgreementCase): PlannedSignatoryRecord[] {
    return each.signatories.map(({ name, title, group, isOrganization = false }, index) => ({
      key: `s${index + 1}`,
      group,
      side: isOrganization ? 'ORGANIZATION' : 'PARTNER',
      name,
      title,
      email: isOrganization
        ? staff.organizationEmail
        : `${ascii(name)}@${ascii(each.name.fr)}.demo.wasl.example`,
      language: 'fr',
    }));
  }

  function scheduleOf({ categoryCode, percent }: AgreementCase): AgreementVersionRecord['schedule'] {
    const profile = profileOf(categoryCode);
    const category = taxonomy.getCategory(categoryCode);
    const line = {
      condition: { ar: 'عند الإدلاء ببطاقة الانخراط', fr: 'Sur présentation de la carte d’adhérent' },
      limits: readLimits(profile.limits),
      maximumDiscountCentimes: null,
      dependentCoverage: coverages[profile.coverage],
    };
    const [first] = category.services;
    const all = {
      ...line,
      key: 'all',
      label: { ar: 'جميع الخدمات', fr: 'Toutes les prestations' },
      serviceCode: null,
      gain: { kind: 'percentage' as const, basisPoints: percent * 100 },
    };
    if (!first) return [all];
    return [
      {
        ...line,
        key: first.code,
        label: { ...first.name },
        serviceCode: first.code,
        gain: { kind: 'percentage' as const, basisPoints: (percent + 5) * 100 },
      },
      all,
    ];
  }

  function clausesOf(each: AgreementCase): AgreementVersionRecord['clauses'] {
    return versionClausesOf(publication?.clauses ?? []).map((clause) =>
      each.changesBilling && clause.key === 'billing'
        ? {
            ...clause,
            source: {
              ar: `${clause.source.ar} ويوجه الشريك إلى الهيئة كل ثلاثة أشهر بيانًا بالتخفيضات الممنوحة.`,
              fr: `${clause.source.fr} Le Partenaire adresse chaque trimestre à l’Organisme un état des remises accordées.`,
            },
          }
        : clause,
    );
  }

  return (each: AgreementCase, reference: string): PreparedAgreement => {
    serial++;
    const owner = staff.accountOf(each.owner);
    const [firstReader, secondReader] = reviewersOf[each.owner].map(staff.accountOf);
    const leadDays = { DRAFT: 0, IN_REVIEW: 4, OUT_FOR_SIGNATURE: 9 }[each.stage];
    const createdAt = daysBefore(now, each.days + leadDays, 30);
    const submittedAt = daysBefore(now, each.days + (each.stage === 'OUT_FOR_SIGNATURE' ? 5 : 0), 20);
    const approvals = each.stage === 'OUT_FOR_SIGNATURE' ? approvalsNeeded : (each.approvals ?? 0);
    const partner = partnerOf(each, createdAt);
    const branch = branchOf(each, partner._id, createdAt);
    const province = geography.getProvince(branch.provinceCode);
    const period = periodFrom(today);
    const agreementId = newId('agreement', createdAt);
    const reviews = [firstReader, secondReader].slice(0, approvals).map((accountId, index) => ({
      accountId: accountId ?? '',
      isApproval: true,
      note: null,
      at: new Date(submittedAt.getTime() + (index + 1) * (dayMillis / 2)),
    }));
    const version = newVersion({
      _id: newId('version', createdAt),
      agreementId,
      number: 1,
      purpose: 'INITIAL',
      templateId: template.template._id,
      templateVersion: template.template.newestVersion,
      clauses: clausesOf(each),
      schedule: scheduleOf(each),
      signatories: signatoriesOf(each),
      reviews,
      ...period,
      authorAccountId: owner,
      createdAt,
    });
    const isLocked = approvals >= approvalsNeeded;
    const agreement: AgreementRecord = {
      _id: agreementId,
      reference,
      organizationId: organization._id,
      partnerId: partner._id,
      state: each.stage,
      ...period,
      regionCodes: [branch.regionCode],
      terms: {
        ar: 'الشروط هي شروط نص الاتفاقية.',
        fr: 'Les conditions sont celles du texte de la convention.',
        en: 'The terms are those of the text of the agreement.',
      },
      preparedVersion: 1,
      versionInForce: null,
      sealedAt: null,
      noticeDays: version.noticeDays,
      suspension: null,
      termination: null,
      handling: newHandling({
        ownerAccountId: owner,
        sectorCode: partner.sectorCode,
        categoryCode: partner.categoryCode,
        provinceCode: branch.provinceCode,
        stateSince: daysBefore(now, each.days),
        searchText: agreementSearchText({
          names: [partner.name],
          towns: [province.name, geography.getCommune(each.communeCode).name],
          ice: partner.identifiers.ice,
          reference,
        }),
        review:
          each.stage === 'DRAFT'
            ? null
            : {
                approvalCount: approvals,
                approvalsNeeded,
                closedTo: [owner, ...reviews.map(({ accountId }) => accountId)],
              },
        openPartnerRemarks: each.remark ? 1 : 0,
      }),
      createdAt,
      version: 1,
    };
    const values = agreementValues({ version, agreement, partner, organization, geography, taxonomy });
    const lockedVersion: AgreementVersionRecord = {
      ...version,
      stage: isLocked ? 'OUT_FOR_SIGNATURE' : each.stage === 'DRAFT' ? 'DRAFT' : 'IN_REVIEW',
      lockedValues: isLocked ? Object.entries(values).map(([name, value]) => ({ name, ...value })) : null,
      textHash: isLocked ? hashOfText(version, agreement, values, []) : null,
    };
    const event = (
      at: Date,
      kind: AgreementEventRecord['kind'],
      actorAccountId: string | null,
      details: AgreementEventRecord['details'] = {},
    ): AgreementEventRecord => ({
      _id: newId('event', at),
      agreementId,
      at,
      kind,
      details,
      actorAccountId,
      actorName: null,
    });
    return {
      partner,
      branches: [branch],
      agreement,
      version: lockedVersion,
      comments: each.remark ? [remarkOf(each.remark, agreementId, owner)] : [],
      events: [
        event(createdAt, 'agreement:draft', owner),
        event(new Date(createdAt.getTime() + 600_000), 'agreement:save', owner, { version: 1 }),
        ...(each.stage === 'DRAFT' ? [] : [event(submittedAt, 'agreement:submit', owner, { version: 1 })]),
        ...reviews.map(({ at, accountId }) => event(at, 'agreement:approve', accountId, { version: 1 })),
      ],
    };
  };

  function remarkOf(
    { text, clauseKey }: NonNullable<AgreementCase['remark']>,
    agreementId: string,
    authorAccountId: string,
  ): AgreementCommentRecord {
    const at = daysBefore(now, 1);
    return {
      _id: newId('comment', at),
      agreementId,
      authorAccountId,
      isFromPartner: true,
      subjectKey: clauseKey,
      versionNumber: 1,
      text,
      at,
      resolvedAt: null,
      resolvedByAccountId: null,
    };
  }
}
