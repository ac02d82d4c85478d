import { boundedDistance } from '@wasl/shared/text/edit-distance';
import { fold } from '@wasl/shared/text/folding';

/**
 * Keys under which a place name is looked up. A name of a Moroccan place is written in many ways (Fquih / Fkih,
 * Taroudannt / Taroudant, انزكان / إنزگان): the plain key forgives accents, hamza and spaces; the sound key
 * forgives the transliteration as well and is only ever used together with `similarity`.
 */

const tifinagh = /[\u2d30-\u2d7f]+/gu;

/** Folded as all text is (`fold`), with apostrophes and Tifinagh left out; other punctuation becomes one space. */
export function foldPlaceName(text: string): string {
  return fold(text)
    .replace(/'/gu, '')
    .replace(tifinagh, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The Latin and the Arabic part of a spelling that may hold both (and Tifinagh, which is left out). */
export function splitScripts(text: string): { latin: string; arabic: string } {
  const folded = foldPlaceName(text);
  const words = folded.split(' ');
  return {
    latin: words.filter((word) => /[a-z0-9]/u.test(word)).join(' '),
    arabic: words.filter((word) => /[\u0621-\u064a]/u.test(word)).join(' '),
  };
}

export const isArabic = (text: string): boolean => /[\u0621-\u064a]/u.test(text);

const latinArticles = new Set(
  'el al l la le les es er ed en ez ech ad ar as at az an de du des d'.split(' '),
);

/** The key two spellings share when they differ only in accents, hamza, spaces, hyphens and the article. */
export function plainKey(text: string): string {
  const folded = foldPlaceName(text);
  if (isArabic(folded)) {
    return folded
      .split(' ')
      .map((word) => word.replace(/^ال(?=..)/u, ''))
      .join('');
  }
  const words = folded.split(' ');
  const kept = words.filter((word) => !latinArticles.has(word));
  return (kept.length > 0 ? kept : words).join('');
}

/** The consonants of a name as they sound, so that every transliteration of one name has one key. */
export function soundKey(text: string): string {
  const key = plainKey(text);
  if (isArabic(key)) {
    return key
      .replace(/[قجغ]/gu, 'ك')
      .replace(/ط/gu, 'ت')
      .replace(/[صث]/gu, 'س')
      .replace(/[ضظذ]/gu, 'د')
      .replace(/[اويهع]/gu, '')
      .replace(/(.)\1+/gu, '$1');
  }
  return key
    .replace(/kh/gu, 'x')
    .replace(/[cs]h/gu, '5')
    .replace(/gh|gu(?=[ei])/gu, 'g')
    .replace(/dj/gu, 'j')
    .replace(/ph/gu, 'f')
    .replace(/qu?|ck?/gu, 'k')
    .replace(/z/gu, 's')
    .replace(/[aeiouyw]/gu, '')
    .replace(/(.)\1+/gu, '$1');
}

/** 1 for equal keys, 0 for nothing in common: edit distance over the longer length. */
export function similarity(left: string, right: string): number {
  const length = Math.max(left.length, right.length);
  return length === 0 ? 0 : 1 - boundedDistance(left, right, length) / length;
}
