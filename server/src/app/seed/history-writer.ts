import type { CivilDate } from '@wasl/shared/civil-date';
import { instantOf } from '@wasl/shared/civil-time';
import { budgetIdOf } from '../../modules/agreements/index.ts';
import type { SeededAgreement } from './agreements.ts';
import type { DemonstrationLedger, WantedUse } from './ledger.ts';
import type { SeededMembers } from './members.ts';
import type { SeededOffer } from './offers.ts';
import type { SeedContext } from './partners.ts';
import type { Random } from './random.ts';

/** An offer with what using it takes. */
export interface UsableOffer {
  seeded: SeededOffer;
  of: SeededAgreement;
}

export interface HistoryInput {
  people: SeededMembers;
  offers: readonly UsableOffer[];
  /** Who stands at the counter of a branch. */
  staffAt: (branchId: string) => string;
}

export type HistoryWriter = ReturnType<typeof createHistoryWriter>;

/** Writes uses at times of day when places are open, by whoever stands at the counter. */
export function createHistoryWriter(
  { now }: SeedContext,
  { staffAt }: HistoryInput,
  ledger: DemonstrationLedger,
  random: Random,
) {
  return {
    random,
    /** Writes a use at a time of day when places are open; false where a rule speaks against it. */
    use(
      wanted: Pick<WantedUse, 'member' | 'dependent' | 'bill' | 'rating'> & {
        offer: UsableOffer;
        day: CivilDate;
        state?: 'REDEEMED' | 'REVERSED' | 'CANCELLED' | 'EXPIRED';
      },
    ): boolean {
      const { offer, day, member, dependent, bill, rating, state = 'REDEEMED' } = wanted;
      const usedAt = instantOf(
        day,
        `${String(random.whole(9, 17)).padStart(2, '0')}:${twoDigits(random.whole(0, 59))}`,
      );
      const issuedAt = new Date(
        usedAt.getTime() - random.whole(4, 900) * 60_000 - random.whole(0, 59) * 1000,
      );
      return ledger.record({
        ...partsOf(offer, staffAt, random),
        member,
        dependent,
        bill,
        rating,
        state,
        issuedAt,
        endedAt: state === 'EXPIRED' ? null : usedAt,
      });
    },
    /** Writes a voucher that can still be used. */
    open(
      wanted: Pick<WantedUse, 'member' | 'dependent'> & { offer: UsableOffer; minutesAgo: number },
    ): boolean {
      const { offer, member, dependent, minutesAgo } = wanted;
      const isRecorded = ledger.record({
        ...partsOf(offer, staffAt, random),
        member,
        dependent,
        bill: { totalCentimes: 0 },
        rating: null,
        state: 'ISSUED',
        issuedAt: new Date(now.getTime() - minutesAgo * 60_000),
        endedAt: null,
      });
      if (isRecorded) member.openVoucherCount++;
      return isRecorded;
    },
  };
}

function partsOf({ seeded, of }: UsableOffer, staffAt: (branchId: string) => string, random: Random) {
  const branch = random.pick(of.of.branches);
  return {
    seeded,
    agreement: of.agreement,
    budgetId: of.hasBudget ? budgetIdOf(of.agreement._id, null) : null,
    branch,
    staffAccountId: staffAt(branch._id),
  };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
