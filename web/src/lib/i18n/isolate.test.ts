import { isolate, isolateLeftToRight } from '@wasl/shared/bidi';
import { describe, expect, it } from 'vitest';
import { isolateWhereNeeded } from './isolate.ts';

describe('a value put into an Arabic sentence', () => {
  it.each(['Laboratoire Hay Riad', 'MB-20418', 'مختبر Ibn Rochd'])(
    'is isolated when it has Latin letters: %s',
    (text) => {
      expect(isolateWhereNeeded(text, 'ar')).toBe(isolate(text));
    },
  );

  it.each(['−30 %', '19:00', '0537 00 00 00', '1 860,00', '08:00 – 12:00'])(
    'is isolated when its figures could come apart: %s',
    (text) => {
      expect(isolateWhereNeeded(text, 'ar')).toBe(isolateLeftToRight(text));
    },
  );

  it.each(['فاطمة الزهراء', '14', 'أكدال، الرباط', '3 استفادات'])(
    'stays as it is when nothing can come apart: %s',
    (text) => {
      expect(isolateWhereNeeded(text, 'ar')).toBe(text);
    },
  );
});

describe('a value put into a French sentence', () => {
  it('is isolated when it is Arabic', () => {
    expect(isolateWhereNeeded('مختبر', 'fr')).toBe(isolate('مختبر'));
  });

  it('stays as it is otherwise', () => {
    expect(isolateWhereNeeded('−30 % à Salé', 'fr')).toBe('−30 % à Salé');
  });
});
