import { describe, expect, it } from 'vitest';
import { type MemberState, memberStates } from './member.model.ts';
import { memberTransitions, statesLeadingTo } from './member.states.ts';

/** Every allowed step, written out a second time on purpose. */
const allowed = new Set([
  'PENDING>ACTIVE',
  'PENDING>REFUSED',
  'ACTIVE>SUSPENDED',
  'SUSPENDED>ACTIVE',
  'ACTIVE>LAPSED',
  'LAPSED>ACTIVE',
]);

const pairs = memberStates.flatMap((from) =>
  memberStates.map((to): [MemberState, MemberState] => [from, to]),
);

describe('states of a member', () => {
  it.each(pairs)('%s to %s is allowed only as the product says', (from, to) => {
    expect(memberTransitions[from].includes(to)).toBe(allowed.has(`${from}>${to}`));
    expect(statesLeadingTo(to).includes(from)).toBe(allowed.has(`${from}>${to}`));
  });
});
