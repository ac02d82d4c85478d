import { createHash } from 'node:crypto';
import { discountBasisPointsForSort } from '@wasl/shared/gain-headline';
import {
  type AgreementBudgetRecord,
  type AgreementRecord,
  newHandling,
} from '../../server/src/modules/agreements/index.ts';
import type { DependentRecord, MemberRecord } from '../../server/src/modules/members/index.ts';
import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { BranchRecord, PartnerRecord } from '../../server/src/modules/partners/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';

/**
 * Documents in memory, each valid by itself; overrides say what a test is about. Ids and names come from one sequence, so
 * that two documents never meet and a run is like the last. `given…` (given.ts) stores them with what they rest on.
 */
let sequence = 0;

export function nextNumber(): number {
  sequence += 1;
  return sequence;
}

/** The n-th id: 24 hexadecimal digits that sort as they were made and say nothing of the time. */
export function nextId(): string {
  return nextNumber().toString(16).padStart(24, '0');
}

/** 16 characters at least, the same for the same words: what a client makes once per press of a button. */
export function keyOf(...words: (string | number)[]): string {
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 32);
}

/** Long before `defaultNow`. */
const createdAt = new Date('2025-01-01T10:00:00.000Z');

export function buildOrganization(overrides: Partial<OrganizationRecord> = {}): OrganizationRecord {
  const number = nextNumber();
  return {
    _id: nextId(),
    slug: `foundation-${number}`,
    name: { ar: `مؤسسة الأعمال الاجتماعية ${number}`, fr: `Fondation des œuvres sociales ${number}` },
    kind: 'FOUNDATION',
    membershipNumberExample: 'MB-20418',
    version: 1,
    ...overrides,
  };
}

export function buildPartner(overrides: Partial<PartnerRecord> = {}): PartnerRecord {
  const number = nextNumber();
  return {
    _id: nextId(),
    name: { ar: `مختبر ابن رشد ${number}`, fr: `Laboratoire Ibn Rochd ${number}` },
    description: null,
    sectorCode: 'health',
    categoryCode: 'laboratory',
    website: null,
    identifiers: { ice: null, rc: null, taxId: null },
    state: 'ACTIVE',
    sourceIds: [],
    attribution: null,
    ratingSum: 0,
    ratingCount: 0,
    createdAt,
    version: 1,
    ...overrides,
  };
}

/** In Agdal, Rabat. */
export function buildBranch(
  overrides: Partial<BranchRecord> & Pick<BranchRecord, 'partnerId'>,
): BranchRecord {
  return {
    _id: nextId(),
    name: { ar: 'أكدال', fr: 'Agdal' },
    address: { ar: 'شارع فرنسا، الرباط', fr: 'Avenue de France, Rabat' },
    communeCode: null,
    provinceCode: '04.421',
    regionCode: '04',
    latitude: 34.0005,
    longitude: -6.8488,
    coordinatesAreApproximate: false,
    phones: ['+212537770000'],
    languages: ['ar', 'fr'],
    accessibility: [],
    openingHours: null,
    sourceIds: [],
    createdAt,
    version: 1,
    ...overrides,
  };
}

/** In force all of 2026, in the whole country. */
export function buildAgreement(
  overrides: Partial<AgreementRecord> & Pick<AgreementRecord, 'organizationId' | 'partnerId'>,
): AgreementRecord {
  return {
    _id: nextId(),
    reference: `AG-2026-${String(nextNumber()).padStart(5, '0')}`,
    state: 'ACTIVE',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    regionCodes: null,
    terms: { ar: 'تخفيضات للمنخرطين', fr: 'Remises aux adhérents' },
    preparedVersion: null,
    versionInForce: null,
    sealedAt: null,
    noticeDays: 30,
    suspension: null,
    termination: null,
    handling: newHandling({
      sectorCode: 'health',
      categoryCode: 'laboratory',
      provinceCode: '04.421',
      stateSince: createdAt,
    }),
    createdAt,
    version: 1,
    ...overrides,
  };
}

export function buildBudget(
  overrides: Partial<AgreementBudgetRecord> & Pick<AgreementBudgetRecord, 'agreementId' | 'limitCentimes'>,
): AgreementBudgetRecord {
  const regionCode = overrides.regionCode ?? null;
  return {
    _id: `${overrides.agreementId}:${regionCode ?? '*'}`,
    regionCode,
    spentCentimes: 0,
    reservedCentimes: 0,
    ...overrides,
  };
}

/** Published, 30 % off, vouchers valid for three days, for dependents too, without limits. */
export function buildOffer(
  overrides: Partial<OfferRecord> &
    Pick<OfferRecord, 'agreementId' | 'organizationId' | 'partnerId' | 'branchIds'>,
): OfferRecord {
  const gain = overrides.gain ?? { kind: 'percentage', basisPoints: 3000 };
  return {
    _id: nextId(),
    sectorCode: 'health',
    categoryCode: 'laboratory',
    title: { ar: 'تخفيض على جميع التحاليل', fr: 'Remise sur toutes les analyses' },
    summary: null,
    state: 'PUBLISHED',
    gain,
    discountBasisPoints: discountBasisPointsForSort(gain),
    usualPrices: [],
    maximumDiscountCentimes: null,
    conditions: [],
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    voucherValidDays: 3,
    limits: [],
    dependentCoverage: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
    redemptionCount: 0,
    publishedAt: createdAt,
    createdAt,
    version: 1,
    ...overrides,
  };
}

export function buildDependent(overrides: Partial<DependentRecord> = {}): DependentRecord {
  return {
    personId: nextId(),
    relation: 'DAUGHTER',
    name: { ar: 'سلمى', fr: 'Salma' },
    birthDate: '2017-05-14',
    studentUntil: null,
    removedAt: null,
    ...overrides,
  };
}

/** Active until the end of 2026, in Rabat, without dependents. */
export function buildMember(
  overrides: Partial<MemberRecord> & Pick<MemberRecord, 'organizationId'>,
): MemberRecord {
  const number = nextNumber();
  return {
    _id: nextId(),
    personId: nextId(),
    householdId: nextId(),
    membershipNumber: `MB-${String(number).padStart(5, '0')}`,
    name: { ar: 'فاطمة الزهراء الواحي', fr: 'Fatima-Zahra Elouahi' },
    birthDate: '1984-03-08',
    email: `member-${number}@example.test`,
    phone: null,
    regionCode: '04',
    provinceCode: '04.421',
    state: 'ACTIVE',
    stateReason: null,
    validUntil: '2026-12-31',
    renewalPending: false,
    dependents: [],
    openVoucherCount: 0,
    consentedAt: createdAt,
    createdAt,
    version: 1,
    ...overrides,
  };
}

/** Without a password anybody knows: tests sign in by `signInAs`, which needs none. */
export function buildAccount(overrides: Partial<AccountRecord> & Pick<AccountRecord, 'role'>): AccountRecord {
  const number = nextNumber();
  return {
    _id: nextId(),
    name: { ar: 'نادية البقالي', fr: 'Nadia Bakkali' },
    language: 'fr',
    identifiers: [`account-${number}@example.test`],
    provisionalIdentifiers: [],
    email: `account-${number}@example.test`,
    emailConfirmedAt: createdAt,
    knownDevices: [],
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$nobody$nobody',
    secondFactorSecret: null,
    secondFactorStep: 0,
    sessionEpoch: 0,
    isSuspended: false,
    memberId: null,
    organizationId: null,
    regionCodes: null,
    partnerId: null,
    branchIds: [],
    createdAt,
    ...overrides,
  };
}
