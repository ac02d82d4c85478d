import { expect, it } from 'vitest';
import { nameByScript } from './full-name.ts';

it('sorts a typed name by its script', () => {
  expect(nameByScript('  فاطمة الزهراء   الواحي ')).toEqual({ ar: 'فاطمة الزهراء الواحي' });
  expect(nameByScript('Fatima-Zahra El Ouahi')).toEqual({ fr: 'Fatima-Zahra El Ouahi' });
});

it('keeps both scripts when both are typed', () => {
  expect(nameByScript('فاطمة الواحي Fatima El Ouahi')).toEqual({ ar: 'فاطمة الواحي', fr: 'Fatima El Ouahi' });
});

it('is empty for nothing', () => {
  expect(nameByScript('   ')).toEqual({});
});
