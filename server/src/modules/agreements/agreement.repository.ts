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
import { statesHeld, statesInForce, statesNotOver } from './agreement.rules.ts';
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

const handledFields = [
  'reference',
  'organizationId',
  'partnerId',
  'state',
  'endsOn',
  'regionCodes',
  'preparedVersion',
  'sealedAt',
  'suspension',
  'termination',
  'handling',
  'changedAt',
] as const satisfies readonly (keyof AgreementRecord)[];

/** What lists of agreements show without reading anything else. */
export type HandledAgreement = Pick<AgreementRecord, '_id' | (typeof handledFields)[number]>;

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
    /** Ids of agreements in force that nobody used, as far as was counted. */
    async listNeverUsed(): Promise<string[]> {
      const found = await agreements
        .find({ state: trusted({ $in: [...statesInForce] }), 'handling.redemptionCount': 0 }, { _id: 1 })
        .lean<Pick<AgreementRecord, '_id'>[]>();
      return found.map(({ _id }) => _id);
    },
    /** Agreements of a partner in any state, newest first. */
    async listByPartner(partnerId: string): Promise<AgreementRecord[]> {
      return await agreements.find({ partnerId }).sort({ _id: -1 }).lean<AgreementRecord[]>();
    },
    /** Agreements of the two that are prepared, in force or suspended. */
    async listOpenByPartner(
      session: ClientSession,
      organizationId: string,
      partnerId: string,
    ): Promise<AgreementRecord[]> {
      return await agreements
        .find({
          organizationId,
          partnerId,
          state: trusted({
            $nin: ['EXPIRED', 'TERMINATED', 'WITHDRAWN', 'DECLINED'] satisfies AgreementState[],
          }),
        })
        .session(session)
        .lean<AgreementRecord[]>();
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
      const changedAt = new Date();
      const stamped = list.map((agreement) => ({ ...agreement, changedAt }));
      await agreements.insertMany(stamped, { lean: true, ...(session ? { session } : {}) });
    },
    /**
     * What the pipeline shows of an organization's agreements: all of them, or those stored at `since` or later. With 5,000
     * of them the first takes a tenth of a second, the second follows an index.
     */
    async listHandled(organizationId: string, since: Date | null): Promise<HandledAgreement[]> {
      return await agreements
        .find(
          { organizationId, ...(since ? { changedAt: trusted({ $gte: since }) } : {}) },
          Object.fromEntries(handledFields.map((field) => [field, 1])),
        )
        .lean<HandledAgreement[]>();
    },
    async setHandling(
      session: ClientSession,
      id: string,
      changes: Partial<AgreementHandling>,
    ): Promise<void> {
      const fields = Object.entries(changes).map(([name, value]) => [`handling.${name}`, value]);
      await agreements.updateOne(
        { _id: id },
        { $set: { ...Object.fromEntries(fields), changedAt: new Date() } },
        { session },
      );
    },
    /** Those whose last day is over and whose state does not say so yet; the longest over first. */
    async listOver(today: CivilDate, limit: number): Promise<AgreementRecord[]> {
      return await agreements
        .find({ state: trusted({ $in: [...statesHeld] }), endsOn: trusted({ $lt: today }) })
        .sort({ endsOn: 1, _id: 1 })
        .limit(limit)
        .lean<AgreementRecord[]>();
    },
    /** Those in force that somebody sees to and that end on one of the days. */
    async listEnding(from: CivilDate, to: CivilDate): Promise<AgreementRecord[]> {
      return await agreements
        .find({
          state: trusted({ $in: [...statesInForce] }),
          endsOn: trusted({ $gte: from, $lte: to }),
          'handling.ownerAccountId': trusted({ $ne: null }),
        })
        .lean<AgreementRecord[]>();
    },
    async listOfPartners(
      partnerIds: readonly string[],
      states: readonly AgreementState[],
    ): Promise<AgreementRecord[]> {
      return await agreements
        .find({ partnerId: trusted({ $in: [...partnerIds] }), state: trusted({ $in: [...states] }) })
        .lean<AgreementRecord[]>();
    },
    /** Those being prepared for which nobody noted how far their checklist has come. */
    async listUncounted(): Promise<AgreementRecord[]> {
      return await agreements
        .find({
          state: trusted({ $in: ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'] satisfies AgreementState[] }),
          preparedVersion: trusted({ $ne: null }),
          'handling.checklist': null,
        })
        .lean<AgreementRecord[]>();
    },
    /** Everything being prepared or held, by id, for work that walks through all of it. */
    async *walkNotOver(): AsyncGenerator<AgreementRecord> {
      yield* agreements
        .find({ state: trusted({ $in: [...statesNotOver] }) })
        .sort({ _id: 1 })
        .batchSize(500)
        .lean<AgreementRecord>()
        .cursor();
    },
    /** Marks a reminder as written; false when it was before. */
    async markReminder(session: ClientSession, id: string, reminder: string): Promise<boolean> {
      const result = await agreements.updateOne(
        { _id: id, remindersSent: trusted({ $ne: reminder }) },
        { $push: { remindersSent: reminder } },
        { session },
      );
      return result.modifiedCount === 1;
    },
    /**
     * One conditional write: null when it does not exist or its state does not lead there. A suspended agreement becomes
     * active only for whoever lifts the suspension by the same write.
     */
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
          {
            // A step noted for the state it leaves says nothing of the next one.
            $set: {
              ...changes,
              state,
              'handling.stateSince': now,
              'handling.notedStep': null,
              changedAt: new Date(),
            },
            $inc: { version: 1 },
          },
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
          { $set: { ...changes, changedAt: new Date() }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<AgreementRecord>();
    },
  };
}
