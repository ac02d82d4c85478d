import type { Action } from '../../platform/auth/actions.ts';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { forbidden, notFound } from '../../platform/errors/app-error.ts';
import type { AgreementRecord } from './agreement.model.ts';

type Scoped = Pick<AgreementRecord, 'organizationId' | 'partnerId' | 'regionCodes'>;

/**
 * Its partner's owner and managers, and its organization's staff who answer for one of the regions it holds in: an
 * agreement for the whole country holds in everybody's regions.
 */
export function maySeeAgreement(viewer: Viewer, { organizationId, partnerId, regionCodes }: Scoped): boolean {
  if (viewer.kind === 'partner') return isAllowed(viewer, 'agreement:read', { partnerId });
  if (regionCodes === null) return isAllowed(viewer, 'agreement:read', { organizationId });
  return regionCodes.some((regionCode) =>
    isAllowed(viewer, 'agreement:read', { organizationId, regionCode }),
  );
}

/**
 * Acting takes more than seeing: staff must answer for every region it holds in, so an agreement for the whole country is
 * changed by national coordinators alone (docs/adr/0017).
 */
export function mayActOnAgreement(
  viewer: Viewer,
  action: Action,
  { organizationId, partnerId, regionCodes }: Scoped,
): boolean {
  if (viewer.kind === 'partner') return isAllowed(viewer, action, { partnerId });
  if (regionCodes === null) return isAllowed(viewer, action, { organizationId, regionCode: null });
  return regionCodes.every((regionCode) => isAllowed(viewer, action, { organizationId, regionCode }));
}

/**
 * Lets an act on an agreement through. Throws UNAUTHENTICATED or FORBIDDEN for who may never do it, NOT_FOUND for what the
 * viewer may not see, as if it did not exist, and FORBIDDEN for what they see and may not change.
 */
export function authorizeOnAgreement<A extends Action, R extends Scoped>(
  viewer: Viewer,
  action: A,
  agreement: R | null,
): { viewer: ReturnType<typeof authorize<A>>; agreement: R } {
  const allowed = authorize(viewer, action);
  if (!agreement || !maySeeAgreement(viewer, agreement)) throw notFound('agreement');
  if (!mayActOnAgreement(viewer, action, agreement)) throw forbidden(action);
  return { viewer: allowed, agreement };
}
