import { describe, expect, it } from 'vitest';
import { type OfferState, offerStates } from './offer.model.ts';
import { offerTransitions, statesLeadingTo } from './offer.states.ts';

/** Every allowed step, written out a second time on purpose. */
const allowed = new Set([
  'DRAFT>SUBMITTED',
  'SUBMITTED>PUBLISHED',
  'SUBMITTED>REJECTED',
  'REJECTED>DRAFT',
  'PUBLISHED>PAUSED',
  'PAUSED>PUBLISHED',
  'PUBLISHED>ENDED',
  'PAUSED>ENDED',
]);

const pairs = offerStates.flatMap((from) => offerStates.map((to): [OfferState, OfferState] => [from, to]));

describe('states of an offer', () => {
  it.each(pairs)('%s to %s is allowed only as the product says', (from, to) => {
    expect(offerTransitions[from].includes(to)).toBe(allowed.has(`${from}>${to}`));
    expect(statesLeadingTo(to).includes(from)).toBe(allowed.has(`${from}>${to}`));
  });
});
