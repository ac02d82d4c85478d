import { describe, expect, it } from 'vitest';
import { isolate, isolateLeftToRight, withoutDirectionMarks } from './bidi.ts';
import { toAsciiDigits } from './digits.ts';

describe('isolates', () => {
  it('wrap a text and come off again', () => {
    expect(isolate('Agdal')).toBe('\u2068Agdal\u2069');
    expect(isolateLeftToRight('−30 %')).toBe('\u2066−30 %\u2069');
    expect(withoutDirectionMarks(`\u200F${isolate('Agdal')}\u202C\u061C`)).toBe('Agdal');
  });
});

describe('toAsciiDigits', () => {
  it('replaces Arabic and Persian digits only', () => {
    expect(toAsciiDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0-9 ٪')).toBe('0123456789 0123456789 0-9 ٪');
  });
});
