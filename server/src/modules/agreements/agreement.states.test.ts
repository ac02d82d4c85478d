import { describe, expect, it } from 'vitest';
import { type AgreementState, agreementStates } from './agreement.model.ts';
import { agreementTransitions, statesLeadingTo } from './agreement.states.ts';

/** Every allowed step, written out a second time on purpose. */
const allowed = new Set([
  'DRAFT>IN_REVIEW',
  'IN_REVIEW>OUT_FOR_SIGNATURE',
  'IN_REVIEW>DRAFT',
  'OUT_FOR_SIGNATURE>ACTIVE',
  'ACTIVE>SUSPENDED',
  'SUSPENDED>ACTIVE',
  'ACTIVE>EXPIRED',
  'ACTIVE>TERMINATED',
  'SUSPENDED>EXPIRED',
  'SUSPENDED>TERMINATED',
  'DRAFT>WITHDRAWN',
  'IN_REVIEW>WITHDRAWN',
  'OUT_FOR_SIGNATURE>DECLINED',
  'OUT_FOR_SIGNATURE>DRAFT',
  'ACTIVE>RENEWING',
  'RENEWING>ACTIVE',
]);

const pairs = agreementStates.flatMap((from) =>
  agreementStates.map((to): [AgreementState, AgreementState] => [from, to]),
);

describe('states of an agreement', () => {
  it.each(pairs)('%s to %s is allowed only as the product says', (from, to) => {
    expect(agreementTransitions[from].includes(to)).toBe(allowed.has(`${from}>${to}`));
    expect(statesLeadingTo(to).includes(from)).toBe(allowed.has(`${from}>${to}`));
  });
});
