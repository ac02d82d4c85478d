import { readFileSync } from 'node:fs';
import type { Language } from '@wasl/shared/language';

const namespaces = new Map<string, Record<string, unknown>>();

/** A text of the web as readers see it, such as `text('fr', 'vouchers', 'actions.cancelVoucher')`; without placeholders only. */
export function text(language: Language, namespace: string, key: string): string {
  const file = new URL(`../../web/src/locales/${language}/${namespace}.json`, import.meta.url);
  const texts = namespaces.get(file.href) ?? JSON.parse(readFileSync(file, 'utf8'));
  namespaces.set(file.href, texts);
  const found = key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts);
  if (typeof found !== 'string') throw new RangeError(`no text ${namespace}:${key} in ${language}`);
  return found;
}
