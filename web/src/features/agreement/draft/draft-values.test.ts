import { describe, expect, it } from 'vitest';
import { type DraftValues, inputOf, type LineValues } from './draft-values.ts';

const line: LineValues = {
  key: 'line-1',
  labelAr: 'تحاليل',
  labelFr: 'Analyses',
  serviceCode: '',
  kind: 'percentage',
  amount: '30',
  usualPrice: '',
  conditionAr: '',
  conditionFr: '',
  limits: [],
  maximum: '',
  spouse: true,
  children: true,
  childMaximumAge: '21',
  studentMaximumAge: '26',
};

const base: DraftValues = {
  clauses: [],
  schedule: [line],
  signatories: [],
  terms: {
    startsOn: '2027-01-01',
    endsOn: '2028-12-31',
    noticeDays: '60',
    renewal: 'EXPRESS',
    budget: '180 000',
    changeNote: '',
  },
};

const withLine = (change: Partial<LineValues>): DraftValues => ({
  ...base,
  schedule: [{ ...line, ...change }],
});

describe('what is sent of a draft', () => {
  it('is nothing where nothing changed', () => {
    expect(inputOf(base, base)).toEqual({ input: {}, unreadable: [] });
  });

  it('is each gain in its own unit', () => {
    const gainOf = (change: Partial<LineValues>) => inputOf(withLine(change), base).input.schedule?.[0]?.gain;
    expect(gainOf({ amount: '12,5' })).toEqual({ percentageBasisPoints: 1250 });
    expect(gainOf({ kind: 'amount', amount: '40' })).toEqual({ amountOffCentimes: 4000 });
    expect(gainOf({ kind: 'price', amount: '250', usualPrice: '400,50' })).toEqual({
      fixedPriceCentimes: 25_000,
      usualPriceCentimes: 40_050,
    });
    expect(gainOf({ kind: 'free' })).toEqual({ isFree: true, usualPriceCentimes: null });
  });

  it('takes the budget away with 0, and names what cannot be read', () => {
    const { input, unreadable } = inputOf(
      { ...base, terms: { ...base.terms, budget: '', noticeDays: 'x' } },
      base,
    );
    expect(input).toEqual({ budgetCentimes: 0 });
    expect(unreadable).toEqual([{ field: 'noticeDays', kind: 'number' }]);
    expect(inputOf(withLine({ amount: 'beaucoup' }), base).unreadable).toEqual([
      { field: 'schedule.0.gain', kind: 'percentage' },
    ]);
  });
});
