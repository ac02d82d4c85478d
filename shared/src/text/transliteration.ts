import { hasDigit, isArabicWord, isLatinWord } from './folding.ts';

/**
 * One name in two scripts: سينا and Sina, السعادة and Essaada. Two deterministic forms, both computed from folded
 * words, let a name written in one script be found in the other:
 *
 * - `romanize` spells an Arabic word the way Moroccans do in Latin letters, long vowels only;
 * - `soundKeys` reduces a word of either script to its consonants (merged where transliterations differ), with a
 *   mark for a vowel at the start or the end. Short vowels, which Arabic does not write, vanish from both.
 */

/** Name words whose usual Latin spelling no rule gives. */
const usualSpellings: Readonly<Record<string, string>> = {
  ابن: 'ibn',
  بن: 'ben',
  ابو: 'abou',
  بو: 'bou',
  عبد: 'abd',
  الله: 'allah',
  محمد: 'mohamed',
};

/** Words of descent are one word: Ibn, Ben, Bin, Bnou, ابن, بن. */
const descentWords = new Set(['ibn', 'ibnou', 'ben', 'bin', 'bnou', 'ابن', 'بن']);
const descentKey = 'abn';

interface ArabicLetter {
  /** Latin spelling between consonants. */
  latin: string;
  /** Class in the sound key; empty for vowels. */
  sound: string;
}

const arabicLetters = new Map<string, ArabicLetter>(
  Object.entries({
    ا: ['a', ''],
    ب: ['b', 'b'],
    ت: ['t', 't'],
    ث: ['t', 't'],
    ج: ['j', 'j'],
    ح: ['h', 'h'],
    خ: ['kh', 'x'],
    د: ['d', 'd'],
    ذ: ['d', 'd'],
    ر: ['r', 'r'],
    ز: ['z', 'z'],
    س: ['s', 's'],
    ش: ['ch', 'c'],
    ص: ['s', 's'],
    ض: ['d', 'd'],
    ط: ['t', 't'],
    ظ: ['d', 'd'],
    ع: ['a', ''],
    غ: ['gh', 'g'],
    ف: ['f', 'f'],
    ق: ['k', 'k'],
    ك: ['k', 'k'],
    ل: ['l', 'l'],
    م: ['m', 'm'],
    ن: ['n', 'n'],
    ه: ['h', 'h'],
    و: ['ou', ''],
    ي: ['i', ''],
  }).map(([letter, [latin = '', sound = '']]) => [letter, { latin, sound }]),
);

const arabicVowels = new Set(['ا', 'ع', 'و', 'ي']);

/**
 * An Arabic word in Latin letters (سينا → sina, ياسين → yasin, وردة → wrda), or null when it is not all Arabic
 * letters. The word must be folded, so a final ta marbuta arrives as ه and gives `a`.
 */
export function romanize(word: string): string | null {
  const usual = usualSpellings[word];
  if (usual) return usual;
  let latin = '';
  for (let at = 0; at < word.length; at++) {
    const letter = word.charAt(at);
    const spelled = arabicLetters.get(letter);
    if (!spelled) return null;
    latin += latinLetter(word, at, letter, spelled.latin);
  }
  return latin.replace(/^a+/, 'a').replace(/a{3,}/g, 'aa');
}

function latinLetter(word: string, at: number, letter: string, usual: string): string {
  const last = at === word.length - 1;
  if (letter === 'ه' && last && at > 0) return 'a';
  if (letter !== 'و' && letter !== 'ي') return usual;
  const besideVowel =
    arabicVowels.has(word.charAt(at + 1)) || (at > 0 && arabicVowels.has(word.charAt(at - 1)));
  const glide = at === 0 || (besideVowel && !last);
  if (letter === 'و') return glide ? 'w' : 'ou';
  return glide ? 'y' : 'i';
}

/** Letters of chat Arabic that stand for what Latin has no letter for. */
const chatDigits: Readonly<Record<string, string>> = {
  '2': 'a',
  '3': 'a',
  '5': 'kh',
  '6': 't',
  '7': 'h',
  '8': 'gh',
  '9': 'k',
};
const chatWord = /^(?=.*[a-z])[a-z235-9]*[235-9][a-z235-9]*$/;

/** A word of chat Arabic in plain letters (7ammam → hammam, fondo9 → fondok), or null when it is not one. */
export function spellChatWord(word: string): string | null {
  if (!chatWord.test(word)) return null;
  return word.replace(/\d/g, (digit) => chatDigits[digit] ?? digit);
}

const shortestKey = 3;
const shortestKeyedRest = 4;
/** The article as Latin letters join it: El-Amal → elamal, Essaada, Ennakhil, Attissir, Achchifa. */
const joinedArticle = /^(?:[ae]l(?=[^aeiouy])|el|[ae](?=(ss|zz|rr|nn|tt|dd|ch|sh)))/;

/**
 * The sound keys of a folded word: none when it is too short to be told apart, several when a Latin word may begin
 * with the article or its end is ambiguous. Keys are lower-case ASCII.
 */
export function soundKeys(word: string): string[] {
  if (descentWords.has(word)) return [descentKey];
  if (isArabicWord(word)) return longEnough(arabicKeys(word));
  const letters = hasDigit(word) ? spellChatWord(word) : word;
  if (!letters || !isLatinWord(letters)) return [];
  const keys = latinKeys(letters);
  const rest = letters.replace(joinedArticle, '');
  if (rest !== letters && rest.length >= shortestKeyedRest) keys.push(...latinKeys(rest));
  return longEnough(keys);
}

function longEnough(keys: readonly string[]): string[] {
  return keys.filter((key, at) => key.length >= shortestKey && keys.indexOf(key) === at);
}

/** What a longer word's key begins with, for a word still being typed: the key without its final vowel. */
export function soundKeyPrefix(key: string): string {
  return /[aiu]$/.test(key) ? key.slice(0, -1) : key;
}

/** A final ya may have been an alef maqsura, which sounds like alef (فدوى, Fadoua): both keys. */
function arabicKeys(word: string): string[] {
  const key = arabicKey(word);
  return word.endsWith('ي') ? [key, `${key.slice(0, -1)}a`] : [key];
}

function arabicKey(word: string): string {
  let key = '';
  const lastAt = word.length - 1;
  for (let at = 0; at <= lastAt; at++) {
    const letter = word.charAt(at);
    const spelled = arabicLetters.get(letter);
    if (!spelled) return '';
    if (at === 0) key += arabicInitial(letter, spelled.sound);
    else if (at === lastAt) key += arabicFinal(letter, spelled.sound);
    else key += spelled.sound;
  }
  return key;
}

function arabicInitial(letter: string, sound: string): string {
  if (letter === 'و') return 'w';
  if (letter === 'ي') return 'y';
  return sound || 'a';
}

function arabicFinal(letter: string, sound: string): string {
  if (letter === 'ه' || letter === 'ا') return 'a';
  if (letter === 'ي') return 'i';
  if (letter === 'و') return 'u';
  return sound;
}

/** Groups of Latin letters and the sound each writes; the first that fits wins. Vowels write nothing. */
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/tch|sch|ch|sh/y, 'c'],
  [/kh/y, 'x'],
  [/gh/y, 'g'],
  [/dh/y, 'd'],
  [/th/y, 't'],
  [/ph/y, 'f'],
  [/dj|j|g(?=[eiy])(?!ue|ui)/y, 'j'],
  [/qu|gu(?=[eiy])|ck|g|k|q/y, 'k'],
  [/c(?=[eiy])|s/y, 's'],
  [/c/y, 'k'],
  [/p|b/y, 'b'],
  [/v|f/y, 'f'],
  [/x/y, 'ks'],
  [/[dhlmnrtz]/y, ''],
];

const latinVowel = /[aeiouyw]/;
const initialGlide = /^(?:w|ou(?=[aei]))/;
const initialY = /^y(?=[aeiou])/;
const muteE = /(?<=.)e$/;
/** A final h is a ta marbuta (Fatimah) or a letter that sounds (Farah, فرح): both keys. */
const doubtfulH = /(?<=[aeiou])h$/;

function latinKeys(word: string): string[] {
  return doubtfulH.test(word) ? [latinKey(word), latinKey(word.slice(0, -1))] : [latinKey(word)];
}

function latinKey(word: string): string {
  const spoken = word.replace(muteE, '');
  let at = 0;
  let key = '';
  if (initialGlide.test(spoken)) {
    key = 'w';
    at = spoken.startsWith('w') ? 1 : 2;
  } else if (initialY.test(spoken)) {
    key = 'y';
    at = 1;
  } else if (latinVowel.test(spoken.charAt(0))) key = 'a';
  let afterVowel = true;
  while (at < spoken.length) {
    if (latinVowel.test(spoken.charAt(at))) {
      afterVowel = true;
      at++;
      continue;
    }
    const { sound, length } = latinSoundAt(spoken, at);
    if (afterVowel || !key.endsWith(sound)) key += sound;
    afterVowel = false;
    at += length;
  }
  return key + finalVowel(spoken);
}

function latinSoundAt(word: string, at: number): { sound: string; length: number } {
  for (const [letters, sound] of latinSounds) {
    letters.lastIndex = at;
    const match = letters.exec(word);
    if (match) return { sound: sound || match[0], length: match[0].length };
  }
  return { sound: '', length: 1 };
}

function finalVowel(word: string): string {
  if (word.length < 2) return '';
  const last = word.charAt(word.length - 1);
  if (last === 'a') return 'a';
  if (last === 'i' || last === 'y' || last === 'e') return 'i';
  return last === 'o' || last === 'u' || last === 'w' ? 'u' : '';
}
