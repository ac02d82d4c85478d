import { CommandError } from '../errors.ts';

/** A BSON document as decoded here: field order kept, except that integer-like names come first (a JavaScript rule). */
export type Doc = Record<string, unknown>;

/**
 * Reads an own field; `constructor` and `__proto__` inherited from Object are not fields.
 * Arrays answer to their indexes.
 */
export function ownField(container: object, name: string): unknown {
  return Object.hasOwn(container, name) ? (container as Doc)[name] : undefined;
}

/** Sets a field as data, so that `__proto__` becomes a field and never a prototype. */
export function setField(container: object, name: string, value: unknown): void {
  if (name === '__proto__' || (name in Object.prototype && !Object.hasOwn(container, name))) {
    Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
  } else (container as Doc)[name] = value;
}

/** True when walking the path could leave the document for the prototype of all objects. */
export function isPollutingPath(path: string): boolean {
  if (!path.includes('__proto__') && !path.includes('constructor')) return false;
  const parts = path.split('.');
  return parts.some(
    (part, i) => part === '__proto__' || (part === 'constructor' && parts[i + 1] === 'prototype'),
  );
}

/** Refuses a path that `isPollutingPath`. @throws CommandError 2 */
export function refusePollutingPath(path: string): void {
  if (isPollutingPath(path)) {
    throw new CommandError(
      2,
      'BadValue',
      `The path '${path}' is not allowed: it names the prototype of objects`,
    );
  }
}
