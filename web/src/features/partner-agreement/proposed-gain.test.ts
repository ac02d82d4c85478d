import { describe, expect, it } from 'vitest';
import { proposedLine, readHundredths, typedGainOf } from './proposed-gain.ts';

const line = {
  key: 'analyses',
  label: { ar: 'التحاليل', fr: 'Analyses', en: null, display: 'Analyses', displayLanguage: 'fr' as const },
  service: null,
  gain: { __typename: 'PercentageGain' as const, basisPoints: 1250 },
  headline: { text: '−12,5 %' },
  condition: null,
  limits: [{ scope: 'HOUSEHOLD' as const, period: 'YEAR' as const, count: 12, text: '12 par an' }],
  maximumDiscountCentimes: 50_000,
  dependentCoverage: {
    spouse: true,
    children: true,
    childMaximumAge: 21,
    studentMaximumAge: 26,
    text: 'conjoint et enfants',
  },
};

describe('terms as a partner types them', () => {
  it('begin with what the line grants now', () => {
    expect(typedGainOf(line)).toEqual({ way: 'percentage', figure: '12,5' });
  });

  it.each([
    ['12,5', 1250],
    ['12.5', 1250],
    ['1 200', 120_000],
    ['0', null],
    ['', null],
    ['dix', null],
    ['1,234', null],
  ])('read %j as %j hundredths', (figure, hundredths) => {
    expect(readHundredths(figure)).toBe(hundredths);
  });

  it('change the gain and nothing else of the line', () => {
    expect(proposedLine(line, { way: 'amount', figure: '50' })).toMatchObject({
      key: 'analyses',
      gain: { amountOffCentimes: 5000 },
      limits: [{ scope: 'HOUSEHOLD', period: 'YEAR', count: 12 }],
      maximumDiscountCentimes: 50_000,
    });
    expect(proposedLine(line, { way: 'price', figure: 'x' })).toBeNull();
    expect(proposedLine(line, { way: 'free', figure: '' })?.gain).toEqual({ isFree: true });
  });
});
