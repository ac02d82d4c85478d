import { type LimitRule, slotKey } from '@wasl/shared/limits';

/** A limit of one period that has to have room: which slots or count it is made of. */
export interface LimitClaim {
  rule: LimitRule;
  /** Null for scope `offer`. */
  subjectId: string | null;
  periodKey: string;
}

/** The id of the count of an offer-wide limit in one period. */
export function offerUseId(offerId: string, periodKey: string): string {
  return `${offerId}:${periodKey}`;
}

/**
 * The period a slot or an offer-wide count belongs to. Ids end in `:period` (counts) or `:period:ordinal` (slots); no part
 * holds a colon.
 */
export function periodOfOccupied(id: string): string {
  const parts = id.split(':');
  return (parts.length === 2 ? parts[1] : parts[3]) ?? '';
}

/** What the ids of a claim's slots begin with; `:ordinal` follows. */
export function prefixOf(offerId: string, { rule, subjectId, periodKey }: LimitClaim): string {
  return slotKey({ offerId, scope: rule.scope, subjectId, periodKey, ordinal: 1 }).replace(/:1$/, '');
}

export type Taken =
  | { full: LimitClaim }
  /** `giveBack` is for a voucher that something else refuses afterwards. */
  | { full: null; slotIds: string[]; offerUseIds: string[]; giveBack: () => void };

/** What a transaction adds to what limits are made of, beside what it read. */
export interface RoomChanges {
  slots: { _id: string; voucherId: string; offerId: string }[];
  /** `before` is null where there was no count yet. */
  uses: { _id: string; offerId: string; before: number | null; added: number }[];
}

/**
 * Slots and counts as one transaction read them, with what it takes so far. A voucher gets the lowest free slot of each of its
 * claims, or nothing; `changes` are to be written in the same transaction.
 */
export type LimitRoom = ReturnType<typeof createLimitRoom>;

export function createLimitRoom(
  ordinals: ReadonlyMap<string, ReadonlySet<number>>,
  counts: ReadonlyMap<string, number>,
) {
  const taken = new Map([...ordinals].map(([prefix, set]) => [prefix, new Set(set)]));
  const added = new Map<string, { offerId: string; count: number }>();
  const slots = new Map<string, RoomChanges['slots'][number]>();

  /** Puts an ordinal aside; null when the claim has none left. */
  function lowestFree(prefix: string, maximum: number): number | null {
    const set = taken.get(prefix) ?? new Set<number>();
    if (set.size >= maximum) return null;
    let ordinal = 1;
    while (set.has(ordinal)) ordinal++;
    taken.set(prefix, set.add(ordinal));
    return ordinal;
  }

  function addUse(offerId: string, _id: string, by: 1 | -1): number {
    const use = added.get(_id) ?? { offerId, count: 0 };
    use.count += by;
    added.set(_id, use);
    return (counts.get(_id) ?? 0) + use.count;
  }

  return {
    take(offerId: string, voucherId: string, claims: readonly LimitClaim[]): Taken {
      const slotIds: string[] = [];
      const offerUseIds: string[] = [];
      const steps: (() => void)[] = [];
      const giveBack = () => {
        for (const undo of steps) undo();
        for (const id of slotIds) slots.delete(id);
      };
      const isTaken = (claim: LimitClaim): boolean => {
        if (claim.rule.scope === 'offer') {
          const id = offerUseId(offerId, claim.periodKey);
          const used = addUse(offerId, id, 1);
          steps.push(() => addUse(offerId, id, -1));
          offerUseIds.push(id);
          return used <= claim.rule.count;
        }
        const prefix = prefixOf(offerId, claim);
        const ordinal = lowestFree(prefix, claim.rule.count);
        if (ordinal === null) return false;
        steps.push(() => taken.get(prefix)?.delete(ordinal));
        slotIds.push(`${prefix}:${ordinal}`);
        return true;
      };
      // A person's own limits first: they explain more than everybody's.
      const inOrder = [
        ...claims.filter((claim) => claim.rule.scope !== 'offer'),
        ...claims.filter((claim) => claim.rule.scope === 'offer'),
      ];
      const full = inOrder.find((claim) => !isTaken(claim));
      if (full) {
        giveBack();
        return { full };
      }
      for (const _id of slotIds) slots.set(_id, { _id, voucherId, offerId });
      return { full: null, slotIds, offerUseIds, giveBack };
    },
    changes: (): RoomChanges => ({
      slots: [...slots.values()],
      uses: [...added]
        .filter(([, { count }]) => count > 0)
        .map(([_id, { offerId, count }]) => ({
          _id,
          offerId,
          before: counts.get(_id) ?? null,
          added: count,
        })),
    }),
  };
}
