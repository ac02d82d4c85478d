import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costLimit } from './cost-limit.ts';

const schema = buildSchema(`
  type Query { things: [Thing!]! page(first: Int = 20): Page! one: Thing! }
  type Page { edges: [Edge!]! }
  type Edge { node: Thing! }
  type Thing { id: ID! parts: [Thing!]! }
`);

function isRefused(maximum: number, text: string): boolean {
  return validate(schema, parse(text), [costLimit(maximum)]).length > 0;
}

describe('cost limit', () => {
  it('counts a field once for each item of the lists around it', () => {
    const text = '{ things { parts { id } } }';
    // things + 10 × (parts + 10 × id)
    expect(isRefused(110, text)).toBe(true);
    expect(isRefused(111, text)).toBe(false);
  });

  it('takes a page to hold as many as were asked for', () => {
    // page + edges + 5 × (node + id)
    expect(isRefused(11, '{ page(first: 5) { edges { node { id } } } }')).toBe(true);
    expect(isRefused(12, '{ page(first: 5) { edges { node { id } } } }')).toBe(false);
  });

  it('takes the default page size when none was given and the largest when it is a variable', () => {
    expect(isRefused(42, '{ page { edges { node { id } } } }')).toBe(false);
    expect(isRefused(41, '{ page { edges { node { id } } } }')).toBe(true);
    expect(isRefused(201, 'query ($n: Int) { page(first: $n) { edges { node { id } } } }')).toBe(true);
    expect(isRefused(202, 'query ($n: Int) { page(first: $n) { edges { node { id } } } }')).toBe(false);
  });

  it('counts fragments where they are spread', () => {
    const text = 'query { a: one { ...T } b: one { ...T } } fragment T on Thing { parts { id } }';
    expect(isRefused(23, text)).toBe(true);
    expect(isRefused(24, text)).toBe(false);
  });

  it('does not follow a fragment that spreads itself', () => {
    expect(isRefused(10, 'query { one { ...T } } fragment T on Thing { id ...T }')).toBe(false);
  });
});
