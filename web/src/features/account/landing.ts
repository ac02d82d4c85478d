import type { ViewerRole } from '../../gql/operations.ts';
import { linkTo, safeNext } from '../../lib/routing/link-to.ts';

const partnerRoles: ReadonlySet<ViewerRole> = new Set([
  'PARTNER_OWNER',
  'PARTNER_MANAGER',
  'PARTNER_CASHIER',
]);

/** Pages that partner staff share with everybody; the rest of their day is the counter. */
const partnerPaths = ['/counter', '/account'];

/**
 * Where to go after signing in: back to where one came from; partner staff to their counter, since what a member was looking at before
 * them on this device is not theirs.
 */
export function landingOf(role: ViewerRole, next: string | null): string {
  const wanted = safeNext(next);
  if (!partnerRoles.has(role)) return wanted;
  return partnerPaths.some((path) => wanted === path || wanted.startsWith(`${path}/`))
    ? wanted
    : linkTo.counter();
}
