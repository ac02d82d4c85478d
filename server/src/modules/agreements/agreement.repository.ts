import type { CivilDate } from '@wasl/shared/civil-date';
import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type AgreementRecord, type AgreementState, agreementModel } from './agreement.model.ts';
import { statesInForce } from './agreement.rules.ts';
import { statesLeadingTo } from './agreement.states.ts';

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
    /** One conditional write: null when it does not exist or its state does not lead there. */
    async moveTo(session: ClientSession, id: string, state: AgreementState): Promise<AgreementRecord | null> {
      return await agreements
        .findOneAndUpdate(
          { _id: id, state: trusted({ $in: statesLeadingTo(state) }) },
          { $set: { state }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<AgreementRecord>();
    },
  };
}
