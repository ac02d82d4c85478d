import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>(
  ['./**/*.{ts,tsx}', '!./**/*.test.{ts,tsx}', '!./gql/**', '!./ui/gallery/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
// Vitest empties style sheets that are imported.
const sheets = Object.fromEntries(
  globSync('**/*.css', { cwd: import.meta.dirname }).map((path) => [
    path,
    readFileSync(`${import.meta.dirname}/${path}`, 'utf8'),
  ]),
);

interface SyntaxNode {
  type: string;
  [field: string]: unknown;
}

function* walk(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  else if (value !== null && typeof value === 'object') {
    if (typeof (value as SyntaxNode).type === 'string') yield value as SyntaxNode;
    for (const field of Object.values(value)) yield* walk(field);
  }
}

const letters = /\p{L}{2,}/u;
const spokenAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label']);

function attributeText({ name, value }: SyntaxNode): string | null {
  const attribute = (name as SyntaxNode | undefined)?.name;
  const text = (value as SyntaxNode | null | undefined)?.value;
  return typeof attribute === 'string' && spokenAttributes.has(attribute) && typeof text === 'string'
    ? text
    : null;
}

/** Text that a reader would see or hear and no translator ever would. */
function visibleTexts(path: string, code: string): string[] {
  const found: string[] = [];
  for (const node of walk(parseSync(path, code).program)) {
    const text =
      node.type === 'JSXText'
        ? String(node.value)
        : node.type === 'JSXAttribute'
          ? attributeText(node)
          : null;
    if (text && letters.test(text)) found.push(`${path}: ${text.trim()}`);
  }
  return found;
}

describe('the sources of the web', () => {
  it('show no text that is not in the locales', () => {
    const pages = Object.entries(sources).filter(([path]) => path.endsWith('.tsx'));
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.flatMap(([path, code]) => visibleTexts(path, code))).toEqual([]);
  });

  it('finds such a text when there is one', () => {
    expect(visibleTexts('x.tsx', 'export const X = () => <p title="Fermer">{1} résultats</p>;')).toHaveLength(
      2,
    );
  });

  it('place things by logical sides only, so that Arabic mirrors by itself', () => {
    const physicalUtility =
      /(?<=["'`\s:])-?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-(?:[lr]|t[lr]|b[lr])|scroll-[mp][lr])-(?:\d|px|auto|full|\[)|(?<=["'`\s:])text-(?:left|right)(?=["'`\s])|(?<=["'`\s:])float-(?:left|right)/g;
    const physicalRule =
      /^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|text-align:\s*(?:left|right)|float)\b/gm;
    const found = [
      ...Object.entries(sources).flatMap(([path, code]) =>
        [...code.matchAll(physicalUtility)].map(([hit]) => `${path}: ${hit}`),
      ),
      ...Object.entries(sheets).flatMap(([path, code]) =>
        [...code.matchAll(physicalRule)].map(([hit]) => `${path}: ${hit}`),
      ),
    ];
    expect(Object.keys(sheets).length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  it('never convert time with the zone rules of the device', () => {
    const conversion =
      /Intl\.(?:DateTimeFormat|RelativeTimeFormat)|\.toLocale(?:Date|Time)?String\(|\.get(?:Hours|Minutes|Day|Date|Month|FullYear)\(|getTimezoneOffset/;
    expect(
      Object.entries(sources)
        .filter(([, code]) => conversion.test(code))
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('import downwards only: lib, ui, features, app; features do not know each other', () => {
    const wrong: string[] = [];
    for (const [path, code] of Object.entries(sources)) {
      const [, layer = '', feature = ''] = path.split('/');
      for (const [, target = ''] of code.matchAll(/(?:from|import)\s*\(?'(\.{1,2}\/[^']+)'/g)) {
        const [, targetLayer = '', targetFeature = ''] = new URL(target, `file:///${path}`).pathname
          .replace(/^\//, './')
          .split('/');
        if (!mayImport({ layer, feature }, { layer: targetLayer, feature: targetFeature }))
          wrong.push(`${path} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

interface Place {
  layer: string;
  feature: string;
}

const below: Record<string, readonly string[]> = {
  lib: ['gql', 'locales'],
  ui: ['lib'],
  features: ['lib', 'ui', 'gql'],
  app: ['lib', 'ui', 'features', 'gql'],
};

function mayImport(from: Place, to: Place): boolean {
  if (from.layer === to.layer) return from.layer !== 'features' || from.feature === to.feature;
  return below[from.layer]?.includes(to.layer) ?? false;
}
