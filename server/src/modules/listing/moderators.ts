import { isAllowed } from '../../platform/auth/authorize.ts';
import type { OfficeViewer, Viewer } from '../../platform/auth/viewer.ts';
import { type AgreementRecord, type AgreementService, statesNotOver } from '../agreements/index.ts';

export type Moderators = ReturnType<typeof createModerators>;

/** Who decides on a partner's changes: organizations that have, or prepare, an agreement with it. */
export function createModerators({ agreements }: { agreements: Pick<AgreementService, 'listByPartner'> }) {
  async function listAgreements(partnerId: string): Promise<AgreementRecord[]> {
    return (await agreements.listByPartner(partnerId)).filter(({ state }) => statesNotOver.includes(state));
  }
  return {
    listAgreements,
    async listOrganizationIds(partnerId: string): Promise<string[]> {
      const ids = (await listAgreements(partnerId)).map(({ organizationId }) => organizationId);
      return [...new Set(ids)].sort();
    },
    /** Coordinators of such an organization who answer for one of these regions. */
    async mayDecide(viewer: Viewer, partnerId: string, regionCodes: readonly string[]): Promise<boolean> {
      if (!isAllowed(viewer, 'listing:decide')) return false;
      const { organizationId, regionCodes: own } = viewer as OfficeViewer;
      if (own !== null && !regionCodes.some((code) => own.includes(code))) return false;
      return (await listAgreements(partnerId)).some(
        (agreement) => agreement.organizationId === organizationId,
      );
    },
  };
}
