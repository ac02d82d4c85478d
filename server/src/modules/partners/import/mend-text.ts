const invisible = /[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const tifinagh = /[\u2d30-\u2d7f]+/gu;
const arabicRun = /[\u0600-\u06ff\u0750-\u077f][\u0600-\u06ff\u0750-\u077f\s\d().،\-']*/gu;
const placeholders =
  /^(unnamed( facility)?|sans nom|n\/?a|null|none|inconnu|unknown|بدون اسم|غير معروف|[-–—_.?*\s]*)$/iu;

/** One form of every letter (presentation forms and ligatures taken apart), no invisible marks, single spaces. */
export function normalizeText(text: string): string {
  return text
    .replace(/[´`]/gu, "'")
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Normalized; empty for what stands in for a missing value (`Unnamed Facility`, `n/a`, `-`). */
export function readText(text: string): string {
  const normalized = normalizeText(text);
  return placeholders.test(normalized) ? '' : normalized;
}

/** The French (Latin) and the Arabic part of a text that may hold both; Tifinagh is left out. */
export function splitByScript(text: string): { ar: string; fr: string } {
  const arabic = (text.match(arabicRun) ?? []).map(trimPunctuation).filter((part) => part !== '');
  const latin = trimPunctuation(text.replace(arabicRun, ' ').replace(tifinagh, ' ').replace(/\s+/gu, ' '));
  return { ar: arabic.join(' '), fr: /[\p{L}\p{N}]/u.test(latin) ? latin : '' };
}

const trimPunctuation = (text: string): string =>
  text
    .trim()
    .replace(/^[\s,;:/|\-–—(]+(?=[^)]*$)/u, '')
    .replace(/[\s,;:/|\-–—]+$/u, '');

const acronyms = new Set(
  'CHU CHP CHR CNSS CNOPS CMSS MGPAP FRDISI IRM OCP ONCF ONEE ISO PMI HD II III IV VI SARL SA DH AGM'.split(
    ' ',
  ),
);
const smallWords = new Set('de du des d la le les et l à au aux en sur'.split(' '));

/** `PHARMACIE LA SANTE` → `Pharmacie la Sante`; a name not all in capitals stays, and so do acronyms. */
export function easeCapitals(name: string): string {
  const letters = name.replace(/[^\p{Script=Latin}]/gu, '');
  if (letters.length < 5 || letters !== letters.toUpperCase()) return name;
  return name.replace(/[\p{Script=Latin}\p{M}]+/gu, (word, offset: number) => {
    const lower = word.toLowerCase();
    if (acronyms.has(word) || (word.length > 1 && !/[aeiouy]/iu.test(lower.normalize('NFD')))) return word;
    if (offset > 0 && smallWords.has(lower)) return lower;
    return word.slice(0, 1) + lower.slice(1);
  });
}
