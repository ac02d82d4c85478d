import { describe, expect, it } from 'vitest';
import { stripArticle } from './arabic-clitics.ts';
import { fold } from './folding.ts';
import { romanize, soundKeys, spellChatWord } from './transliteration.ts';

const keysOf = (word: string) => soundKeys(stripArticle(fold(word)));
const meet = (a: string, b: string) => keysOf(a).some((key) => keysOf(b).includes(key));

describe('soundKeys', () => {
  it.each([
    ['سينا', 'Sina'],
    ['ابن', 'Ibn'],
    ['بن', 'Ben'],
    ['صيدلية', 'saydaliya'],
    ['السعادة', 'Essaada'],
    ['السعادة', 'Saada'],
    ['النخيل', 'Ennakhil'],
    ['التيسير', 'Attissir'],
    ['الكوثر', 'Kawtar'],
    ['أميمة', 'Oumaima'],
    ['القدس', 'Qods'],
    ['ياسين', 'Yassine'],
    ['الوحدة', 'Ouahda'],
    ['الزهراوي', 'Ezzahraoui'],
    ['فرح', 'Farah'],
    ['فاطمة', 'Fatimah'],
    ['فدوى', 'Fadoua'],
    ['المغرب', 'Maghreb'],
    ['كليز', 'Gueliz'],
    ['خلدون', 'Khaldoun'],
    ['حمام', '7ammam'],
    ['فندق', 'fondo9'],
    ['مختبر', 'mo5tabar'],
  ])('gives %s and %s one key', (arabic, latin) => {
    expect(meet(arabic, latin)).toBe(true);
  });

  it.each([
    ['سينا', 'Saadi'],
    ['الأمل', 'Amine'],
    ['الرياض', 'Rabat'],
    ['القدس', 'Kandis'],
  ])('keeps %s and %s apart', (arabic, latin) => {
    expect(meet(arabic, latin)).toBe(false);
  });

  it('gives none to words too short to tell apart, and to numbers', () => {
    expect(keysOf('دار')).toEqual([]);
    expect(keysOf('Dr')).toEqual([]);
    expect(keysOf('2026')).toEqual([]);
  });
});

describe('romanize', () => {
  it.each([
    ['سينا', 'sina'],
    ['ابن', 'ibn'],
    ['نوري', 'nouri'],
    ['ياسين', 'yasin'],
    ['سعاده', 'saada'],
  ])('spells %s %s', (arabic, latin) => {
    expect(romanize(arabic)).toBe(latin);
  });

  it('leaves words of other scripts', () => {
    expect(romanize('sina')).toBeNull();
  });
});

describe('spellChatWord', () => {
  it('reads the digits of chat Arabic as letters, and leaves numbers and plain words', () => {
    expect(spellChatWord('7ammam')).toBe('hammam');
    expect(spellChatWord('mo5tabar')).toBe('mokhtabar');
    expect(spellChatWord('2026')).toBeNull();
    expect(spellChatWord('hammam')).toBeNull();
  });
});
