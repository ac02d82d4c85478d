import { type Language, languages } from '@wasl/shared/language';
import { describe, expect, it } from 'vitest';

interface TextTree {
  readonly [key: string]: string | TextTree;
}

const files = import.meta.glob<TextTree>('./*/*.json', { import: 'default', eager: true });
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!../gql/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const namespaces = [...new Set(Object.keys(files).map((path) => path.replace(/^.*\/|\.json$/g, '')))].sort();
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

function flatten(tree: TextTree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${name}`, value] as [string, string]]
      : flatten(value, `${prefix}${name}.`),
  );
}

function textsOf(language: Language, namespace: string): Map<string, string> {
  return new Map(flatten(files[`./${language}/${namespace}.json`] ?? {}));
}

function baseKeys(texts: ReadonlyMap<string, string>): string[] {
  return [...new Set([...texts.keys()].map((key) => key.replace(pluralSuffix, '')))].sort();
}

/** Names of the values put into a text or any of its plural forms, without the count, which Arabic leaves out of one and two. */
function valuesOf(texts: ReadonlyMap<string, string>, baseKey: string): string[] {
  const forms = [...texts]
    .filter(([key]) => key.replace(pluralSuffix, '') === baseKey)
    .map(([, text]) => text);
  const names = forms.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => name !== 'count').sort();
}

describe.each(namespaces)('texts of %s', (namespace) => {
  const arabic = textsOf('ar', namespace);

  it.each(['fr', 'en'] as const)('exist in Arabic and %s alike', (language) => {
    expect(baseKeys(textsOf(language, namespace))).toEqual(baseKeys(arabic));
  });

  it.each(languages)('have every plural form of %s where things are counted', (language) => {
    const texts = textsOf(language, namespace);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = new Set(
      [...texts.keys()].filter((key) => pluralSuffix.test(key)).map((key) => key.replace(pluralSuffix, '')),
    );
    const missing = [...counted]
      .flatMap((key) => forms.map((form) => `${key}_${form}`))
      .filter((key) => !texts.has(key));
    expect(missing).toEqual([]);
  });

  it.each(languages)('count only in plural forms in %s', (language) => {
    const uncounted = [...textsOf(language, namespace)].filter(
      ([key, text]) => /\{\{\s*count/.test(text) && !pluralSuffix.test(key),
    );
    expect(uncounted).toEqual([]);
  });

  it.each(['fr', 'en'] as const)('take the same values in Arabic and %s', (language) => {
    const texts = textsOf(language, namespace);
    const values = (of: ReadonlyMap<string, string>) =>
      baseKeys(arabic).map((key) => [key, valuesOf(of, key)]);
    expect(values(texts)).toEqual(values(arabic));
  });

  it('are never empty, and carry no exclamation mark', () => {
    const faulty = languages.flatMap((language) =>
      [...textsOf(language, namespace)].filter(([, text]) => text.trim() === '' || /[!¡]/.test(text)),
    );
    expect(faulty).toEqual([]);
  });
});

it('no text is unused', () => {
  const code = Object.values(sources).join('\n');
  const literals = new Set(
    [...code.matchAll(/['"`]([\w-]+(?::[\w-]+)?(?:\.[\w-]+)*)['"`]/g)].map(([, key = '']) => key),
  );
  const patterns = [...code.matchAll(/`([\w.:-]*\$\{[^`]*)`/g)].flatMap(([, template = '']) =>
    patternOf(template),
  );
  const unused = namespaces.flatMap((namespace) =>
    baseKeys(textsOf('ar', namespace)).filter((key) => {
      const names = [key, `${namespace}:${key}`];
      return !names.some((name) => literals.has(name) || patterns.some((pattern) => pattern.test(name)));
    }),
  );
  expect(unused).toEqual([]);
});

/** `error.${kind}Title` → /^error\.[\w-]+Title$/; a template that is not a key gives nothing. */
function patternOf(template: string): RegExp[] {
  const parts = template.split(/\$\{[^}]*\}/);
  const isKey = parts.every((part) => /^[\w.:-]*$/.test(part)) && parts.some((part) => part.includes('.'));
  return isKey ? [new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w-]+')}$`)] : [];
}
