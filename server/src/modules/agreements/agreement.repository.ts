import type { CivilDate } from '@wasl/shared/civil-date';
import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import {
  type AgreementHandling,
  type AgreementRecord,
  type AgreementState,
  agreementModel,
} from './agreement.model.ts';
import { statesInForce } from './agreement.rules.ts';
import { statesLeadingTo } from './agreement.states.ts';

/** Fields that change with a step in an agreement's life. */
export type AgreementChanges = Partial<
  Pick<
    AgreementRecord,
    | 'startsOn'
    | 'endsOn'
    | 'regionCodes'
    | 'terms'
    | 'preparedVersion'
    | 'versionInForce'
    | 'sealedAt'
    | 'noticeDays'
    | 'suspension'
    | 'termination'
  >
>;

export type AgreementRepository = ReturnType<typeof createAgreementRepository>;

export function createAgreementRepository(connection: Connection) {
  const agreements = agreementModel(connection);
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<AgreementRecord | null> {
      return await agreements.findById(id).session(session).lean<AgreementRecord>();
    },
    async listByIds(ids: readonly string[]): Promise<AgreementRecord[]> {
      return await agreements.find({ _id: trusted({ $in: [...ids] }) }).lean<AgreementRecord[]>();
    },
    /** Agreements of a partner in any state, newest first. */
    async listByPartner(partnerId: string): Promise<AgreementRecord[]> {
      return await agreements.find({ partnerId }).sort({ _id: -1 }).lean<AgreementRecord[]>();
    },
    /** Agreements of a partner that offers may rest on that day. */
    async listInForceByPartner(partnerId: string, day: CivilDate): Promise<AgreementRecord[]> {
      return await agreements
        .find({
          partnerId,
          state: trusted({ $in: [...statesInForce] }),
          startsOn: trusted({ $lte: day }),
          endsOn: trusted({ $gte: day }),
        })
        .lean<AgreementRecord[]>();
    },
    /** Those of these partners that have an agreement with the organization on one of the days, in whatever state. */
    async listPartnersWithAgreement(
      organizationId: string,
      partnerIds: readonly string[],
      period: { startsOn: CivilDate; endsOn: CivilDate },
      session: ClientSession,
    ): Promise<Set<string>> {
      const found = await agreements
        .find(
          {
            organizationId,
            partnerId: trusted({ $in: [...partnerIds] }),
            startsOn: trusted({ $lte: period.endsOn }),
            endsOn: trusted({ $gte: period.startsOn }),
          },
          { partnerId: 1 },
        )
        .session(session)
        .lean<Pick<AgreementRecord, 'partnerId'>[]>();
      return new Set(found.map(({ partnerId }) => partnerId));
    },
    async insertMany(list: readonly AgreementRecord[], session?: ClientSession): Promise<void> {
      await agreements.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    async setHandling(
      session: ClientSession,
      id: string,
      changes: Partial<AgreementHandling>,
    ): Promise<void> {
      const fields = Object.entries(changes).map(([name, value]) => [`handling.${name}`, value]);
      await agreements.updateOne({ _id: id }, { $set: Object.fromEntries(fields) }, { session });
    },
    /** One conditional write: null when it does not exist or its state does not lead there. */
    async moveTo(
      session: ClientSession,
      id: string,
      state: AgreementState,
      changes: AgreementChanges,
      now: Date,
    ): Promise<AgreementRecord | null> {
      return await agreements
        .findOneAndUpdate(
          { _id: id, state: trusted({ $in: statesLeadingTo(state) }) },
          { $set: { ...changes, state, 'handling.stateSince': now }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<AgreementRecord>();
    },
    /** One conditional write: null when it does not exist or stands in none of these states. */
    async amend(
      session: ClientSession,
      id: string,
      states: readonly AgreementState[],
      changes: AgreementChanges,
    ): Promise<AgreementRecord | null> {
      return await agreements
        .findOneAndUpdate(
          { _id: id, state: trusted({ $in: [...states] }) },
          { $set: changes, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<AgreementRecord>();
    },
  };
}
