import { expect, it } from 'vitest';
import { type BoardState, filterOf, hasFilters, readBoard, writeBoard } from './board-state.ts';

const all: BoardState = {
  view: 'list',
  text: 'labo',
  sector: 'health',
  province: '09.001',
  owner: '64b7f0c2a1d2e3f4a5b6c7d8',
  onlyLate: true,
  onlyMine: true,
  withEnded: true,
  order: 'NAME',
  stage: 'IN_REVIEW',
  prospect: '64b7f0c2a1d2e3f4a5b6c7d9',
  isAdding: true,
};

it('finds again what it wrote, and leaves what is not its own', () => {
  const params = writeBoard(all, new URLSearchParams('region=09&view=board'));
  expect(readBoard(params)).toEqual(all);
  expect(params.get('region')).toBe('09');
});

it('writes nothing for a board as it first is', () => {
  const first = readBoard(new URLSearchParams());
  expect(writeBoard(first, new URLSearchParams()).toString()).toBe('');
  expect(hasFilters(first)).toBe(false);
});

it('leaves out what cannot be understood', () => {
  const state = readBoard(new URLSearchParams('order=sideways&stage=nowhere&sector=<b>&view=3d'));
  expect(state).toEqual(readBoard(new URLSearchParams()));
});

it('asks the API for what is chosen only', () => {
  expect(filterOf(readBoard(new URLSearchParams('late=1&q=%20')), '09')).toEqual({
    regionCodes: ['09'],
    onlyLate: true,
  });
  expect(filterOf(all, null)).toEqual({
    text: 'labo',
    provinceCodes: ['09.001'],
    sectorCodes: ['health'],
    ownerIds: ['64b7f0c2a1d2e3f4a5b6c7d8'],
    onlyLate: true,
    onlyMine: true,
    includeEnded: true,
  });
});
