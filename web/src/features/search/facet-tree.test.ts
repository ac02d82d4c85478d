import { describe, expect, it } from 'vitest';
import { placeTree, shortened, withChosen } from './facet-tree.ts';

const facets = {
  regions: [
    { code: '04', name: 'Rabat', count: 14 },
    { code: '06', name: 'Casablanca', count: 9 },
  ],
  provinces: [
    { code: '04.421', name: 'Rabat', count: 8 },
    { code: '06.141', name: 'Casablanca', count: 9 },
  ],
  communes: [{ code: '04.421.01.0', name: 'Agdal', count: 3 }],
};
const nowhere = { regions: [], provinces: [], communes: [] };
const nameOf = (code: string) => `name of ${code}`;

describe('places to narrow by', () => {
  it('are the regions alone at first', () => {
    const tree = placeTree(facets, nowhere, nameOf);
    expect(tree.map(({ code, children }) => [code, children.length])).toEqual([
      ['04', 0],
      ['06', 0],
    ]);
  });

  it('open under what was chosen, with nothing of elsewhere', () => {
    const tree = placeTree(facets, { ...nowhere, regions: ['04'], provinces: ['04.421'] }, nameOf);
    expect(tree[0]?.children.map(({ code }) => code)).toEqual(['04.421']);
    expect(tree[0]?.children[0]?.children.map(({ code }) => code)).toEqual(['04.421.01.0']);
    expect(tree[1]?.children).toEqual([]);
  });
});

describe('a chosen value', () => {
  it('stays with 0 when nothing has it, so that it can be taken back', () => {
    expect(withChosen([], ['laboratory'], nameOf)).toEqual([
      { code: 'laboratory', name: 'name of laboratory', count: 0, isChosen: true, children: [] },
    ]);
  });

  it('is shown however long the list is', () => {
    const values = ['a', 'b', 'c', 'd'].map((code) => ({ code, name: code, count: 1 }));
    expect(shortened(withChosen(values, ['d'], nameOf), 2).map(({ code }) => code)).toEqual(['a', 'b', 'd']);
  });
});
