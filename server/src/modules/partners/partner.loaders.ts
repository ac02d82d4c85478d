import DataLoader from 'dataloader';
import { loaderById, perRequest } from '../../platform/graphql/context.ts';
import type { BranchRecord } from './branch.model.ts';
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

export type BranchesOfPartnerLoader = ReturnType<typeof createBranchesOfPartnerLoader>;

/** All branches of a partner. */
export function createBranchesOfPartnerLoader(branches: BranchService) {
  return perRequest(
    () =>
      new DataLoader<string, BranchRecord[]>(async (partnerIds) => {
        const byPartner = Map.groupBy(
          await branches.listByPartnerIds(partnerIds),
          (branch) => branch.partnerId,
        );
        return partnerIds.map((id) => byPartner.get(id) ?? []);
      }),
  );
}
