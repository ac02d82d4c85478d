import { forbidden, unauthenticated } from '../errors/app-error.ts';
import { type Action, actions } from './actions.ts';
import type { MemberViewer, OfficeViewer, PartnerViewer, Role, Viewer } from './viewer.ts';

/** What a document belongs to; only what is given is checked. */
export interface Scope {
  memberId?: string;
  organizationId?: string;
  partnerId?: string;
  branchId?: string;
  /** Null: the document lies in no region, which only the whole country's staff may reach. */
  regionCode?: string | null;
}

/** The kinds of viewer an action allows. */
type ViewerFor<A extends Action> = PickByRole<(typeof actions)[A][number]>;

type PickByRole<R extends Role> =
  | (Extract<R, 'MEMBER'> extends never ? never : MemberViewer)
  | (Extract<R, `PARTNER_${string}`> extends never ? never : PartnerViewer)
  | (Extract<R, OfficeViewer['role']> extends never ? never : OfficeViewer);

/** Whether the viewer may do it to what has this scope. */
export function isAllowed(viewer: Viewer, action: Action, scope: Scope = {}): boolean {
  if (viewer.kind === 'visitor') return false;
  if (!(actions[action] as readonly Role[]).includes(viewer.role)) return false;
  switch (viewer.kind) {
    case 'member':
      return matches(scope.memberId, viewer.memberId) && matches(scope.organizationId, viewer.organizationId);
    case 'partner':
      return (
        matches(scope.partnerId, viewer.partnerId) &&
        (scope.branchId === undefined || viewer.branchIds.includes(scope.branchId))
      );
    case 'office':
      return matches(scope.organizationId, viewer.organizationId) && coversRegion(viewer, scope.regionCode);
  }
}

/**
 * The first line of every service function that is not public: returns the viewer, narrowed to the kinds the
 * action allows. Throws UNAUTHENTICATED for a visitor and FORBIDDEN for anybody else who may not.
 */
export function authorize<A extends Action>(viewer: Viewer, action: A, scope: Scope = {}): ViewerFor<A> {
  if (viewer.kind === 'visitor') throw unauthenticated();
  if (!isAllowed(viewer, action, scope)) throw forbidden(action);
  return viewer as ViewerFor<A>;
}

function matches(wanted: string | undefined, own: string): boolean {
  return wanted === undefined || wanted === own;
}

function coversRegion(viewer: OfficeViewer, regionCode: string | null | undefined): boolean {
  if (regionCode === undefined || viewer.regionCodes === null) return true;
  return regionCode !== null && viewer.regionCodes.includes(regionCode);
}
