/** Cuts text into written words, with their place in the original string. */

const SEPARATOR = 0;
const LETTER = 1;
const INSIDE = 2;
const APOSTROPHE = 3;

const letterOrNumber = /[\p{L}\p{N}]/u;
const insideWord = /[\p{M}\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u00AD]/u;
const apostrophe = /['\u2019\u2018\u02BC]/;

/** Classes of UTF-16 units, computed a page of 256 at a time when first met. */
const pages: (Uint8Array | undefined)[] = new Array(256);

function classPage(page: number): Uint8Array {
  const classes = new Uint8Array(256);
  for (let low = 0; low < 256; low++) {
    const code = (page << 8) | low;
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCharCode(code);
    if (apostrophe.test(character)) classes[low] = APOSTROPHE;
    else if (letterOrNumber.test(character)) classes[low] = LETTER;
    else if (insideWord.test(character)) classes[low] = INSIDE;
  }
  pages[page] = classes;
  return classes;
}

function classOf(code: number): number {
  const page = pages[code >> 8] ?? classPage(code >> 8);
  return page[code & 0xff] ?? SEPARATOR;
}

/** French words that lose their vowel before an apostrophe: l'école is the word école. */
const elisions = new Set('l d j n s c m t qu jusqu lorsqu puisqu'.split(' '));
const longestElision = 7;

/**
 * Calls `visit(raw, start, end)` for each written word, in order; `raw` is `text.slice(start, end)`. Elided
 * French articles are skipped. Numbers are words. Characters outside the basic plane separate words.
 */
export function forEachWord(text: string, visit: (raw: string, start: number, end: number) => void): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    while (at < length && classOf(text.charCodeAt(at)) !== LETTER) at++;
    if (at >= length) return;
    const start = at;
    while (at < length) {
      const kind = classOf(text.charCodeAt(at));
      if (kind !== LETTER && kind !== INSIDE) break;
      at++;
    }
    const raw = text.slice(start, at);
    const elided =
      at < length &&
      raw.length <= longestElision &&
      classOf(text.charCodeAt(at)) === APOSTROPHE &&
      elisions.has(raw.toLowerCase());
    if (!elided) visit(raw, start, at);
  }
}
