import { describe, expect, it } from 'vitest';
import { ageAt, beneficiariesOf, memberStateAt } from './member.rules.ts';

const lastDay = { state: 'ACTIVE', validUntil: '2026-11-30', renewalPending: false } as const;

describe('where a membership stands', () => {
  it.each([
    ['2026-11-30T23:59:59.999Z', 'ACTIVE'],
    ['2026-12-01T00:00:00.000Z', 'LAPSED'],
  ])('at %s, its last day being 30 November in Morocco (UTC+0): %s', (instant, state) => {
    expect(memberStateAt(lastDay, new Date(instant))).toBe(state);
  });

  it.each([
    ['2026-08-31T22:59:59.999Z', 'ACTIVE'],
    ['2026-08-31T23:00:00.000Z', 'LAPSED'],
  ])('at %s, its last day being 31 August in Morocco (then UTC+1): %s', (instant, state) => {
    expect(memberStateAt({ ...lastDay, validUntil: '2026-08-31' }, new Date(instant))).toBe(state);
  });

  it('stays active while a renewal is being looked at', () => {
    expect(memberStateAt({ ...lastDay, renewalPending: true }, new Date('2027-03-01T00:00:00Z'))).toBe(
      'ACTIVE',
    );
  });

  it.each(['PENDING', 'SUSPENDED', 'LAPSED', 'REFUSED'] as const)('stays %s whatever the day', (state) => {
    expect(memberStateAt({ ...lastDay, state }, new Date('2026-01-01T00:00:00Z'))).toBe(state);
    expect(memberStateAt({ ...lastDay, state }, new Date('2028-01-01T00:00:00Z'))).toBe(state);
  });
});

describe('whom a voucher can be for', () => {
  it('is the member, then the dependents still covered', () => {
    const dependent = {
      relation: 'SON' as const,
      name: { fr: 'Adam' },
      birthDate: '2018-02-01',
      studentUntil: null,
    };
    const beneficiaries = beneficiariesOf({
      personId: 'p1',
      name: { fr: 'Amina' },
      birthDate: '1988-07-09',
      dependents: [
        { ...dependent, personId: 'p2', removedAt: new Date(0) },
        { ...dependent, personId: 'p3', removedAt: null },
      ],
    });
    expect(beneficiaries.map(({ id, relation }) => [id, relation])).toEqual([
      ['p1', null],
      ['p3', 'SON'],
    ]);
  });

  it('have an age that grows on the birthday in Morocco', () => {
    expect(ageAt('2018-11-22', new Date('2026-11-21T23:59:59Z'))).toBe(7);
    expect(ageAt('2018-11-22', new Date('2026-11-22T00:00:00Z'))).toBe(8);
    expect(ageAt('2026-11-23', new Date('2026-11-22T00:00:00Z'))).toBeNull();
  });
});
