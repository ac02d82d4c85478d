import type { OfferState } from './offer.model.ts';

/** From each state to those that may follow. Anything else is refused. */
export const offerTransitions: Readonly<Record<OfferState, readonly OfferState[]>> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['PUBLISHED', 'REJECTED'],
  PUBLISHED: ['PAUSED', 'ENDED'],
  PAUSED: ['PUBLISHED', 'ENDED'],
  REJECTED: ['DRAFT'],
  ENDED: [],
};

/** States from which an offer may come to this one. */
export function statesLeadingTo(state: OfferState): OfferState[] {
  return (Object.keys(offerTransitions) as OfferState[]).filter((from) =>
    offerTransitions[from].includes(state),
  );
}
