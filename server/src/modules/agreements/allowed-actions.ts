import type { Action } from '../../platform/auth/actions.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { type AgreementRecord, type AgreementState, agreementStates } from './agreement.model.ts';
import { statesHeld, statesInForce } from './agreement.rules.ts';
import { mayActOnAgreement } from './agreement-access.ts';

interface Act {
  /** The mutation. */
  name: string;
  action: Action;
  states: readonly AgreementState[];
  /** What the record must show beside its state. */
  when?: (agreement: AgreementRecord) => boolean;
}

const acts: readonly Act[] = [
  { name: 'suspendAgreement', action: 'agreement:suspend', states: statesInForce },
  { name: 'resumeAgreement', action: 'agreement:suspend', states: ['SUSPENDED'] },
  {
    name: 'terminateAgreement',
    action: 'agreement:terminate',
    states: statesHeld,
    when: ({ termination }) => termination === null,
  },
  {
    name: 'invitePartner',
    action: 'partner:invite',
    states: ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE', 'ACTIVE', 'RENEWING', 'SUSPENDED'],
  },
  {
    name: 'updatePartnerIdentity',
    action: 'agreement:provide',
    states: ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'],
  },
  {
    name: 'savePartnerBranch',
    action: 'agreement:provide',
    states: ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'],
  },
  { name: 'assignAgreement', action: 'agreement:draft', states: agreementStates },
];

/**
 * Names of the mutations that the state of an agreement lets the viewer do, for screens that offer them. Each mutation
 * decides again by itself, and knows more.
 */
export function allowedActionsOf(viewer: Viewer, agreement: AgreementRecord): string[] {
  return acts
    .filter(({ states, when }) => states.includes(agreement.state) && (when?.(agreement) ?? true))
    .filter(({ action }) => mayActOnAgreement(viewer, action, agreement))
    .map(({ name }) => name);
}
