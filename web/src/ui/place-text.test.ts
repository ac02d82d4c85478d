import { expect, it } from 'vitest';
import { branchPlace, nationalPhone, placeLine } from './place-text.ts';

const named = (display: string) => ({ name: { display } });

it('tells a place once when commune and province have one name', () => {
  expect(placeLine(named('الرباط'), named('الرباط'), 'ar')).toBe('الرباط');
  expect(placeLine(named('أكدال'), named('الرباط'), 'ar')).toBe('أكدال، الرباط');
  expect(placeLine(null, named('Zagora'), 'fr')).toBe('Zagora');
});

it('tells where a branch is in two names at most', () => {
  const branch = { ...named('Agdal'), commune: named('Rabat'), province: named('Rabat') };
  expect(branchPlace(branch, 'fr')).toBe('Agdal, Rabat');
  expect(branchPlace({ ...branch, ...named('Rabat') }, 'fr')).toBe('Rabat');
});

it('writes a Moroccan phone as it is dialled, in pairs that do not break', () => {
  expect(nationalPhone('+212537670102')).toBe('05\u00a037\u00a067\u00a001\u00a002');
  expect(nationalPhone('+33140000000')).toBe('+33140000000');
});
