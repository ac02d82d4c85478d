import type { Connection } from 'mongoose';
import type { RunInTransaction } from '../../../platform/mongo/transaction.ts';
import { trusted } from '../../../platform/mongo/trusted.ts';
import { type RedemptionRecord, redemptionModel } from '../redemption.model.ts';
import { type VoucherRecord, type VoucherState, voucherModel } from '../voucher.model.ts';
import { createDataCheck, type DataCheck, type Diagnosis } from './data-check.ts';

const batchSize = 1000;

/** What the ledger says of one voucher. */
interface Said {
  /** Redemptions and what undid them. */
  redemptionIds: string[];
  reversedIds: string[];
  receipts: string[];
}

type Entry = Pick<RedemptionRecord, '_id' | 'kind' | 'voucherId' | 'reversesId' | 'receiptNumber'>;

const entryFields = { kind: 1, voucherId: 1, reversesId: 1, receiptNumber: 1 } as const;

/**
 * Each used voucher has exactly one redemption in the ledger, undone exactly when the voucher says so; each redemption has its
 * voucher; no receipt number is there twice.
 */
export function createLedgerCheck(connection: Connection, runInTransaction: RunInTransaction): DataCheck {
  const vouchers = voucherModel(connection);
  const redemptions = redemptionModel(connection);

  function collect(entries: readonly Entry[]): Said {
    const ofKind = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind);
    return {
      redemptionIds: ofKind('REDEMPTION').map((entry) => entry._id),
      reversedIds: ofKind('REVERSAL').map((entry) => entry.reversesId ?? ''),
      receipts: entries.map((entry) => entry.receiptNumber),
    };
  }

  /** The state and redemption a voucher must have by the ledger; null when the ledger contradicts itself. */
  function stateBy(said: Said): { state: VoucherState | null; redemptionId: string | null } | null {
    const [redemptionId, ...others] = said.redemptionIds;
    if (redemptionId === undefined)
      return said.reversedIds.length === 0 ? { state: null, redemptionId: null } : null;
    if (others.length > 0 || said.reversedIds.some((id) => id !== redemptionId)) return null;
    return { state: said.reversedIds.length > 0 ? 'REVERSED' : 'REDEEMED', redemptionId };
  }

  function agrees(voucher: Pick<VoucherRecord, 'state' | 'redemptionId'>, said: Said): boolean {
    const right = stateBy(said);
    if (!right) return false;
    const isUsed = voucher.state === 'REDEEMED' || voucher.state === 'REVERSED';
    return (
      voucher.redemptionId === right.redemptionId &&
      (right.state === null ? !isUsed : voucher.state === right.state)
    );
  }

  async function readLedger() {
    const byVoucher = new Map<string, Entry[]>();
    const byReceipt = new Map<string, string>();
    const suspects = new Set<string>();
    let examined = 0;
    const cursor = redemptions.find({}, entryFields).batchSize(batchSize).lean<Entry>().cursor();
    for await (const entry of cursor) {
      examined++;
      const known = byVoucher.get(entry.voucherId);
      if (known) known.push(entry);
      else byVoucher.set(entry.voucherId, [entry]);
      if (byReceipt.has(entry.receiptNumber)) suspects.add(entry.voucherId);
      byReceipt.set(entry.receiptNumber, entry.voucherId);
    }
    return { byVoucher, suspects, examined };
  }

  return createDataCheck({
    name: 'ledger of redemptions',
    subject: 'voucher',
    runInTransaction,
    async findSuspects() {
      const { byVoucher, suspects, examined } = await readLedger();
      const unseen = new Set(byVoucher.keys());
      let count = examined;
      const cursor = vouchers
        .find({}, { state: 1, redemptionId: 1 })
        .batchSize(batchSize)
        .lean<Pick<VoucherRecord, '_id' | 'state' | 'redemptionId'>>()
        .cursor();
      for await (const voucher of cursor) {
        count++;
        unseen.delete(voucher._id);
        if (!agrees(voucher, collect(byVoucher.get(voucher._id) ?? []))) suspects.add(voucher._id);
      }
      for (const id of unseen) suspects.add(id);
      return { ids: suspects, examined: count };
    },
    async examine(session, id): Promise<Diagnosis | null> {
      const entries = await redemptions.find({ voucherId: id }, entryFields).session(session).lean<Entry[]>();
      const said = collect(entries);
      const doubles = await redemptions
        .find({ receiptNumber: trusted({ $in: said.receipts }), voucherId: trusted({ $ne: id }) }, { _id: 1 })
        .session(session)
        .lean<{ _id: string }[]>();
      if (doubles.length > 0 || new Set(said.receipts).size < said.receipts.length)
        return { problem: 'shares a receipt number with another ledger entry', mend: null };
      const voucher = await vouchers.findById(id).session(session).lean<VoucherRecord>();
      if (!voucher)
        return entries.length > 0 ? { problem: 'is named by the ledger but gone', mend: null } : null;
      if (agrees(voucher, said)) return null;
      const right = stateBy(said);
      if (!right)
        return { problem: 'has several redemptions, or a reversal of none, in the ledger', mend: null };
      const { state, redemptionId } = right;
      if (state === null)
        return { problem: `is ${voucher.state} without a redemption in the ledger`, mend: null };
      return {
        problem: `is ${voucher.state} and by the ledger ${state}`,
        mend: async () => {
          // Its slots and counts follow in the checks after this one.
          const freed = state === 'REVERSED' ? { slotIds: [], offerUseIds: [], rating: null } : {};
          await vouchers.updateOne({ _id: id }, { $set: { state, redemptionId, ...freed } }, { session });
        },
      };
    },
  });
}
