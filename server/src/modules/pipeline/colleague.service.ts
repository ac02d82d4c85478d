import type { AccountRecord } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';

export type ColleagueService = ReturnType<typeof createColleagueService>;

export function createColleagueService({
  accounts,
}: {
  accounts: Pick<AccountRepository, 'listCoordinators'>;
}) {
  return {
    /** Coordinators of the viewer's organization who share a region with the viewer, who is one of them or not. */
    async listColleagues(viewer: Viewer): Promise<AccountRecord[]> {
      const { organizationId, regionCodes } = authorize(viewer, 'pipeline:read');
      const staff = await accounts.listCoordinators(organizationId);
      return staff.filter(
        (account) =>
          regionCodes === null ||
          account.regionCodes === null ||
          account.regionCodes.some((code) => regionCodes.includes(code)),
      );
    },
  };
}
