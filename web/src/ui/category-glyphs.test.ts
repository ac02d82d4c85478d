import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { categoryGlyphs } from './category-glyphs.ts';

const taxonomy = new URL('../../../server/src/modules/taxonomy/', import.meta.url).pathname;

it('every category of the taxonomy has its icon', () => {
  const sources = globSync('**/*.ts', { cwd: taxonomy }).map((path) => readFileSync(taxonomy + path, 'utf8'));
  const named = sources.flatMap((code) =>
    [...code.matchAll(/\bicon: '([a-z0-9-]+)'/g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(20);
  expect([...new Set(named)].filter((name) => !(name in categoryGlyphs))).toEqual([]);
});
