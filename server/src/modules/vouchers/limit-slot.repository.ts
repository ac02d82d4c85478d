import { type LimitRule, type LimitSlot, slotKey } from '@wasl/shared/limits';
import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { limitSlotModel, offerUseModel } from './redemption.model.ts';

export type LimitSlotRepository = ReturnType<typeof createLimitSlotRepository>;

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

/**
 * What limits are made of (docs/adr/0013-limits-and-ledger.md): a document per use for persons and households, whose
 * unique id makes the same slot impossible to take twice; a guarded count for everybody together.
 */
export function createLimitSlotRepository(connection: Connection) {
  const slots = limitSlotModel(connection);
  const uses = offerUseModel(connection);

  const prefixOf = (offerId: string, claim: LimitClaim) =>
    slotKey(slotOf(offerId, claim, 1)).replace(/:1$/, '');

  async function takenOrdinals(
    session: ClientSession | null,
    offerId: string,
    claims: readonly LimitClaim[],
  ): Promise<Map<LimitClaim, Set<number>>> {
    const prefixes = claims.map((claim) => prefixOf(offerId, claim));
    // ';' follows ':' in every byte order, so that a range holds exactly the slots of one prefix.
    const ranges = prefixes.map((prefix) => ({ _id: trusted({ $gt: `${prefix}:`, $lt: `${prefix};` }) }));
    const found =
      ranges.length === 0
        ? []
        : await slots
            .find(ranges.length === 1 && ranges[0] ? ranges[0] : { $or: ranges }, { _id: 1 })
            .session(session)
            .lean<{ _id: string }[]>();
    return new Map(
      claims.map((claim, index) => [
        claim,
        new Set(
          found
            .filter(({ _id }) => _id.startsWith(`${prefixes[index]}:`))
            .map(({ _id }) => Number(_id.slice(_id.lastIndexOf(':') + 1))),
        ),
      ]),
    );
  }

  return {
    /**
     * Takes the lowest free slot of each claim. Returns the claim that has none, having written nothing, or the
     * ids taken. Throws a duplicate-key error when another transaction took one of them first: run again.
     */
    async takeSlots(
      session: ClientSession,
      offerId: string,
      voucherId: string,
      claims: readonly LimitClaim[],
    ): Promise<{ full: LimitClaim } | { full: null; slotIds: string[] }> {
      if (claims.length === 0) return { full: null, slotIds: [] };
      const taken = await takenOrdinals(session, offerId, claims);
      const slotIds: string[] = [];
      for (const claim of claims) {
        const ordinals = taken.get(claim) ?? new Set();
        if (ordinals.size >= claim.rule.count) return { full: claim };
        let ordinal = 1;
        while (ordinals.has(ordinal)) ordinal++;
        slotIds.push(slotKey(slotOf(offerId, claim, ordinal)));
      }
      await slots.insertMany(
        slotIds.map((_id) => ({ _id, voucherId, offerId })),
        { session, lean: true },
      );
      return { full: null, slotIds };
    },
    /** One more use of each offer-wide claim, unless it is full: then that claim is returned and the transaction must end. */
    async takeUses(
      session: ClientSession,
      offerId: string,
      claims: readonly LimitClaim[],
    ): Promise<{ full: LimitClaim } | { full: null; offerUseIds: string[] }> {
      const offerUseIds: string[] = [];
      for (const claim of claims) {
        const _id = offerUseId(offerId, claim.periodKey);
        const counted = await uses.updateOne(
          { _id, used: trusted({ $lt: claim.rule.count }) },
          { $inc: { used: 1 } },
          { session },
        );
        if (counted.matchedCount === 0) {
          if (await uses.exists({ _id }).session(session)) return { full: claim };
          await uses.insertMany([{ _id, offerId, used: 1 }], { session, lean: true });
        }
        offerUseIds.push(_id);
      }
      return { full: null, offerUseIds };
    },
    /** Frees what a voucher occupies. */
    async release(
      session: ClientSession,
      occupied: { slotIds: readonly string[]; offerUseIds: readonly string[] },
    ): Promise<void> {
      if (occupied.slotIds.length > 0)
        await slots.deleteMany({ _id: trusted({ $in: [...occupied.slotIds] }) }, { session });
      if (occupied.offerUseIds.length > 0)
        await uses.updateMany(
          { _id: trusted({ $in: [...occupied.offerUseIds] }) },
          { $inc: { used: -1 } },
          { session },
        );
    },
    /** How many uses each claim has seen. For showing what is left; deciding is for `takeSlots` and `takeUses`. */
    async countUsed(offerId: string, claims: readonly LimitClaim[]): Promise<Map<LimitClaim, number>> {
      const offerWide = claims.filter((claim) => claim.rule.scope === 'offer');
      const personal = claims.filter((claim) => claim.rule.scope !== 'offer');
      const [taken, counts] = await Promise.all([
        takenOrdinals(null, offerId, personal),
        offerWide.length === 0
          ? []
          : uses
              .find({ _id: trusted({ $in: offerWide.map((claim) => offerUseId(offerId, claim.periodKey)) }) })
              .lean<{ _id: string; used: number }[]>(),
      ]);
      const usedById = new Map(counts.map(({ _id, used }) => [_id, used]));
      return new Map([
        ...personal.map((claim) => [claim, taken.get(claim)?.size ?? 0] as const),
        ...offerWide.map(
          (claim) => [claim, usedById.get(offerUseId(offerId, claim.periodKey)) ?? 0] as const,
        ),
      ]);
    },
    /** For the seed: stores slots and counts as they are. */
    async insertMany(
      list: readonly { _id: string; voucherId: string; offerId: string }[],
      counts: readonly { _id: string; offerId: string; used: number }[],
      session?: ClientSession,
    ): Promise<void> {
      const options = { lean: true, ...(session ? { session } : {}) };
      await slots.insertMany(list, options);
      await uses.insertMany(counts, options);
    },
  };
}

function slotOf(offerId: string, { rule, subjectId, periodKey }: LimitClaim, ordinal: number): LimitSlot {
  return { offerId, scope: rule.scope, subjectId, periodKey, ordinal };
}
