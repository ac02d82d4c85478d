import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';
import { createTextRules } from './text-rules.ts';

const rules = createTextRules({ synonyms: [['pharmacie', 'صيدلية', 'saydaliya']] });
const marked = (text: string, query: string) =>
  highlight(text, query, rules)
    .map((segment) => (segment.match ? `[${segment.text}]` : segment.text))
    .join('');

describe('highlight', () => {
  it.each([
    ['مختبر للتحاليل الطبية', 'تحاليل', 'مختبر لل[تحاليل] الطبية', 'the letters after the clitic'],
    ['المُصَحَّة الكبرى', 'مصحة', 'ال[مُصَحَّة] الكبرى', 'tashkeel inside'],
    ['حمـــام تقليدي', 'حمام', '[حمـــام] تقليدي', 'tatweel inside'],
    ['Groupe scolaire L’École', 'ecole', 'Groupe scolaire L’[École]', 'elision and accents'],
    ['Centre d’ophtalmologie', 'opthalmologie', 'Centre d’[ophtalmologie]', 'a spelling error'],
    ['Pharmacie Ibn Sina', 'pharm', '[Pharmacie] Ibn Sina', 'an unfinished word'],
    ['صيدلية ابن سينا', 'pharmacie ibn sina', '[صيدلية] [ابن] [سينا]', 'synonyms and the other script'],
    ['Pharmacie Ibn Sina', 'ابن سينا ', 'Pharmacie [Ibn] [Sina]', 'Latin letters for an Arabic query'],
    ['Salle de sport', 'de', 'Salle de sport', 'stop words stay plain'],
  ])('marks %s for %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('marks nothing for an empty query', () => {
    expect(highlight('Pharmacie', '', rules)).toEqual([{ text: 'Pharmacie', match: false }]);
  });

  it('gives the text back when its segments are joined', () => {
    const text = fc.string({ unit: fc.constantFrom(..."الصيدليةُـ ibnsina'’-é".split('')), maxLength: 40 });
    const whole = (content: string, query: string) =>
      highlight(content, query, rules)
        .map((segment) => segment.text)
        .join('') === content;
    fc.assert(fc.property(text, text, whole), { seed: 21, numRuns: 500 });
  });
});
