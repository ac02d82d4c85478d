import type { MemberState } from './member.model.ts';

/** From each state to those that may follow. Anything else is refused. */
export const memberTransitions: Readonly<Record<MemberState, readonly MemberState[]>> = {
  PENDING: ['ACTIVE', 'REFUSED'],
  ACTIVE: ['SUSPENDED', 'LAPSED'],
  SUSPENDED: ['ACTIVE'],
  // By a renewal.
  LAPSED: ['ACTIVE'],
  REFUSED: [],
};

/** States from which a membership may come to this one. */
export function statesLeadingTo(state: MemberState): MemberState[] {
  return (Object.keys(memberTransitions) as MemberState[]).filter((from) =>
    memberTransitions[from].includes(state),
  );
}
