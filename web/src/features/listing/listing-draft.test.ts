import { expect, it } from 'vitest';
import { completenessOf, editOf, isSameValue, type ListingValue, moved, timeOf } from './listing-draft.ts';

const nothing: ListingValue = {
  text: null,
  line: null,
  codes: null,
  hours: null,
  coordinates: null,
  photos: null,
};
const text = (ar: string, fr: string): ListingValue => ({ ...nothing, text: { ar, fr } });

it('sends only what was edited, with what was seen before', () => {
  const seen = text('مختبر', 'Laboratoire');
  const edit = editOf(
    { NAME: text('مختبر أنير', 'Laboratoire'), WEBSITE: { ...nothing, line: '' } },
    (field) => (field === 'NAME' ? seen : nothing),
  );
  expect(edit).toEqual({
    changes: { name: { ar: 'مختبر أنير', fr: 'Laboratoire' } },
    seen: { name: { ar: 'مختبر', fr: 'Laboratoire' } },
  });
});

it('takes codes in any order for the same, and phones only in theirs', () => {
  const codes = (...list: string[]): ListingValue => ({ ...nothing, codes: list });
  expect(isSameValue('PAYMENT_MEANS', codes('CASH', 'CARD'), codes('CARD', 'CASH'))).toBe(true);
  expect(isSameValue('PHONES', codes('+2125', '+2126'), codes('+2126', '+2125'))).toBe(false);
});

it('counts what a page has and names the next best step', () => {
  const values = [
    { field: 'WEBSITE' as const, value: nothing },
    { field: 'NAME' as const, value: text('مختبر', 'Laboratoire') },
    { field: 'DESCRIPTION' as const, value: text('', 'Analyses') },
  ];
  expect(completenessOf(values)).toEqual({ doneCount: 1, allCount: 3, next: 'DESCRIPTION_BOTH' });
  expect(completenessOf(values.slice(1, 2)).next).toBeNull();
});

it('moves a photo and leaves the order of the others', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});

it('reads times as people type them', () => {
  const typed = ['9', '930', '9h30', '09:30', '1830', '24', '25', '9:75', 'noon'];
  expect(typed.map(timeOf)).toEqual(['09:00', '09:30', '09:30', '09:30', '18:30', '24:00', null, null, null]);
});
