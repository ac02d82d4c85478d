import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf, endOfCivilDayExclusive } from '@wasl/shared/civil-time';
import type { Bill } from '@wasl/shared/discount';
import type { BillProblem } from '@wasl/shared/error-codes';
import { type Gain, needsServices } from '@wasl/shared/gain';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { maximumAmountCentimes } from '@wasl/shared/money';
import { type AgreementRecord, holdsInRegion, isInForce } from '../agreements/index.ts';
import {
  type BeneficiaryRecord,
  beneficiariesOf,
  type MemberRecord,
  memberStateAt,
} from '../members/index.ts';
import {
  coverageOf,
  coversDependents,
  type DependentCoverageRecord,
  type OfferRecord,
} from '../offers/index.ts';
import type { BranchRecord, PartnerRecord } from '../partners/index.ts';
import type { CoverageRefusal, MemberRefusal, OfferRefusal, Refusal } from './refusals.ts';
import type { Standing } from './standing.repository.ts';
import type { VoucherRecord } from './voucher.model.ts';

/** Vouchers a member may hold unused at the same time, over all offers. */
export const maximumOpenVouchers = 5;

/** How long the counter can undo a redemption. */
export const reversalWindowMinutes = 15;

/** The person a voucher is for as the member's record has them now; null when it never had them. */
export function findPerson(
  member: MemberRecord,
  personId: string,
): { person: BeneficiaryRecord; isRemoved: boolean } | null {
  const person = beneficiariesOf(member).find(({ id }) => id === personId);
  if (person) return { person, isRemoved: false };
  const removed = member.dependents.find((dependent) => dependent.personId === personId);
  return removed ? { person: { ...removed, id: removed.personId }, isRemoved: true } : null;
}

/** The last day a voucher issued on `today` can be used, counted whole. */
export function lastDayOfVoucher(
  offer: Pick<OfferRecord, 'voucherValidDays' | 'validTo'>,
  agreement: Pick<AgreementRecord, 'endsOn'>,
  today: CivilDate,
): CivilDate {
  const byIssue = addDays(today, offer.voucherValidDays);
  return [byIssue, offer.validTo, agreement.endsOn].reduce((a, b) => (a < b ? a : b));
}

/** First instant a voucher with this last day is no longer valid, by the clock of Africa/Casablanca. */
export function expiryOf(lastDay: CivilDate): Date {
  return endOfCivilDayExclusive(lastDay);
}

/** Why an offer cannot be used today, or null. Days count whole. */
export function findOfferRefusal(
  { offer, agreement, partner }: { offer: OfferRecord; agreement: AgreementRecord; partner: PartnerRecord },
  today: CivilDate,
): OfferRefusal | null {
  if (partner.state !== 'ACTIVE') return { code: 'PARTNER_SUSPENDED', partnerName: partner.name };
  if (offer.state === 'PAUSED') return { code: 'OFFER_PAUSED' };
  if (offer.state === 'ENDED') return { code: 'OFFER_ENDED', lastDay: null };
  if (offer.state !== 'PUBLISHED') return { code: 'OFFER_NOT_PUBLISHED' };
  if (!isInForce(agreement, today)) {
    const lastDay = today > agreement.endsOn ? agreement.endsOn : null;
    return { code: 'AGREEMENT_NOT_ACTIVE', partnerName: partner.name, lastDay };
  }
  if (today < offer.validFrom) return { code: 'OFFER_NOT_STARTED', firstDay: offer.validFrom };
  if (today > offer.validTo) return { code: 'OFFER_ENDED', lastDay: offer.validTo };
  return null;
}

const inactiveStates = {
  PENDING: 'pending',
  SUSPENDED: 'suspended',
  LAPSED: 'lapsed',
  REFUSED: 'refused',
} as const;

/** Why the membership does not carry a voucher now, or null. */
export function findMemberRefusal(member: MemberRecord, now: Date): MemberRefusal | null {
  const state = memberStateAt(member, now);
  return state === 'ACTIVE' ? null : { code: 'MEMBER_NOT_ACTIVE', state: inactiveStates[state] };
}

/** Why an offer does not cover a person today, or null. */
export function findCoverageRefusal(
  coverage: DependentCoverageRecord,
  { person, isRemoved }: { person: BeneficiaryRecord; isRemoved: boolean },
  today: CivilDate,
): CoverageRefusal | null {
  const refusal = { code: 'BENEFICIARY_NOT_COVERED', name: person.name } as const;
  if (isRemoved) return { ...refusal, reason: 'no_longer_dependent' };
  if (person.relation !== null && !coversDependents(coverage))
    return { ...refusal, reason: 'dependents_excluded' };
  const answer = coverageOf(coverage, person, today);
  if (answer.isCovered) return null;
  if (answer.why !== 'child_too_old') return { ...refusal, reason: 'relation_excluded' };
  const { age, maximumAge, studentMaximumAge } = answer;
  return {
    ...refusal,
    reason: 'over_age',
    ageYears: age,
    limitYears: maximumAge,
    studentLimitYears: studentMaximumAge,
  };
}

/**
 * Why a voucher that is open cannot be used at a branch now, or null: what it rests on, its member, the person it is for, the
 * place. `branchNames` is left to the caller.
 */
export function findUseRefusal(
  standing: Standing,
  voucher: Pick<VoucherRecord, 'beneficiaryPersonId' | 'beneficiaryName'>,
  branch: Pick<BranchRecord, '_id' | 'regionCode'>,
  now: Date,
): Refusal | null {
  const { offer, agreement, member } = standing;
  const today = civilDateOf(now);
  const refusal = findOfferRefusal(standing, today) ?? findMemberRefusal(member, now);
  if (refusal) return refusal;
  const found = findPerson(member, voucher.beneficiaryPersonId);
  const coverageRefusal: CoverageRefusal | null = found
    ? findCoverageRefusal(offer.dependentCoverage, found, today)
    : { code: 'BENEFICIARY_NOT_COVERED', reason: 'no_longer_dependent', name: voucher.beneficiaryName };
  if (coverageRefusal) return coverageRefusal;
  const isHere = offer.branchIds.includes(branch._id) && holdsInRegion(agreement, branch.regionCode);
  return isHere ? null : { code: 'VOUCHER_NOT_AT_THIS_BRANCH', branchNames: [] };
}

/** The bill as the counter entered it. */
export interface BillInput {
  billCentimes?: number | null | undefined;
  lines?: readonly { serviceCode: string; amountCentimes: number }[] | null | undefined;
}

/** Most lines a bill may have. */
const maximumLines = 50;

/**
 * The bill a discount can be computed on, or what is wrong with it. `isKnownService` says whether a service belongs to the
 * offer's category.
 */
export function readBill(
  gain: Gain,
  { billCentimes, lines }: BillInput,
  isKnownService: (serviceCode: string) => boolean,
): { bill: Bill; problem: null } | { bill: null; problem: BillProblem; field: 'billCentimes' | 'lines' } {
  const wrong = (field: 'billCentimes' | 'lines', problem: BillProblem) => ({ bill: null, problem, field });
  const items = lines ?? [];
  if (items.length === 0 && needsServices(gain)) return wrong('lines', { problem: 'services_needed' });
  if (items.length === 0 && (billCentimes === null || billCentimes === undefined))
    return wrong('billCentimes', { problem: 'missing' });
  const field = items.length > 0 ? 'lines' : 'billCentimes';
  const amounts = items.length > 0 ? items.map((item) => item.amountCentimes) : [billCentimes ?? 0];
  const linesCentimes = amounts.reduce((sum, amount) => sum + amount, 0);
  if (amounts.some((amount) => amount < 0) || linesCentimes <= 0)
    return wrong(field, { problem: 'not_positive' });
  if (linesCentimes > maximumAmountCentimes || items.length > maximumLines)
    return wrong(field, { problem: 'too_large', maximumCentimes: maximumAmountCentimes });
  if (items.length === 0) return { bill: { totalCentimes: linesCentimes }, problem: null };
  if (items.some((item) => !isKnownService(item.serviceCode)))
    return wrong('lines', { problem: 'unknown_service' });
  if (billCentimes !== null && billCentimes !== undefined && billCentimes !== linesCentimes)
    return wrong('billCentimes', {
      problem: 'total_differs_from_lines',
      totalCentimes: billCentimes,
      linesCentimes,
    });
  return { bill: { items }, problem: null };
}

/** First words of given names that can be two words in Arabic script; the family name must not pass for the second. */
const firstWordsOfPairs = new Set(['أبو', 'أم', 'نور', 'فاطمة', 'سيف', 'صلاح']);

/**
 * First name and initial, all that a counter may see of a person: `Fatima-Zahra E.`, `فاطمة الزهراء و.`. A given name
 * alone stays as it is.
 */
export function counterNameOf(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const [first = ''] = words;
  // عبد alone is no name: what follows belongs to it.
  const takesTwo = first === 'عبد' || (firstWordsOfPairs.has(first) && words.length > 2);
  const given = words.slice(0, takesTwo ? 2 : 1).join(' ');
  const family = words.length > (takesTwo ? 2 : 1) ? (words.at(-1) ?? '') : '';
  const initial = [...family.replace(/^ال/, '')][0];
  return initial ? `${given} ${initial.toUpperCase()}.` : given;
}

/** The same in every language the name is known in. */
export function counterNamesOf(fullName: LocalizedText): LocalizedText {
  return Object.fromEntries(
    Object.entries(fullName).map(([language, name]) => [language, counterNameOf(name)]),
  );
}
