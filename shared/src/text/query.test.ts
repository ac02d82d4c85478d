import { describe, expect, it } from 'vitest';
import { createTextRules } from './text-rules.ts';

const rules = createTextRules({
  synonyms: [
    ['pharmacie', 'صيدلية', 'saydaliya'],
    ['salle de sport', 'gym', 'قاعة رياضية'],
  ],
});
const unitsOf = (text: string, prefix = true) =>
  rules.parseQuery(text, prefix).units.map((unit) => unit.words.map(({ term }) => term).join(' '));

describe('parseQuery', () => {
  it('takes the last word for unfinished unless a space or a mark follows', () => {
    const prefixes = (text: string) =>
      rules.parseQuery(text).units.flatMap((unit) => unit.words.map(({ prefix }) => prefix));
    expect(prefixes('ibn sina')).toEqual([false, true]);
    expect(prefixes('ibn sina ')).toEqual([false, false]);
    expect(prefixes('ابن سينا؟')).toEqual([false, false]);
  });

  it('leaves stop words out, unless nothing else is there', () => {
    expect(unitsOf('la pharmacie du centre ')).toEqual(['pharmacie', 'centre']);
    expect(unitsOf('de la ')).toEqual(['de', 'la']);
  });

  it('marks an unfinished stop word as one that may be forgotten', () => {
    const [, second] = rules.parseQuery('salle de').units;
    expect(second?.words[0]?.optional).toBe(true);
  });

  it('groups the words of a known phrase, stop words inside or not', () => {
    expect(unitsOf('salle de sport agadir')).toEqual(['salle sport', 'agadir']);
    expect(unitsOf('قاعة رياضية أكادير')).toEqual(['قاعه رياضيه', 'اكادير']);
  });

  it('knows a phrase run together', () => {
    expect(rules.parseQuery('salledesport ').units[0]?.synonyms).toContainEqual(['gym']);
  });

  it('takes a mistyped or unfinished word for the synonym it is near', () => {
    const near = (text: string) => rules.parseQuery(text).units[0]?.nearSynonyms;
    expect(near('saxdaliya ')?.phrases).toContainEqual(['صيدليه']);
    expect(near('pharm')?.phrases).toContainEqual(['صيدليه']);
    expect(near('phar ')).toBeNull();
  });

  it('drops a bare article being typed', () => {
    expect(unitsOf('صيدلية ال')).toEqual(['صيدليه']);
  });

  it('reads no operator and no more than ten words', () => {
    expect(unitsOf('"gym" -agadir')).toEqual(['gym', 'agadir']);
    expect(unitsOf('b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12')).toHaveLength(10);
  });
});
