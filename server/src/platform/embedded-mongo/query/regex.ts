import type { BSONRegExp } from 'bson';
import { failAt } from '../errors.ts';
import { isBsonRegExp } from '../values/types.ts';

/** `x` flag: drops white space and comments, keeps `\#`. */
const withoutComments = (source: string): string =>
  source.replace(/\\#|#.*$|\s+/gm, (match) => (match === '\\#' ? match : ''));

/**
 * A JavaScript expression for a MongoDB one: flags i, m, s, x and a leading `(?i)` group. Tried with the `u` flag first
 * (code points, as PCRE in UTF mode), then without it for escapes that `u` refuses.
 * @throws CommandError 51091 when it is not a regular expression
 */
export function compileRegex(value: RegExp | BSONRegExp | string, options?: string): RegExp {
  let flags = options ?? '';
  let source: string;
  if (isBsonRegExp(value)) {
    source = value.pattern;
    flags = options ?? value.options;
  } else if (value instanceof RegExp) {
    source = value.source;
    flags = options ?? value.flags.replace(/[gy]/g, '');
  } else source = String(value);
  if (flags.includes('x')) source = withoutComments(source);
  const inline = /^\(\?([ims]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    flags += inline[1];
  }
  flags = [...new Set(flags.replace(/[^ims]/g, ''))].join('');
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    try {
      return new RegExp(source, flags);
    } catch (error) {
      failAt(51091, `Regular expression is invalid: ${(error as Error).message}`);
    }
  }
}
