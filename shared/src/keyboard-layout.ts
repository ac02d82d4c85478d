/**
 * Undoing a hardware scanner whose setting does not match the computer's keyboard. A scanner presses the keys of a US
 * keyboard; the computer writes what those keys mean in its own layout. Only the characters of tokens and codes are
 * mapped: A–Z, 0–9, the dot and the hyphen. Layouts after xkeyboard-config `fr`, `ara(basic)` and `ara(azerty)`, the
 * last being the usual one in Morocco; Windows differs in the quotation marks, which are mapped too.
 */
export type KeyboardLayout = 'azerty' | 'arabic';

type Keys = readonly (readonly [typed: string, key: string])[];

/** The top row without shift, shared by French AZERTY and Arabic AZERTY. */
const frenchTopRow: Keys = [
  ['&', '1'],
  ['é', '2'],
  ['"', '3'],
  ["'", '4'],
  ['(', '5'],
  ['-', '6'],
  ['è', '7'],
  ['_', '8'],
  ['ç', '9'],
  ['à', '0'],
  [')', '-'],
  ['É', '2'],
  ['È', '7'],
  ['Ç', '9'],
  ['À', '0'],
];

const azerty: Keys = [
  ...frenchTopRow,
  [':', '.'],
  ['/', '.'],
  ['A', 'Q'],
  ['Q', 'A'],
  ['Z', 'W'],
  ['W', 'Z'],
  [',', 'M'],
  ['?', 'M'],
];

/** Without shift. Longer sequences come first: the key of B writes lam and alef. */
const arabicPlain: Keys = [
  ['لا', 'B'],
  ['ض', 'Q'],
  ['ص', 'W'],
  ['ث', 'E'],
  ['ق', 'R'],
  ['ف', 'T'],
  ['غ', 'Y'],
  ['ع', 'U'],
  ['ه', 'I'],
  ['خ', 'O'],
  ['ح', 'P'],
  ['ش', 'A'],
  ['س', 'S'],
  ['ي', 'D'],
  ['ب', 'F'],
  ['ل', 'G'],
  ['ا', 'H'],
  ['ت', 'J'],
  ['ن', 'K'],
  ['م', 'L'],
  ['ئ', 'Z'],
  ['ء', 'X'],
  ['ؤ', 'C'],
  ['ر', 'V'],
  ['ى', 'N'],
  ['ة', 'M'],
  ['ز', '.'],
];

/** With shift, as scanners press it for capitals. */
const arabicShifted: Keys = [
  ['لإ', 'T'],
  ['لأ', 'G'],
  ['لآ', 'B'],
  ['\u064E', 'Q'],
  ['\u064B', 'W'],
  ['\u064F', 'E'],
  ['\u064C', 'R'],
  ['إ', 'Y'],
  ['`', 'U'],
  ['‘', 'U'],
  ['÷', 'I'],
  ['×', 'O'],
  ['؛', 'P'],
  ['\u0650', 'A'],
  ['\u064D', 'S'],
  [']', 'D'],
  ['[', 'F'],
  ['أ', 'H'],
  ['ـ', 'J'],
  ['،', 'K'],
  ['/', 'L'],
  ['~', 'Z'],
  ['\u0652', 'X'],
  ['}', 'C'],
  ['{', 'V'],
  ['آ', 'N'],
  ['’', 'M'],
];

/** The apostrophe is 4 on the top row of Arabic AZERTY and M with shift on the other Arabic layout. */
const arabicAzertyKeys: Keys = [...arabicShifted, ...arabicPlain, ...frenchTopRow];
const arabicKeys: Keys = [...arabicShifted, ["'", 'M'], ...arabicPlain];

interface UndoableLayout {
  layout: KeyboardLayout;
  /** Characters that make it worth trying. */
  hint: RegExp;
  /** Characters that hardly come from anywhere else. */
  sign: RegExp;
  undo: (text: string) => string;
}

const arabicSign = /\p{Script=Arabic}|[\u064B-\u0652ـ،؛÷×]/u;
const arabicHint = /\p{Script=Arabic}|[\u064B-\u0652ـ،؛÷×[\]{}~‘’]/u;
const layouts: readonly UndoableLayout[] = [
  { layout: 'azerty', hint: /[&é"'(è_çàÉÈÇÀ,?:/]/u, sign: /[éèçàÉÈÇÀ]|&.*[:?]/u, undo: undoer(azerty) },
  { layout: 'arabic', hint: arabicHint, sign: arabicSign, undo: undoer(arabicAzertyKeys) },
  { layout: 'arabic', hint: arabicHint, sign: arabicSign, undo: undoer(arabicKeys) },
];

/** Replaces each key's output by the key, longest first; what no key writes stays. */
function undoer(keys: Keys): (text: string) => string {
  const keyOf = new Map<string, string>();
  for (const [typed, key] of keys) if (!keyOf.has(typed)) keyOf.set(typed, key);
  return (text) => {
    let result = '';
    for (let i = 0; i < text.length; ) {
      const pair = text.slice(i, i + 2);
      const typed = pair.length === 2 && keyOf.has(pair) ? pair : text.charAt(i);
      result += keyOf.get(typed) ?? typed;
      i += typed.length;
    }
    return result;
  };
}

/** Lam-alef as one presentation form, as some keyboards write it, to the two letters others write. */
const lamAlefForms = new Map([
  ['\uFEF5', 'لآ'],
  ['\uFEF7', 'لأ'],
  ['\uFEF9', 'لإ'],
  ['\uFEFB', 'لا'],
]);

/**
 * What the scanner may have pressed, for each layout worth trying. The text must come as typed: Unicode
 * normalization would reorder the vowel signs that shifted keys write.
 */
export function undoKeyboardLayouts(text: string): { layout: KeyboardLayout; text: string }[] {
  const typed = asTyped(text);
  return layouts
    .filter(({ hint }) => hint.test(typed))
    .map(({ layout, undo }) => ({ layout, text: undo(layout === 'azerty' ? typed.toUpperCase() : typed) }));
}

/** Whether a text was most likely written through the wrong layout, whether or not that can be undone. */
export function bearsSignsOfLayout(text: string): boolean {
  return layouts.some(({ sign }) => sign.test(text));
}

function asTyped(text: string): string {
  return text
    .replace(/\s/gu, '')
    .replace(/[\uFEF5\uFEF7\uFEF9\uFEFB]/g, (form) => lamAlefForms.get(form) ?? form);
}
