import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import { type Bill, computeDiscount } from '@wasl/shared/discount';
import { slotKey } from '@wasl/shared/limits';
import { generateVoucherCode } from '@wasl/shared/voucher-code';
import { generateVoucherSecret } from '@wasl/shared/voucher-token';
import { type AgreementRecord, isInForce } from '../../modules/agreements/index.ts';
import type { DependentRecord, MemberRecord } from '../../modules/members/index.ts';
import { coverageOf } from '../../modules/offers/index.ts';
import type { BranchRecord } from '../../modules/partners/index.ts';
import {
  claimsOfIssue,
  counterNamesOf,
  expiryOf,
  type LimitSlotRecord,
  lastDayOfVoucher,
  type OfferUseRecord,
  offerUseId,
  type RedemptionRecord,
  type VoucherRecord,
  type VoucherState,
} from '../../modules/vouchers/index.ts';
import type { DemonstrationIds } from './ids.ts';
import type { SeededOffer } from './offers.ts';
import { createRandom } from './random.ts';

/** A use of an offer as it is wanted; the ledger takes it only where no rule speaks against it. */
export interface WantedUse {
  member: MemberRecord;
  /** Null is the member. */
  dependent: DependentRecord | null;
  seeded: SeededOffer;
  agreement: AgreementRecord;
  /** Id of the agreement's budget, where it has one. */
  budgetId: string | null;
  branch: BranchRecord;
  staffAccountId: string;
  issuedAt: Date;
  /** When it was used, given back or undone; the end of its time when it expired; null while it is open. */
  endedAt: Date | null;
  state: VoucherState;
  bill: Bill;
  rating: number | null;
}

export interface SeededHistory {
  vouchers: VoucherRecord[];
  redemptions: RedemptionRecord[];
  slots: LimitSlotRecord[];
  offerUses: OfferUseRecord[];
  /** The last receipt number of each month, `YYMM`. */
  receiptCounters: { month: string; last: number }[];
}

export type DemonstrationLedger = ReturnType<typeof createLedger>;

/**
 * Keeps the books while history is made up: limits, counters and the ledger, by the same rules as the product, so that
 * every counter equals what the ledger says.
 */
export function createLedger(newId: DemonstrationIds) {
  const random = createRandom('codes');
  const randomBytes = (length: number) => Uint8Array.from({ length }, () => random.whole(0, 255));
  const vouchers: VoucherRecord[] = [];
  const entries: { voucher: VoucherRecord; use: WantedUse; isReversed: boolean; endedAt: Date }[] = [];
  const slots = new Map<string, LimitSlotRecord>();
  const offerUses = new Map<string, OfferUseRecord>();

  /** Takes the lowest free slot and one more use of every limit for each period between the days; null when one is full. */
  function occupy(use: WantedUse, voucherId: string, days: { first: CivilDate; last: CivilDate } | null) {
    if (days === null) return { slotIds: [], offerUseIds: [] };
    const { offer } = use.seeded;
    const subject = {
      personId: use.dependent?.personId ?? use.member.personId,
      householdId: use.member.householdId,
    };
    const claims = claimsOfIssue(offer.limits, subject, days.first, days.last);
    const slotIds: string[] = [];
    const offerUseIds: string[] = [];
    for (const { rule, subjectId, periodKey: period } of claims) {
      if (rule.scope === 'offer') {
        const id = offerUseId(offer._id, period);
        if ((offerUses.get(id)?.used ?? 0) >= rule.count) return null;
        offerUseIds.push(id);
        continue;
      }
      const free = Array.from({ length: rule.count }, (_, index) =>
        slotKey({ offerId: offer._id, scope: rule.scope, subjectId, periodKey: period, ordinal: index + 1 }),
      ).find((key) => !slots.has(key));
      if (!free) return null;
      slotIds.push(free);
    }
    for (const _id of slotIds) slots.set(_id, { _id, voucherId, offerId: offer._id });
    for (const _id of offerUseIds)
      offerUses.set(_id, { _id, offerId: offer._id, used: (offerUses.get(_id)?.used ?? 0) + 1 });
    return { slotIds, offerUseIds };
  }

  return {
    /** Writes a use down; false, and nothing written, where a rule speaks against it. */
    record(use: WantedUse): boolean {
      const { seeded, agreement, state, endedAt } = use;
      const issueDay = civilDateOf(use.issuedAt);
      const useDay = civilDateOf(endedAt ?? use.issuedAt);
      const lastDay = lastDayOfVoucher(seeded.offer, agreement, issueDay);
      if (useDay > lastDay || !mayBeIssued(use, issueDay)) return false;
      const isUsed = state === 'REDEEMED' || state === 'REVERSED';
      if (isUsed && computeDiscount(discountRequest(use)).discountCentimes === 0) return false;

      const voucherId = newId('voucher', use.issuedAt);
      const occupied = occupy(use, voucherId, daysCounted(state, issueDay, useDay, lastDay));
      if (!occupied) return false;
      const voucher: VoucherRecord = {
        ...subjectOf(use),
        _id: voucherId,
        code: generateVoucherCode(randomBytes),
        secret: generateVoucherSecret(randomBytes),
        expiresAt: expiryOf(lastDay),
        ...occupied,
      };
      vouchers.push(voucher);
      if (isUsed && endedAt) entries.push({ voucher, use, isReversed: state === 'REVERSED', endedAt });
      return true;
    },
    /** Everything written down, the ledger's entries numbered in the order they were made. */
    close(): SeededHistory {
      const lastOfMonth = new Map<string, number>();
      const redemptions: RedemptionRecord[] = [];
      for (const { voucher, use, isReversed, endedAt } of entries.sort(byEnd)) {
        const day = civilDateOf(endedAt);
        const month = day.slice(2, 4) + day.slice(5, 7);
        const number = (lastOfMonth.get(month) ?? 0) + 1;
        lastOfMonth.set(month, number);
        const entry = ledgerEntry(voucher, use, {
          _id: newId('redemption', endedAt),
          receiptNumber: `WSL-${month}-${String(number).padStart(6, '0')}`,
          recordedAt: endedAt,
          civilYear: Number(day.slice(0, 4)),
        });
        voucher.redemptionId = entry._id;
        redemptions.push(entry);
        if (isReversed) redemptions.push(reversalOf(entry, newId));
      }
      return {
        vouchers,
        redemptions,
        slots: [...slots.values()],
        offerUses: [...offerUses.values()],
        receiptCounters: [...lastOfMonth].map(([month, last]) => ({ month, last })),
      };
    },
  };
}

/** Whether the offer could be issued to this person on a day: validity, agreement and coverage, as in the product. */
function mayBeIssued({ member, dependent, seeded, agreement, state }: WantedUse, day: CivilDate): boolean {
  const { offer } = seeded;
  if (day < offer.validFrom || day < agreement.startsOn) return false;
  if (state === 'ISSUED' && (offer.state !== 'PUBLISHED' || !isInForce(agreement, day))) return false;
  const person = {
    relation: dependent?.relation ?? null,
    birthDate: dependent?.birthDate ?? member.birthDate,
    studentUntil: dependent?.studentUntil ?? null,
  };
  return person.birthDate <= day && coverageOf(offer.dependentCoverage, person, day).isCovered;
}

/** The days whose periods a voucher counts in: all it could be used on while open, that of its use, or none. */
function daysCounted(
  state: VoucherState,
  issueDay: CivilDate,
  useDay: CivilDate,
  lastDay: CivilDate,
): { first: CivilDate; last: CivilDate } | null {
  if (state === 'ISSUED') return { first: issueDay, last: lastDay };
  return state === 'REDEEMED' ? { first: useDay, last: useDay } : null;
}

/** Whose voucher it is, for what, and how it stands. */
function subjectOf(use: WantedUse) {
  const { member, dependent, seeded, budgetId, state } = use;
  const { offer } = seeded;
  return {
    state,
    offerId: offer._id,
    organizationId: offer.organizationId,
    partnerId: offer.partnerId,
    agreementId: offer.agreementId,
    memberId: member._id,
    householdId: member.householdId,
    beneficiaryPersonId: dependent?.personId ?? member.personId,
    beneficiaryName: dependent?.name ?? member.name,
    beneficiaryRelation: dependent?.relation ?? null,
    beneficiaryBirthDate: dependent?.birthDate ?? member.birthDate,
    issuedAt: use.issuedAt,
    budgetId,
    reservedCentimes: budgetId === null ? 0 : (offer.maximumDiscountCentimes ?? 0),
    redemptionId: null,
    rating: state === 'REDEEMED' ? use.rating : null,
    version: state === 'ISSUED' ? 1 : 2,
  };
}

function discountRequest({ seeded, bill }: WantedUse) {
  const { gain, maximumDiscountCentimes } = seeded.offer;
  return { gain, bill, maximumDiscountCentimes };
}

function ledgerEntry(
  voucher: VoucherRecord,
  use: WantedUse,
  facts: Pick<RedemptionRecord, '_id' | 'receiptNumber' | 'recordedAt' | 'civilYear'>,
): RedemptionRecord {
  const { totalCentimes, discountCentimes, lines } = computeDiscount(discountRequest(use));
  return {
    ...facts,
    kind: 'REDEMPTION',
    reversesId: null,
    reason: null,
    voucherId: voucher._id,
    offerId: voucher.offerId,
    agreementId: voucher.agreementId,
    organizationId: voucher.organizationId,
    partnerId: voucher.partnerId,
    branchId: use.branch._id,
    regionCode: use.branch.regionCode,
    sectorCode: use.seeded.offer.sectorCode,
    memberId: voucher.memberId,
    householdId: voucher.householdId,
    beneficiaryPersonId: voucher.beneficiaryPersonId,
    beneficiaryName: counterNamesOf(voucher.beneficiaryName),
    staffAccountId: use.staffAccountId,
    billCentimes: totalCentimes,
    discountCentimes,
    lines: lines.map(({ serviceCode, amountCentimes, discountCentimes: ofLine }) => ({
      serviceCode,
      amountCentimes,
      discountCentimes: ofLine,
    })),
  };
}

const byEnd = (a: { endedAt: Date }, b: { endedAt: Date }): number =>
  a.endedAt.getTime() - b.endedAt.getTime();

/** Undone at the counter six minutes later; the entry that says so repeats what it undoes. */
function reversalOf(entry: RedemptionRecord, newId: DemonstrationIds): RedemptionRecord {
  const recordedAt = new Date(entry.recordedAt.getTime() + 6 * 60_000);
  return {
    ...entry,
    _id: newId('redemption', recordedAt),
    kind: 'REVERSAL',
    reversesId: entry._id,
    receiptNumber: `${entry.receiptNumber}-R`,
    reason: 'Erreur de saisie du montant',
    recordedAt,
  };
}

/** The last day on which history is made: yesterday, so that nothing lies ahead of the clock. */
export function lastDayOfHistory(today: CivilDate): CivilDate {
  return addDays(today, -1);
}
