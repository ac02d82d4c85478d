/**
 * Isolates for plain text (Unicode Bidirectional Algorithm, UAX #9, 2.5): a name or a code inside a sentence of
 * the other direction keeps its own order and does not pull its neighbours along. Markup uses `<bdi>` instead.
 */
const leftToRightIsolate = '\u2066';
const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';

/** For text whose direction is not known beforehand: names of people, partners, branches. */
export function isolate(text: string): string {
  return `${firstStrongIsolate}${text}${popDirectionalIsolate}`;
}

/** For what always reads left to right: codes, amounts, percentages, phones, times. */
export function isolateLeftToRight(text: string): string {
  return `${leftToRightIsolate}${text}${popDirectionalIsolate}`;
}

/** Marks, isolates and embeddings, as they come along when text is copied from a page. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

export function withoutDirectionMarks(text: string): string {
  return text.replace(directionMarks, '');
}
