import { findGainProblem } from '@wasl/shared/gain';
import { describe, expect, it } from 'vitest';
import type { ScheduleLineRecord } from '../drafting/index.ts';
import { sameLines, termsOfLines } from './offer-from-schedule.ts';

function line(key: string, changes: Partial<ScheduleLineRecord> = {}): ScheduleLineRecord {
  return {
    key,
    label: { ar: `بند ${key}`, fr: `Ligne ${key}` },
    serviceCode: null,
    gain: { kind: 'percentage', basisPoints: 3000 },
    condition: null,
    limits: [],
    maximumDiscountCentimes: null,
    dependentCoverage: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
    ...changes,
  };
}

describe('an offer of schedule lines', () => {
  it('has the gain of one line on everything', () => {
    const schedule = [line('a', { limits: [{ scope: 'person', period: 'year', count: 1 }] }), line('b')];
    const { terms } = termsOfLines(schedule, ['a']);
    expect(terms).toMatchObject({
      title: { fr: 'Ligne a' },
      gain: { kind: 'percentage', basisPoints: 3000 },
      limits: [{ scope: 'person', period: 'year', count: 1 }],
    });
  });

  it('keeps a line on one service to that service', () => {
    const { terms } = termsOfLines([line('a', { serviceCode: 'biochemistry' })], ['a']);
    expect(terms?.gain).toEqual({
      kind: 'by_service',
      services: [{ serviceCode: 'biochemistry', gain: { kind: 'percentage', basisPoints: 3000 } }],
    });
  });

  it('joins lines of several services into one gain that can be applied', () => {
    const schedule = [
      line('a', { serviceCode: 'biochemistry', condition: { fr: 'Sur ordonnance' } }),
      line('b', {
        serviceCode: 'serology',
        gain: { kind: 'fixed_price', priceCentimes: 90_00, usualPriceCentimes: 140_00 },
      }),
    ];
    const { terms } = termsOfLines(schedule, ['b', 'a']);
    expect(terms?.gain).toMatchObject({ kind: 'by_service' });
    expect(terms && findGainProblem(terms.gain)).toBeNull();
    expect(terms?.conditions).toEqual([{ kind: 'OTHER', text: { fr: 'Sur ordonnance' } }]);
    expect(terms?.usualPrices).toEqual([{ serviceCode: 'serology', priceCentimes: 140_00 }]);
  });

  it.each([
    ['no lines', [], 'no_lines'],
    ['a line that is not there', ['a', 'z'], 'unknown_line'],
    ['lines without a service together', ['a', 'b'], 'without_service'],
    ['two lines of the same service', ['c', 'd'], 'without_service'],
    ['lines with different limits', ['c', 'e'], 'lines_differ'],
    ['lines for different dependents', ['c', 'f'], 'lines_differ'],
  ])('is not made of %s', (_, keys, problem) => {
    const schedule = [
      line('a'),
      line('b'),
      line('c', { serviceCode: 'biochemistry' }),
      line('d', { serviceCode: 'biochemistry' }),
      line('e', { serviceCode: 'serology', maximumDiscountCentimes: 100_00 }),
      line('f', {
        serviceCode: 'hormonology',
        dependentCoverage: { spouse: false, children: false, childMaximumAge: null, studentMaximumAge: null },
      }),
    ];
    expect(termsOfLines(schedule, keys).problem).toBe(problem);
  });
});

describe('the same lines in two schedules', () => {
  it('grant the same though they were reworded, and not when anything else differs', () => {
    const before = [line('a'), line('b')];
    expect(sameLines(before, [line('b'), line('a', { label: { fr: 'Autrement dit' } })], ['a'])).toBe(true);
    expect(sameLines(before, [line('a', { maximumDiscountCentimes: 1 })], ['a'])).toBe(false);
    expect(sameLines(before, [line('b')], ['a'])).toBe(false);
  });
});
