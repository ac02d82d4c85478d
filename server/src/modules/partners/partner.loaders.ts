import { loaderById } from '../../platform/graphql/context.ts';
import type { BranchService } from './branch.service.ts';
import type { PartnerService } from './partner.service.ts';

export type PartnerLoader = ReturnType<typeof createPartnerLoader>;

/** A partner whatever its state: for what names it by id already, such as an offer. */
export function createPartnerLoader(partners: PartnerService) {
  return loaderById(
    (ids) => partners.listByIds(ids),
    (partner) => partner._id,
  );
}

export type BranchLoader = ReturnType<typeof createBranchLoader>;

export function createBranchLoader(branches: BranchService) {
  return loaderById(
    (ids) => branches.listByIds(ids),
    (branch) => branch._id,
  );
}
