import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { Geography } from '../geography/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createBranchRepository } from './branch.repository.ts';
import { createBranchService } from './branch.service.ts';
import { type ImportObserver, type ImportSummary, planImport } from './import/index.ts';
import { createImportSink } from './import-sink.repository.ts';
import { createBranchLoader, createPartnerLoader } from './partner.loaders.ts';
import { createPartnerRepository } from './partner.repository.ts';
import { createPartnerService, type MaySeePrepared } from './partner.service.ts';
import { createPartnerResolvers } from './resolvers.ts';
import { createShownPartners } from './shown-partners.ts';

export { accessibilityFeatures, type BranchRecord } from './branch.model.ts';
export { type BranchService, sortByDistance } from './branch.service.ts';
export {
  createRejectsFile,
  ImportFormatError,
  type ImportSummary,
  type RejectsFile,
} from './import/index.ts';
export type { BranchLoader, PartnerLoader } from './partner.loaders.ts';
export { type PartnerRecord, type PartnerState, type PhotoRecord, paymentMeans } from './partner.model.ts';
export type { PartnerChanges } from './partner.repository.ts';
export type { PartnerService } from './partner.service.ts';
export { ratingOf } from './rating.ts';
export type { ShownBranches, ShownBranchesOfPartner, ShownPartners } from './shown-partners.ts';

export function createPartnersModule(dependencies: {
  connection: Connection;
  outbox: Outbox;
  clock: Clock;
  runInTransaction: RunInTransaction;
  geography: Geography;
  taxonomy: Taxonomy;
  maySeePrepared: MaySeePrepared;
}) {
  const { connection, outbox, geography, taxonomy } = dependencies;
  const partnerRepository = createPartnerRepository(connection);
  const branchRepository = createBranchRepository(connection);
  const shown = createShownPartners({ partners: partnerRepository, branches: branchRepository });
  const partners = createPartnerService({
    partners: partnerRepository,
    branches: branchRepository,
    shownPartners: shown.shownPartners,
    outbox,
    maySeePrepared: dependencies.maySeePrepared,
  });
  const branches = createBranchService({ branches: branchRepository, outbox });
  const partnerById = createPartnerLoader(partners);
  const branchById = createBranchLoader(branches);
  return {
    partners,
    branches,
    partnerById,
    branchById,
    ...shown,
    /** For the seed and tests: store partners and branches as they are. */
    insertPartners: partnerRepository.insertMany,
    insertBranches: branchRepository.insertMany,
    /** Imports a file of partners, in batches; a second import of the same rows changes nothing. Throws ImportFormatError. */
    async importPartners(
      chunks: AsyncIterable<Uint8Array | string>,
      observer: ImportObserver = {},
    ): Promise<ImportSummary> {
      return await planImport(chunks, { geography, taxonomy }, createImportSink(dependencies), observer);
    },
    resolvers: createPartnerResolvers({ ...shown, partners, geography, taxonomy }),
  };
}
