import { describe, expect, it } from 'vitest';
import {
  type ChangeRequestState,
  changeRequestStates,
  isOpen,
  mayBecome,
  stateOf,
} from './change-request.states.ts';

const steps: readonly [ChangeRequestState, ChangeRequestState][] = [
  ['PENDING', 'ACCEPTED'],
  ['PENDING', 'REJECTED'],
  ['PENDING', 'NEEDS_CHANGES'],
  ['PENDING', 'WITHDRAWN'],
  ['NEEDS_CHANGES', 'PENDING'],
  ['NEEDS_CHANGES', 'WITHDRAWN'],
];

describe('a change request', () => {
  it('takes these steps and no other', () => {
    const taken = changeRequestStates.flatMap((from) =>
      changeRequestStates.filter((to) => from !== to && mayBecome(from, to)).map((to) => [from, to]),
    );
    expect(taken).toEqual(expect.arrayContaining(steps.map((step) => [...step])));
    expect(taken).toHaveLength(steps.length);
  });

  it('can be added to while it is open, and never once it is closed', () => {
    expect(changeRequestStates.filter((state) => mayBecome(state, state))).toEqual([
      'PENDING',
      'NEEDS_CHANGES',
    ]);
    expect(changeRequestStates.filter(isOpen)).toEqual(['PENDING', 'NEEDS_CHANGES']);
  });

  it('waits while a field does, then for its partner, and is accepted when something of it was', () => {
    const of = (...states: Parameters<typeof stateOf>[0][number]['state'][]) =>
      stateOf(states.map((state) => ({ state })));
    expect(of('ACCEPTED', 'NEEDS_CHANGES', 'WAITING')).toBe('PENDING');
    expect(of('ACCEPTED', 'NEEDS_CHANGES', 'REJECTED')).toBe('NEEDS_CHANGES');
    expect(of('ACCEPTED', 'REJECTED')).toBe('ACCEPTED');
    expect(of('REJECTED')).toBe('REJECTED');
  });
});
