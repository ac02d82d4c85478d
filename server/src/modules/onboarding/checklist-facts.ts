import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type AgreementRecord, holdsInRegion } from '../agreements/index.ts';
import type { AgreementVersionRecord, VersionService } from '../drafting/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import type { ChecklistRepository } from './checklist.repository.ts';
import type { ChecklistFacts } from './checklist.rules.ts';

export type FactsReader = ReturnType<typeof createFactsReader>;

/** Reads what Wasl itself knows of a partner and an agreement. */
export function createFactsReader(dependencies: {
  checklists: ChecklistRepository;
  versions: Pick<VersionService, 'findVersion'>;
  partners: Pick<PartnerService, 'findPartner'>;
  branches: Pick<BranchService, 'listByPartnerIds'>;
  offers: Pick<OfferService, 'listByAgreement'>;
  accounts: Pick<AccountRepository, 'listByPartner'>;
}) {
  const { checklists, versions, partners, branches, offers, accounts } = dependencies;

  /** The text being prepared, else the one in force. */
  async function currentVersion(
    { _id, preparedVersion, versionInForce }: AgreementRecord,
    session?: ClientSession,
  ): Promise<AgreementVersionRecord | null> {
    const number = preparedVersion ?? versionInForce;
    return number === null ? null : await versions.findVersion(_id, number, session);
  }

  return {
    currentVersion,
    async read(agreement: AgreementRecord, session?: ClientSession): Promise<ChecklistFacts> {
      const { partnerId } = agreement;
      const version = await currentVersion(agreement, session);
      const partner = await partners.findPartner(partnerId, session);
      if (!partner) throw new Error(`the partner ${partnerId} of an agreement does not exist`);
      const resting = await offers.listByAgreement(agreement._id, session);
      const trial = await checklists.findTrial(partnerId, session);
      const staff = await accounts.listByPartner(partnerId, session);
      const own = (await branches.listByPartnerIds([partnerId])).filter(({ regionCode }) =>
        holdsInRegion(agreement, regionCode),
      );
      return {
        sectorCode: partner.sectorCode,
        schedule: version?.schedule ?? [],
        identifiers: partner.identifiers,
        branches: {
          count: own.length,
          placedCount: own.filter(({ coordinatesAreApproximate }) => !coordinatesAreApproximate).length,
        },
        staffCount: staff.filter(({ isSuspended }) => !isSuspended).length,
        isTrained: trial !== null,
        offerCount: resting.filter(({ state }) => state !== 'DRAFT' && state !== 'REJECTED').length,
      };
    },
  };
}
