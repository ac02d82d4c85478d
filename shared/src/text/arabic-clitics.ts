import { isArabicWord } from './folding.ts';

/**
 * What Arabic writes joined to the front of a word: the article (ال), alone or behind و ف ب ك, its form after ل
 * (لل), and those one-letter words without the article. Words here are folded.
 */

/** At least two letters must remain, as in the light10 stemmer (Larkey, Ballesteros, Connell 2007). */
const article = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)/;
const bareArticle = /^(?:[وف]?[بك]?ال|[وف]?لل)/;
/** God's name begins with an article nobody drops. */
const allah = /^[وفبكت]?الله$/;

const shortestRest = 3;

/** The word without its article: المصحه, والمصحه and للمصحه are all مصحه. */
export function stripArticle(word: string): string {
  if (!isArabicWord(word) || allah.test(word)) return word;
  return word.replace(article, '');
}

/**
 * What is left of a word being typed after its article, even one letter or none; null when there is no article.
 */
export function restAfterArticle(word: string): string | null {
  if (!isArabicWord(word) || allah.test(word)) return null;
  const rest = word.replace(bareArticle, '');
  return rest === word ? null : rest;
}

/**
 * The word without a bare و ف ب ل ك in front (بالرباط is the article's business; لرباط is this one's), only when
 * what remains is a known word: these letters also begin ordinary words.
 */
export function stripClitic(word: string, isKnown: (word: string) => boolean): string {
  if (word.length < shortestRest + 1 || !isArabicWord(word) || isKnown(word)) return word;
  const first = word.charAt(0);
  if (!'وفبلك'.includes(first)) return word;
  const afterOne = word.slice(1);
  if (isKnown(afterOne)) return afterOne;
  if ('وف'.includes(first) && 'بلك'.includes(word.charAt(1)) && word.length >= shortestRest + 2) {
    const afterTwo = word.slice(2);
    if (isKnown(afterTwo)) return afterTwo;
  }
  return word;
}

/** One-letter mistakes in ال, وال, بال: a letter missing, doubled, swapped or wrong, with how long each is. */
const damagedArticles: readonly RegExp[] = [
  /^ا(?!ل)/, // the lam is missing
  /^ل(?!ل)/, // the alef is missing
  /^لا/, // swapped
  /^اال/,
  /^الل/,
  /^ا.ل/, // one letter too many inside
  /^ا[^ل]/, // wrong second letter
  /^[^ا]ل/, // wrong first letter
  /^[وفبك](?:ا(?!ل)|ل(?!ل)|لا|ا[^ل]|[^ا]ل)/,
];

/**
 * The words a mistyped article may hide (امصحه, لامصحه, اامصحه → مصحه), best guesses first, none when the word is
 * too short to tell. Each counts as one spelling error. The caller must check that the guess is a word that exists.
 */
export function repairArticle(word: string): string[] {
  if (!isArabicWord(word) || word.length < shortestRest + 1) return [];
  const guesses = new Set<string>();
  for (const damage of damagedArticles) {
    const match = damage.exec(word);
    if (!match) continue;
    const rest = word.slice(match[0].length);
    if (rest.length >= shortestRest) guesses.add(rest);
  }
  guesses.delete(word);
  return [...guesses];
}
