import { expect, it } from 'vitest';
import { type CoverageState, readCoverage, writeCoverage } from './coverage-state.ts';

it('asks first who has no laboratory within 30 km', () => {
  expect(readCoverage(new URLSearchParams())).toMatchObject({
    sector: 'health',
    category: 'laboratory',
    distance: '30',
  });
  expect(writeCoverage(readCoverage(new URLSearchParams()), new URLSearchParams()).toString()).toBe('');
});

it.each<Partial<CoverageState>>([
  { sector: 'sport', category: '' },
  { sector: '', category: '' },
  { sector: 'health', category: 'dentist', distance: '60', measure: 'share' },
  { province: '09.541', showsAll: true },
])('finds again what it wrote: %o', (change) => {
  const state = { ...readCoverage(new URLSearchParams()), ...change };
  const params = writeCoverage(state, new URLSearchParams('region=09'));
  expect(readCoverage(params)).toEqual(state);
  expect(params.get('region')).toBe('09');
});

it('leaves out what cannot be understood', () => {
  expect(readCoverage(new URLSearchParams('distance=31&measure=guess&province=<x>'))).toEqual(
    readCoverage(new URLSearchParams()),
  );
});
