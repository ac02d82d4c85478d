import { isolate, isolateLeftToRight } from '@wasl/shared/bidi';
import type { Language } from '@wasl/shared/language';

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const leftToRight = /[A-Za-z\u00c0-\u024f]/u;
/** Signs, ranges, percentages, times and phones come apart next to Arabic letters; plain digits do not. */
const looseNumber = /\d[^\d\s\p{L}]|[^\d\s\p{L}]\d|\d\s+[^\d\p{L}]|\d\s\d/u;

/**
 * Wraps a value put into a sentence in Unicode isolates when its letters run the other way or its figures could come apart, so that a
 * French name or a code stays whole in an Arabic sentence. Text of the sentence's own script stays as it is, searchable and unmarked.
 */
export function isolateWhereNeeded(text: string, language: Language): string {
  if (language !== 'ar') return rightToLeft.test(text) ? isolate(text) : text;
  if (leftToRight.test(text)) return isolate(text);
  if (!looseNumber.test(text)) return text;
  return rightToLeft.test(text) ? isolate(text) : isolateLeftToRight(text);
}
