import type { ViewerQuery, ViewerRole } from '../../gql/operations.ts';

/** Whoever is signed in, as far as the frame of every page needs it. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;

const officeRoles: ReadonlySet<ViewerRole> = new Set([
  'COORDINATOR',
  'NATIONAL_COORDINATOR',
  'ADMINISTRATOR',
  'AUDITOR',
]);

/** Whether somebody of this role works in the office: coordinators, administrators, auditors. */
export function isOfficeRole(role: ViewerRole): boolean {
  return officeRoles.has(role);
}

/** Whether somebody of this role may change agreements and prospects at all; the server decides on each. */
export function isCoordinatorRole(role: ViewerRole): boolean {
  return role === 'COORDINATOR' || role === 'NATIONAL_COORDINATOR';
}
