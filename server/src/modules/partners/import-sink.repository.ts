import { isDeepStrictEqual } from 'node:util';
import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type BranchRecord, branchModel } from './branch.model.ts';
import {
  type ImportCandidate,
  type ImportedFields,
  type ImportOperation,
  type ImportSink,
  type KnownBranch,
  mergedFields,
  savedFields,
} from './import/index.ts';
import { branchChanged, partnerChanged } from './partner.events.ts';
import { type PartnerRecord, partnerModel } from './partner.model.ts';

/** A partner with the branch an import made for it, as it will be stored. */
interface Imported {
  partner: PartnerRecord;
  branch: BranchRecord;
  state: 'new' | 'stored' | 'changed';
}

const pageSize = 1000;

/** The store's side of an import: a batch is one transaction, with the events that let search follow. */
export function createImportSink(dependencies: {
  connection: Connection;
  outbox: Outbox;
  clock: Clock;
  runInTransaction: RunInTransaction;
}): ImportSink {
  const { connection, outbox, clock, runInTransaction } = dependencies;
  const partners = partnerModel(connection);
  const branches = branchModel(connection);

  async function* listKnownBranches(): AsyncGenerator<KnownBranch> {
    for (let after: string | null = null; ; ) {
      const page: BranchRecord[] = await branches
        .find({
          'sourceIds.0': trusted({ $exists: true }),
          ...(after === null ? {} : { _id: trusted({ $gt: after }) }),
        })
        .sort({ _id: 1 })
        .limit(pageSize)
        .lean<BranchRecord[]>();
      const owners = await partners
        .find({ _id: trusted({ $in: page.map(({ partnerId }) => partnerId) }) }, { name: 1, categoryCode: 1 })
        .lean<Pick<PartnerRecord, '_id' | 'name' | 'categoryCode'>[]>();
      const ownerById = new Map(owners.map((owner) => [owner._id, owner]));
      for (const branch of page) {
        const owner = ownerById.get(branch.partnerId);
        if (!owner) continue;
        yield {
          branchId: branch._id,
          sourceIds: branch.sourceIds,
          name: owner.name,
          categoryCode: owner.categoryCode,
          communeCode: branch.communeCode ?? '',
          latitude: branch.latitude,
          longitude: branch.longitude,
          coordinatesAreApproximate: branch.coordinatesAreApproximate,
          phones: branch.phones,
        };
      }
      if (page.length < pageSize) return;
      after = page.at(-1)?._id ?? null;
    }
  }

  /** What the batch names that is stored already, by each of its source ids. */
  async function loadNamed(
    operations: readonly ImportOperation[],
    session: ClientSession,
  ): Promise<Map<string, Imported>> {
    const sourceIds = operations.flatMap((operation) =>
      operation.kind === 'merge'
        ? [operation.into, operation.candidate.sourceId]
        : [operation.candidate.sourceId],
    );
    const stored = await branches
      .find({ sourceIds: trusted({ $in: [...new Set(sourceIds)] }) })
      .session(session)
      .lean<BranchRecord[]>();
    const owners = await partners
      .find({ _id: trusted({ $in: stored.map(({ partnerId }) => partnerId) }) })
      .session(session)
      .lean<PartnerRecord[]>();
    const ownerById = new Map(owners.map((owner) => [owner._id, owner]));
    const named = new Map<string, Imported>();
    for (const branch of stored) {
      const partner = ownerById.get(branch.partnerId);
      if (!partner) continue;
      const imported: Imported = { partner, branch, state: 'stored' };
      for (const sourceId of branch.sourceIds) named.set(sourceId, imported);
    }
    return named;
  }

  async function store(imported: readonly Imported[], session: ClientSession): Promise<void> {
    const made = imported.filter(({ state }) => state === 'new');
    const changed = imported.filter(({ state }) => state === 'changed');
    if (made.length > 0) {
      await partners.insertMany(
        made.map(({ partner }) => partner),
        { session, lean: true },
      );
      await branches.insertMany(
        made.map(({ branch }) => branch),
        { session, lean: true },
      );
    }
    if (changed.length > 0) {
      await partners.bulkWrite(
        changed.map(({ partner }) => replacement(partner, partnerFields(partner))),
        { session },
      );
      await branches.bulkWrite(
        changed.map(({ branch }) => replacement(branch, branchFields(branch))),
        { session },
      );
    }
    await outbox.append(
      session,
      [...made, ...changed].flatMap(({ partner, branch }) => [
        partnerChanged(partner),
        branchChanged(branch),
      ]),
    );
  }

  return {
    listKnownBranches,
    async save(operations) {
      return await runInTransaction(async (session) => {
        const named = await loadNamed(operations, session);
        const tally = { created: 0, updated: 0, unchanged: 0 };
        for (const operation of operations) {
          const { candidate } = operation;
          if (operation.kind === 'merge') {
            const into = named.get(operation.into);
            if (!into) throw new Error(`the row ${operation.into} that another repeats is not in the store`);
            apply(into, mergedFields(fieldsOf(into), candidate), candidate.sourceId);
            named.set(candidate.sourceId, into);
            continue;
          }
          const known = named.get(candidate.sourceId);
          if (!known) {
            named.set(candidate.sourceId, newImported(candidate, clock.now()));
            tally.created++;
          } else {
            const isChanged = apply(known, savedFields(fieldsOf(known), candidate), candidate.sourceId);
            tally[isChanged ? 'updated' : 'unchanged']++;
          }
        }
        await store([...new Set(named.values())], session);
        return tally;
      });
    },
  };
}

const replacement = <Fields extends object>({ _id }: { _id: string }, fields: Fields) => ({
  updateOne: { filter: { _id }, update: { $set: fields, $inc: { version: 1 } } },
});

function partnerFields({ name, sectorCode, categoryCode, website, attribution, sourceIds }: PartnerRecord) {
  return { name, sectorCode, categoryCode, website, attribution, sourceIds };
}

function branchFields(branch: BranchRecord) {
  const { name, address, communeCode, provinceCode, regionCode, phones, sourceIds } = branch;
  const { latitude, longitude, coordinatesAreApproximate } = branch;
  return {
    name,
    address,
    communeCode,
    provinceCode,
    regionCode,
    phones,
    sourceIds,
    latitude,
    longitude,
    coordinatesAreApproximate,
  };
}

function fieldsOf({ partner, branch }: Imported): ImportedFields {
  const { name, sectorCode, categoryCode, website, attribution } = partner;
  const { sourceIds: _, ...place } = branchFields(branch);
  return {
    partner: { name, sectorCode, categoryCode, website, attribution },
    branch: { ...place, communeCode: branch.communeCode ?? '' },
  };
}

/** Brings fields and source ids up to date in memory; false when nothing is other than it was. */
function apply(imported: Imported, fields: ImportedFields, sourceId: string): boolean {
  const { partner, branch } = imported;
  const isKnown = branch.sourceIds.includes(sourceId);
  if (isKnown && isDeepStrictEqual(plain(fieldsOf(imported)), plain(fields))) return false;
  const isStored = imported.state !== 'new';
  const sourceIds = isKnown ? branch.sourceIds : [...branch.sourceIds, sourceId];
  // A document changed twice in a batch is written once.
  const step = imported.state === 'stored' ? 1 : 0;
  imported.partner = { ...partner, ...fields.partner, sourceIds, version: partner.version + step };
  imported.branch = {
    ...branch,
    ...fields.branch,
    phones: [...fields.branch.phones],
    sourceIds,
    version: branch.version + step,
  };
  if (isStored) imported.state = 'changed';
  return true;
}

/** Without prototypes and absent fields, which the store does not keep either. */
const plain = (fields: ImportedFields): unknown => JSON.parse(JSON.stringify(fields));

function newImported({ sourceId, partner, branch }: ImportCandidate, createdAt: Date): Imported {
  const partnerId = newId();
  return {
    state: 'new',
    partner: {
      ...partner,
      _id: partnerId,
      description: null,
      identifiers: { ice: null, rc: null, taxId: null },
      state: 'ACTIVE',
      sourceIds: [sourceId],
      ratingSum: 0,
      ratingCount: 0,
      createdAt,
      version: 1,
    },
    branch: {
      ...branch,
      _id: newId(),
      partnerId,
      phones: [...branch.phones],
      languages: [],
      accessibility: [],
      openingHours: null,
      sourceIds: [sourceId],
      createdAt,
      version: 1,
    },
  };
}
