import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TextPiece, textDifference, textsDiffer } from './text-difference.ts';

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');
const sideOf = (pieces: readonly TextPiece[], gone: TextPiece['kind']) =>
  pieces.filter(({ kind }) => kind !== gone).flatMap(({ text }) => words(text));

const kinds = (pieces: readonly TextPiece[]) => pieces.map(({ kind, text }) => [kind, text.trim()]);

describe('the difference of two texts', () => {
  it('shows what was and what is, in reading order, in French', () => {
    expect(
      kinds(
        textDifference(
          'Un préavis de trente jours est donné.',
          'Un préavis écrit de soixante jours est donné.',
        ),
      ),
    ).toEqual([
      ['KEPT', 'Un préavis'],
      ['ADDED', 'écrit'],
      ['KEPT', 'de'],
      ['REMOVED', 'trente'],
      ['ADDED', 'soixante'],
      ['KEPT', 'jours est donné.'],
    ]);
  });

  it('and in Arabic', () => {
    expect(kinds(textDifference('مدة الإشعار ثلاثون يومًا.', 'مدة الإشعار ستون يومًا كاملة.'))).toEqual([
      ['KEPT', 'مدة الإشعار'],
      ['REMOVED', 'ثلاثون يومًا.'],
      ['ADDED', 'ستون يومًا كاملة.'],
    ]);
  });

  it('finds nothing in spaces, direction marks and ways to write an accent', () => {
    expect(kinds(textDifference('Durée  de\n60 jours', 'Dure\u0301e de \u206660\u2069 jours'))).toEqual([
      ['KEPT', 'Dure\u0301e de \u206660\u2069 jours'],
    ]);
    expect(textsDiffer('a b', ' a  b ')).toBe(false);
    expect(textsDiffer('a b', 'a c')).toBe(true);
    expect(textsDiffer('a', 'a b')).toBe(true);
  });

  it.each([
    ['', '', []],
    ['', 'tout est neuf', [['ADDED', 'tout est neuf']]],
    ['tout est parti', '', [['REMOVED', 'tout est parti']]],
    ['  ', 'x', [['ADDED', 'x']]],
  ])('from %j to %j', (before, after, expected) => {
    expect(kinds(textDifference(before, after))).toEqual(expected);
  });

  it('gives both texts back, and no two neighbours of a kind', () => {
    const text = fc
      .array(fc.constantFrom('الشريك', 'يمنح', 'تخفيضًا', 'le', 'partenaire', 'accorde', '30 %', 'et', '.'))
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDifference(before, after);
        expect(sideOf(pieces, 'ADDED')).toEqual(words(before));
        expect(sideOf(pieces, 'REMOVED')).toEqual(words(after));
        expect(pieces.every(({ kind }, index) => kind !== pieces[index - 1]?.kind)).toBe(true);
        expect(pieces.every(({ kind }) => kind === 'KEPT')).toBe(!textsDiffer(before, after));
      }),
    );
  });

  it('keeps as many words as can be kept', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const kept = textDifference(before.join(' '), after.join(' '))
          .filter(({ kind }) => kind === 'KEPT')
          .flatMap(({ text }) => words(text));
        expect(kept.length).toBe(longestCommon(before, after));
      }),
    );
  });

  it('shows texts too long to compare word by word as replaced, and takes its time on none', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ');
    const pieces = textDifference(`Article 1 ${long('a')} fin`, `Article 1 ${long('b')} fin`);
    expect(pieces.map(({ kind }) => kind)).toEqual(['KEPT', 'REMOVED', 'ADDED', 'KEPT']);
  });
});

/** By trying everything: what the table must find. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined || b.length === 0) return 0;
  const at = b.indexOf(first);
  const without = longestCommon(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(at + 1)));
}
