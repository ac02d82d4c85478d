/**
 * Folding: the one spelling that all spellings of a word are compared in. Pure, no tables to load, the same in
 * the browser and on the server. Changing what `fold` returns changes every index: raise `analyzerVersion`.
 */

/** Letters that Unicode decomposition leaves apart but readers do not. */
const letterFolds: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  // Persian and Urdu keyboards
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ک: 'ك',
  گ: 'ك',
  پ: 'ب',
  چ: 'ش',
  // Maghribi letters for g, v and the Maghribi q
  ݣ: 'ك',
  ڭ: 'ك',
  ڬ: 'ك',
  ڤ: 'ف',
  ڥ: 'ف',
  ڢ: 'ف',
  ڨ: 'ق',
  ء: '',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ı: 'i',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
};

const foldedLetter = new RegExp(`[${Object.keys(letterFolds).join('')}]`, 'g');
/** Combining marks (accents, tashkeel, hamza above or below), tatweel, and invisible direction or joining marks. */
const ignorable = /[\p{M}\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u00AD]/gu;
const arabicDigit = /[\u0660-\u0669\u06F0-\u06F9]/g;
const beyondAscii = /\P{ASCII}/u;
const plainAsciiBacktick = /`/g;

/**
 * The folded form of any text: lower case, no accents or tashkeel, one alef, one ya, one kaf, ta marbuta as ha,
 * ligatures and presentation forms taken apart, ASCII digits, straight apostrophes. Idempotent.
 */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase().replace(plainAsciiBacktick, "'");
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ignorable, '')
    .replace(foldedLetter, (letter) => letterFolds[letter] ?? letter)
    .replace(arabicDigit, (digit) => String(digit.charCodeAt(0) & 0xf));
}

const arabicLetter = /^[\u0621-\u064A]/;
const latinWord = /^[a-z0-9]+$/;
const digit = /\d/;

/** Whether a folded word begins with an Arabic letter. */
export function isArabicWord(foldedWord: string): boolean {
  return arabicLetter.test(foldedWord);
}

/** Whether a folded word has only the letters a to z and digits. */
export function isLatinWord(foldedWord: string): boolean {
  return latinWord.test(foldedWord);
}

/** Whether a word holds a digit: no spelling error is tolerated in such words. */
export function hasDigit(word: string): boolean {
  return digit.test(word);
}
