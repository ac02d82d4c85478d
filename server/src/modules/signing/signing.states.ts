import type { SignatoryState, SigningState } from './signing-request.model.ts';

/** From each state to those that may follow. Anything else is refused. */
export const signingTransitions: Readonly<Record<SigningState, readonly SigningState[]>> = {
  OPEN: ['SEALING', 'DECLINED', 'EXPIRED', 'CANCELLED', 'VOIDED'],
  // Only the handler that made the sealed document leaves this state.
  SEALING: ['SEALED'],
  SEALED: [],
  DECLINED: [],
  // Opened again with new links, unless the text is changed or the request given up.
  EXPIRED: ['OPEN', 'CANCELLED', 'VOIDED'],
  CANCELLED: [],
  VOIDED: [],
};

export const signatoryTransitions: Readonly<Record<SignatoryState, readonly SignatoryState[]>> = {
  // On paper nobody is invited: everybody signs the same sheet.
  WAITING: ['INVITED', 'SIGNED'],
  INVITED: ['OPENED', 'SIGNED', 'DECLINED', 'DELEGATED'],
  OPENED: ['INVITED', 'SIGNED', 'DECLINED', 'DELEGATED'],
  SIGNED: [],
  DECLINED: [],
  DELEGATED: [],
};

export function mayFollow(from: SigningState, to: SigningState): boolean {
  return signingTransitions[from].includes(to);
}
