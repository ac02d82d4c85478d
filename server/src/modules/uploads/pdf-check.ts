import { promisify } from 'node:util';
import { constants, inflate, inflateSync } from 'node:zlib';
import type { FileRefusal } from './file-refusals.ts';

const inflateLater = promisify(inflate);

/** What object streams of one document may unfold to, in bytes, all together. */
const maximumUnfoldedBytes = 64 * 1024 * 1024;

/** More streams than this are looked into by nobody, so that looking takes a second at most. */
const mostStreams = 20_000;

/** Names are rarely written with escapes: those of fonts, with spaces. */
const mostEscapedNames = 20_000;

/** A document says once where to begin, and again in each of its revisions. */
const mostOpenActions = 20;

/** Names that make a document do something when it is opened or pressed, other than going somewhere. */
const activeNames = new Set([
  'JavaScript',
  'Launch',
  'Rendition',
  'RichMedia',
  'SubmitForm',
  'ImportData',
  'XFA',
]);
/** Names that carry another file inside. */
const attachmentNames = new Set(['EmbeddedFile', 'EmbeddedFiles', 'GoToE']);

/** In the syntax of PDF a name is a solidus and what follows up to a delimiter; `#61` stands for `a`. */
const namePattern = /\/([^\s\0()<>[\]{}/%]{1,80})/g;

/**
 * Why a PDF is not taken; null when nothing is wrong with it. It is text to be read, so whatever acts by itself, carries
 * other files or cannot be looked into is refused: in the open, in object streams, and under names written with escapes. This is
 * a filter, not a proof: such files are also never opened here, and never shown as a page of this site (docs/adr/0018).
 */
export async function checkPdf(content: Buffer): Promise<FileRefusal | null> {
  const text = content.toString('latin1');
  // Before the head, or after the end, there may be another file: a page, a program, an archive.
  if (!/^%PDF-[12]\.\d/.test(text)) return 'pdf_unreadable';
  if (!/%%EOF[\s\0]*$/.test(text.slice(-2048))) return 'pdf_unreadable';

  const problem = problemIn(text);
  if (problem) return problem;
  const unfolded = await unfoldObjectStreams(content, text);
  if (!unfolded) return 'pdf_unreadable';
  for (const part of unfolded) {
    const hidden = problemIn(part);
    if (hidden) return hidden;
  }
  return opensByItself([text, ...unfolded]) ? 'pdf_active' : null;
}

/** Every name that stands in a text, escapes undone; null when there are too many escapes to be honest. */
function namesIn(text: string): Set<string> | null {
  const names = new Set<string>();
  let escapedLeft = mostEscapedNames;
  for (const [, written = ''] of text.matchAll(namePattern)) {
    if (written.includes('#') && escapedLeft-- === 0) return null;
    names.add(nameOf(written));
  }
  return names;
}

function nameOf(written: string): string {
  if (!written.includes('#')) return written;
  return written.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function problemIn(text: string): FileRefusal | null {
  const names = namesIn(text);
  if (!names) return 'pdf_unreadable';
  if (names.has('Encrypt')) return 'pdf_encrypted';
  for (const name of activeNames) if (names.has(name)) return 'pdf_active';
  for (const name of attachmentNames) if (names.has(name)) return 'pdf_attachment';
  return null;
}

/**
 * The text of every object stream; null when there is one that cannot be unfolded. Streams are found by what they hold,
 * wherever the word `stream` stands, because a document can lie about the rest: what begins, unfolded, with the table of an
 * object stream (numbers in pairs) is one.
 */
async function unfoldObjectStreams(content: Buffer, text: string): Promise<string[] | null> {
  const unfolded: string[] = [];
  let bytesLeft = maximumUnfoldedBytes;
  let streamsLeft = mostStreams;
  for (const match of text.matchAll(/stream(\r\n|\n|\r)/g)) {
    const start = match.index + match[0].length;
    if (!isDeflated(content, start)) continue;
    if (streamsLeft-- === 0) return null;
    if (!beginsLikeObjectStream(content.subarray(start, start + 512))) continue;
    try {
      const whole = await inflateLater(content.subarray(start), { maxOutputLength: bytesLeft });
      bytesLeft -= whole.length;
      unfolded.push(whole.toString('latin1'));
    } catch {
      return null;
    }
    if (bytesLeft <= 0) return null;
  }
  return declaredObjectStreams(text) <= unfolded.length ? unfolded : null;
}

/** How many object streams the document says it has, under whatever filter. */
function declaredObjectStreams(text: string): number {
  let types = 0;
  let tables = 0;
  for (const match of text.matchAll(namePattern)) {
    const name = nameOf(match[1] ?? '');
    if (name === 'ObjStm') types++;
    // Where the objects begin: a number here, while the `First` of an outline is a reference.
    if (name === 'First') {
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
      if (/^\s*\d+(?!\d)(?!\s+\d+\s+R)/.test(after)) tables++;
    }
  }
  return Math.max(types, tables);
}

/** Whether the head of a deflated stream stands there (RFC 1950 §2.2). */
function isDeflated(content: Buffer, start: number): boolean {
  const [method = 0, flags = 0] = content.subarray(start, start + 2);
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

function beginsLikeObjectStream(beginning: Buffer): boolean {
  try {
    const start = inflateSync(beginning, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    return /^\s*\d+\s+\d+\s/.test(start);
  } catch {
    return false;
  }
}

/**
 * Whether opening the document does more than show a page. Most programs write where to begin (`/OpenAction [3 0 R /Fit]`, or a
 * `GoTo`), which is harmless.
 */
function opensByItself(parts: readonly string[]): boolean {
  let actionsLeft = mostOpenActions;
  for (const part of parts) {
    for (const match of part.matchAll(namePattern)) {
      if (nameOf(match[1] ?? '') !== 'OpenAction') continue;
      if (actionsLeft-- === 0) return true;
      const action = part.slice(match.index + match[0].length, match.index + match[0].length + 400);
      if (!goesToPage(action, parts)) return true;
    }
  }
  return false;
}

function goesToPage(action: string, parts: readonly string[]): boolean {
  if (/^\s*\[/.test(action)) return true;
  if (/^\s*<</.test(action)) return /\/S\s*\/GoTo(?![^\s()<>[\]{}/%])/.test(action);
  const reference = /^\s*(\d{1,10})\s+(\d{1,5})\s+R/.exec(action);
  if (!reference) return false;
  const targets = parts.flatMap((part) => objectsIn(part, Number(reference[1])));
  return targets.length > 0 && targets.every((target) => goesToPage(target, []));
}

/** What stands under an object's number: in the open after `3 0 obj`, or in an object stream where its table says. */
function objectsIn(part: string, number: number): string[] {
  const found: string[] = [];
  for (const match of part.matchAll(new RegExp(`(?<!\\d)${number}\\s+\\d+\\s+obj`, 'g')))
    found.push(part.slice(match.index + match[0].length, match.index + match[0].length + 400));
  const table = /^\s*(\d+\s+\d+\s+)+/.exec(part.slice(0, 65_536))?.[0];
  if (!table) return found;
  const numbers = table.trim().split(/\s+/).map(Number);
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    if (numbers[at] !== number) continue;
    const start = table.length + (numbers[at + 1] ?? 0);
    found.push(part.slice(start, start + 400));
  }
  return found;
}
