import { describe, expect, it } from 'vitest';
import { identityProgress, type PreparedAgreement, partStates, unplacedBranches } from './agreement-parts.ts';

const text = { display: 'Anzi', displayLanguage: 'fr' as const };

function prepared(overrides: Partial<PreparedAgreement> = {}): PreparedAgreement {
  return {
    id: '1',
    reference: 'CNV-2611-0001',
    state: 'DRAFT',
    sealedAt: null,
    startsOn: { text: '' },
    endsOn: { text: '' },
    suspension: null,
    termination: null,
    organization: { name: text },
    partner: {
      id: '2',
      name: { ...text, ar: null, fr: 'Anzi' },
      description: null,
      website: null,
      sector: { code: 'health' },
      category: { icon: 'flask-conical' },
      branches: [],
    },
    partnerIdentity: {
      legalName: null,
      ice: null,
      rc: null,
      rcCourt: null,
      taxId: null,
      representative: null,
      address: null,
      warnings: [],
    },
    currentVersion: { number: 1, stage: 'DRAFT' },
    ...overrides,
  };
}

describe('where a partner’s preparation stands', () => {
  it('counts what an identity still lacks', () => {
    expect(identityProgress(prepared())).toEqual({ filled: 1, all: 9 });
  });

  it('waits for the partner until identity, branches, text, papers and the trial are seen to', () => {
    const states = partStates({ agreement: prepared(), checklist: null, signing: null });
    expect(states).toEqual({
      identity: 'yours',
      branches: 'yours',
      text: 'yours',
      signing: 'later',
      documents: 'yours',
      training: 'yours',
    });
    expect(unplacedBranches(prepared())).toBe(0);
  });

  it('waits for others while the text is reviewed, and for nobody once it is locked', () => {
    const stateOf = (stage: 'IN_REVIEW' | 'OUT_FOR_SIGNATURE') =>
      partStates({
        agreement: prepared({ currentVersion: { number: 1, stage } }),
        checklist: null,
        signing: null,
      }).text;
    expect([stateOf('IN_REVIEW'), stateOf('OUT_FOR_SIGNATURE')]).toEqual(['others', 'done']);
  });

  it.each(['ACTIVE', 'SUSPENDED', 'EXPIRED', 'WITHDRAWN'] as const)(
    'asks nothing of the partner of an agreement that is %s',
    (state) => {
      const states = partStates({ agreement: prepared({ state }), checklist: null, signing: null });
      expect(Object.values(states)).not.toContain('yours');
    },
  );
});
