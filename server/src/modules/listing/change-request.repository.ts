import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type ChangeRequestRecord, changeRequestModel } from './change-request.model.ts';
import { changeRequestStates, isOpen } from './change-request.states.ts';

const openStates = changeRequestStates.filter(isOpen);
const closedStates = changeRequestStates.filter((state) => !isOpen(state));

export type ChangeRequestRepository = ReturnType<typeof createChangeRequestRepository>;

export function createChangeRequestRepository(connection: Connection) {
  const requests = changeRequestModel(connection);
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<ChangeRequestRecord | null> {
      return await requests.findById(id).session(session).lean<ChangeRequestRecord>();
    },
    async findOpen(slot: string, session: ClientSession): Promise<ChangeRequestRecord | null> {
      return await requests.findOne({ slot }).session(session).lean<ChangeRequestRecord>();
    },
    /** All open ones of a partner and its branches. */
    async listOpenByPartner(partnerId: string): Promise<ChangeRequestRecord[]> {
      return await requests
        .find({ partnerId, state: trusted({ $in: [...openStates] }) })
        .lean<ChangeRequestRecord[]>();
    },
    /** Closed ones, newest first. */
    async listClosedByPartner(partnerId: string, limit: number): Promise<ChangeRequestRecord[]> {
      return await requests
        .find({ partnerId, state: trusted({ $in: [...closedStates] }) })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<ChangeRequestRecord[]>();
    },
    /** Those that wait for a decision, oldest first; only of these regions when they are given. */
    async listPending(regionCodes: readonly string[] | null, limit: number): Promise<ChangeRequestRecord[]> {
      return await requests
        .find({
          state: 'PENDING',
          ...(regionCodes === null ? {} : { regionCodes: trusted({ $in: [...regionCodes] }) }),
        })
        .sort({ submittedAt: 1 })
        .limit(limit)
        .lean<ChangeRequestRecord[]>();
    },
    /** Throws a duplicate-key error on `slot` when another is open. */
    async insert(session: ClientSession, request: ChangeRequestRecord): Promise<void> {
      await requests.create([request], { session });
    },
    /** Puts a request in place of the version before; null when that is not the one stored. */
    async replace(session: ClientSession, request: ChangeRequestRecord): Promise<ChangeRequestRecord | null> {
      const { _id, version, ...changes } = request;
      return await requests
        .findOneAndUpdate(
          { _id, version },
          { $set: changes, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<ChangeRequestRecord>();
    },
  };
}
