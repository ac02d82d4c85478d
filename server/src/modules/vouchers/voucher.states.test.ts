import { describe, expect, it } from 'vitest';
import { voucherStates } from './voucher.model.ts';
import { stateAt, transitionOf, voucherEvents, voucherTransitions } from './voucher.states.ts';

const allowed = new Map([
  ['ISSUED redeem', 'REDEEMED'],
  ['ISSUED cancel', 'CANCELLED'],
  ['ISSUED expire', 'EXPIRED'],
  ['REDEEMED reverse', 'REVERSED'],
]);

describe('the states of a voucher', () => {
  const pairs = voucherStates.flatMap((state) => voucherEvents.map((event) => ({ state, event })));

  it.each(pairs)('$event in $state is as product.md says', ({ state, event }) => {
    expect(voucherTransitions[state][event]).toBe(allowed.get(`${state} ${event}`));
  });

  it.each(voucherEvents)('%s starts in one state only, so that one conditional write decides it', (event) => {
    const starts = voucherStates.filter((state) => voucherTransitions[state][event]);
    expect(starts).toHaveLength(1);
    expect(transitionOf(event)).toEqual({ from: starts[0], to: allowed.get(`${starts[0]} ${event}`) });
  });

  it('is expired from the instant its validity ends, before any sweep', () => {
    const expiresAt = new Date('2026-11-26T00:00:00Z');
    expect(stateAt({ state: 'ISSUED', expiresAt }, new Date('2026-11-25T23:59:59.999Z'))).toBe('ISSUED');
    expect(stateAt({ state: 'ISSUED', expiresAt }, expiresAt)).toBe('EXPIRED');
    expect(stateAt({ state: 'REDEEMED', expiresAt }, expiresAt)).toBe('REDEEMED');
  });
});
