import type { AgreementState } from './agreement.model.ts';

/** From each state to those that may follow. Anything else is refused. */
export const agreementTransitions: Readonly<Record<AgreementState, readonly AgreementState[]>> = {
  DRAFT: ['IN_REVIEW', 'WITHDRAWN'],
  // Back to draft when a reviewer asks for changes: the next version is the draft (docs/adr/0017).
  IN_REVIEW: ['OUT_FOR_SIGNATURE', 'WITHDRAWN', 'DRAFT'],
  // Back to draft when a new version voids the signatures collected so far.
  OUT_FOR_SIGNATURE: ['ACTIVE', 'DECLINED', 'DRAFT'],
  ACTIVE: ['SUSPENDED', 'RENEWING', 'EXPIRED', 'TERMINATED'],
  RENEWING: ['ACTIVE'],
  SUSPENDED: ['ACTIVE', 'EXPIRED', 'TERMINATED'],
  EXPIRED: [],
  TERMINATED: [],
  WITHDRAWN: [],
  DECLINED: [],
};

/** States from which an agreement may come to this one. */
export function statesLeadingTo(state: AgreementState): AgreementState[] {
  return (Object.keys(agreementTransitions) as AgreementState[]).filter((from) =>
    agreementTransitions[from].includes(state),
  );
}
