import type { Action } from '../../platform/auth/actions.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { AgreementRecord, AgreementState } from './agreement.model.ts';
import { mayActOnAgreement } from './agreement-access.ts';

interface Act {
  /** The mutation. */
  name: string;
  action: Action;
  states: readonly AgreementState[];
}

const acts: readonly Act[] = [
  { name: 'suspendAgreement', action: 'agreement:suspend', states: ['ACTIVE', 'RENEWING'] },
  { name: 'resumeAgreement', action: 'agreement:suspend', states: ['SUSPENDED'] },
  { name: 'terminateAgreement', action: 'agreement:terminate', states: ['ACTIVE', 'RENEWING', 'SUSPENDED'] },
];

/**
 * Names of the mutations that the state of an agreement lets the viewer do, for screens that offer them. Each mutation
 * decides again by itself, and knows more.
 */
export function allowedActionsOf(viewer: Viewer, agreement: AgreementRecord): string[] {
  return acts
    .filter(({ states }) => states.includes(agreement.state))
    .filter(({ action }) => mayActOnAgreement(viewer, action, agreement))
    .map(({ name }) => name);
}
