import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { createLimitRoom, type LimitClaim, type LimitRoom, offerUseId, prefixOf } from './limit-room.ts';
import { limitSlotModel, offerUseModel } from './redemption.model.ts';

export type LimitSlotRepository = ReturnType<typeof createLimitSlotRepository>;

/**
 * What limits are made of (docs/adr/0013-limits-and-ledger.md): a document per use for persons and households, whose
 * unique id makes the same slot impossible to take twice; a guarded count for everybody together.
 */
export function createLimitSlotRepository(connection: Connection) {
  const slots = limitSlotModel(connection);
  const uses = offerUseModel(connection);

  /** Slots taken, by the prefix of their claim. */
  async function takenOrdinals(
    session: ClientSession | null,
    prefixes: readonly string[],
  ): Promise<Map<string, Set<number>>> {
    const unique = [...new Set(prefixes)];
    // ';' follows ':' in every byte order, so that a range holds exactly the slots of one prefix.
    const ranges = unique.map((prefix) => ({ _id: trusted({ $gt: `${prefix}:`, $lt: `${prefix};` }) }));
    const found =
      ranges.length === 0
        ? []
        : await slots
            .find(ranges.length === 1 && ranges[0] ? ranges[0] : { $or: ranges }, { _id: 1 })
            .session(session)
            .lean<{ _id: string }[]>();
    const taken = new Map(unique.map((prefix) => [prefix, new Set<number>()]));
    for (const { _id } of found) {
      const colon = _id.lastIndexOf(':');
      taken.get(_id.slice(0, colon))?.add(Number(_id.slice(colon + 1)));
    }
    return taken;
  }

  async function countsOf(
    session: ClientSession | null,
    ids: readonly string[],
  ): Promise<Map<string, number>> {
    const found =
      ids.length === 0
        ? []
        : await uses
            .find({ _id: trusted({ $in: [...new Set(ids)] }) })
            .session(session)
            .lean<{ _id: string; used: number }[]>();
    return new Map(found.map(({ _id, used }) => [_id, used]));
  }

  return {
    /** What is taken of these claims as the transaction sees it, to take from. */
    async openRoom(
      session: ClientSession,
      asked: readonly { offerId: string; claims: readonly LimitClaim[] }[],
    ): Promise<LimitRoom> {
      const all = asked.flatMap(({ offerId, claims }) => claims.map((claim) => ({ offerId, claim })));
      const personal = all.filter(({ claim }) => claim.rule.scope !== 'offer');
      const offerWide = all.filter(({ claim }) => claim.rule.scope === 'offer');
      const prefixes = personal.map(({ offerId, claim }) => prefixOf(offerId, claim));
      const ids = offerWide.map(({ offerId, claim }) => offerUseId(offerId, claim.periodKey));
      return createLimitRoom(await takenOrdinals(session, prefixes), await countsOf(session, ids));
    },
    /** Writes what was taken. Throws a duplicate-key error when another transaction took the same first: run again. */
    async writeRoom(session: ClientSession, room: LimitRoom): Promise<void> {
      const { slots: takenSlots, uses: takenUses } = room.changes();
      if (takenSlots.length > 0) await slots.insertMany(takenSlots, { session, lean: true });
      const first = takenUses.filter(({ before }) => before === null);
      if (first.length > 0)
        await uses.insertMany(
          first.map(({ _id, offerId, added }) => ({ _id, offerId, used: added })),
          { session, lean: true },
        );
      const further = takenUses.filter(({ before }) => before !== null);
      if (further.length === 0) return;
      const { matchedCount } = await uses.bulkWrite(
        further.map(({ _id, before, added }) => ({
          updateOne: { filter: { _id, used: before ?? 0 }, update: { $inc: { used: added } } },
        })),
        { session },
      );
      if (matchedCount !== further.length) throw new Error('a count changed within one snapshot');
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
    /** How many uses each claim has seen. For showing what is left; deciding is for `openRoom`. */
    async countUsed(offerId: string, claims: readonly LimitClaim[]): Promise<Map<LimitClaim, number>> {
      const personal = claims.filter((claim) => claim.rule.scope !== 'offer');
      const offerWide = claims.filter((claim) => claim.rule.scope === 'offer');
      const [taken, counts] = await Promise.all([
        takenOrdinals(
          null,
          personal.map((claim) => prefixOf(offerId, claim)),
        ),
        countsOf(
          null,
          offerWide.map((claim) => offerUseId(offerId, claim.periodKey)),
        ),
      ]);
      return new Map([
        ...personal.map((claim) => [claim, taken.get(prefixOf(offerId, claim))?.size ?? 0] as const),
        ...offerWide.map((claim) => [claim, counts.get(offerUseId(offerId, claim.periodKey)) ?? 0] as const),
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
