import { describe, expect, it } from 'vitest';
import { type ActionFacts, chooseActions } from './actions.ts';

const draft: ActionFacts = {
  state: 'DRAFT',
  stage: 'DRAFT',
  isSealed: false,
  request: null,
  isEnding: false,
};

describe('the one filled button of an agreement', () => {
  it('sends a draft for review', () => {
    const { main, others } = chooseActions(['saveDraft', 'submitForReview', 'withdrawAgreement'], draft);
    expect(main).toBe('submitForReview');
    expect(others).toEqual(['saveDraft', 'withdrawAgreement']);
  });

  it('reminds while links are out, and asks for the scan while paper is', () => {
    const allowed = ['remindSignatory', 'uploadSignedScan', 'confirmSignedScan', 'cancelSigning'];
    const out = { ...draft, state: 'OUT_FOR_SIGNATURE', stage: 'OUT_FOR_SIGNATURE' } as const;
    const chosen = (route: 'LINKS' | 'PAPER', hasScan: boolean) =>
      chooseActions(allowed, { ...out, request: { state: 'OPEN', route, hasScan } });
    expect(chosen('LINKS', false)).toEqual({ main: 'remindSignatory', others: ['cancelSigning'] });
    expect(chosen('PAPER', false)).toEqual({ main: 'uploadSignedScan', others: ['cancelSigning'] });
    expect(chosen('PAPER', true)).toEqual({ main: 'confirmSignedScan', others: ['cancelSigning'] });
  });

  it('sends again once a request is over', () => {
    const { main } = chooseActions(['sendForSignature', 'remindSignatory'], {
      ...draft,
      stage: 'OUT_FOR_SIGNATURE',
      request: { state: 'CANCELLED', route: 'LINKS', hasScan: false },
    });
    expect(main).toBe('sendForSignature');
  });

  it('sends new links when the time for signing ran out', () => {
    const { main, others } = chooseActions(['resendSigningLink', 'remindSignatory', 'cancelSigning'], {
      ...draft,
      stage: 'OUT_FOR_SIGNATURE',
      request: { state: 'EXPIRED', route: 'LINKS', hasScan: false },
    });
    expect(main).toBe('resendSigningLink');
    expect(others).toEqual(['cancelSigning']);
  });

  it('renews only when the end is near', () => {
    const active = { ...draft, state: 'ACTIVE', stage: 'SEALED' } as const;
    const allowed = ['renewAgreement', 'proposeOffer', 'suspendAgreement'];
    expect(chooseActions(allowed, active).main).toBe('proposeOffer');
    expect(chooseActions(allowed, { ...active, isEnding: true }).main).toBe('renewAgreement');
  });

  it('has none where the reader may do nothing', () => {
    expect(chooseActions([], draft)).toEqual({ main: null, others: [] });
  });
});
