import type { Connection } from 'mongoose';
import type { RunInTransaction } from '../../../platform/mongo/transaction.ts';
import { trusted } from '../../../platform/mongo/trusted.ts';
import { type LimitSlotRecord, limitSlotModel } from '../redemption.model.ts';
import { type VoucherRecord, voucherModel } from '../voucher.model.ts';
import { occupyingStates } from '../voucher.states.ts';
import { createDataCheck, type DataCheck } from './data-check.ts';

const batchSize = 1000;

/** Slots of limits and the vouchers that say they hold them are the same, both ways. */
export function createSlotCheck(connection: Connection, runInTransaction: RunInTransaction): DataCheck {
  const vouchers = voucherModel(connection);
  const slots = limitSlotModel(connection);

  /** The voucher that rightly holds each slot. */
  async function readHolders(): Promise<Map<string, string>> {
    const holders = new Map<string, string>();
    const cursor = vouchers
      .find({ state: trusted({ $in: [...occupyingStates] }) }, { slotIds: 1 })
      .batchSize(batchSize)
      .lean<Pick<VoucherRecord, '_id' | 'slotIds'>>()
      .cursor();
    for await (const { _id, slotIds } of cursor) for (const slotId of slotIds) holders.set(slotId, _id);
    return holders;
  }

  return createDataCheck({
    name: 'slots of limits',
    subject: 'slot',
    runInTransaction,
    async findSuspects() {
      const holders = await readHolders();
      const suspects = new Set(holders.keys());
      let examined = 0;
      const cursor = slots.find().batchSize(batchSize).lean<LimitSlotRecord>().cursor();
      for await (const slot of cursor) {
        examined++;
        if (holders.get(slot._id) === slot.voucherId) suspects.delete(slot._id);
        else suspects.add(slot._id);
      }
      return { ids: suspects, examined };
    },
    async examine(session, slotId) {
      const offerId = slotId.split(':')[0] ?? '';
      const claimants = await vouchers
        .find({ offerId, state: trusted({ $in: [...occupyingStates] }), slotIds: slotId }, { _id: 1 })
        .session(session)
        .lean<{ _id: string }[]>();
      const slot = await slots.findById(slotId).session(session).lean<LimitSlotRecord>();
      const [holder, ...others] = claimants;
      if (others.length > 0)
        return { problem: `is held by ${claimants.length} vouchers at once`, mend: null };
      if (!holder)
        return (
          slot && {
            problem: `names voucher ${slot.voucherId}, which does not hold it`,
            mend: async () => {
              await slots.deleteOne({ _id: slotId }, { session });
            },
          }
        );
      if (slot?.voucherId === holder._id) return null;
      return {
        problem: slot
          ? `names voucher ${slot.voucherId} but is held by ${holder._id}`
          : `is missing though voucher ${holder._id} holds it`,
        mend: async () => {
          await slots.updateOne(
            { _id: slotId },
            { $set: { voucherId: holder._id, offerId } },
            { session, upsert: true },
          );
        },
      };
    },
  });
}
