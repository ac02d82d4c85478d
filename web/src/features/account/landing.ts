import type { ViewerRole } from '../../gql/operations.ts';
import { linkTo, safeNext } from '../../lib/routing/link-to.ts';
import { isOfficeRole } from '../../lib/viewer/viewer.ts';

const partnerRoles: ReadonlySet<ViewerRole> = new Set([
  'PARTNER_OWNER',
  'PARTNER_MANAGER',
  'PARTNER_CASHIER',
]);

/** Where partner staff have pages; the rest of their day is the counter. */
const partnerPaths = ['/counter', '/partner', '/account'];
/** Where staff of an organization have pages. */
const officePaths = ['/office', '/account'];

/**
 * Where to go after signing in: back to where one came from; partner staff to their counter and staff of an organization to
 * their board, since what a member was looking at before them on this device is not theirs.
 */
export function landingOf(role: ViewerRole, next: string | null): string {
  const wanted = safeNext(next);
  const below = (path: string) =>
    wanted === path || wanted.startsWith(`${path}/`) || wanted.startsWith(`${path}?`);
  if (partnerRoles.has(role)) return partnerPaths.some(below) ? wanted : linkTo.counter();
  if (isOfficeRole(role)) return officePaths.some(below) ? wanted : linkTo.office();
  return wanted;
}
