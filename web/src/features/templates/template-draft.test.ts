import { describe, expect, it } from 'vitest';
import {
  changeClause,
  changesBetween,
  type DraftClause,
  emptyDraft,
  inputOf,
  isChanged,
  moveClause,
  type TemplateDraft,
  withNewClause,
  withoutClause,
  withVariable,
} from './template-draft.ts';

function clause(key: string, fr = key): DraftClause {
  return {
    key,
    title: { ar: `${key} ع`, fr: key },
    body: { ar: 'نص', fr },
    condition: null,
    isRequired: false,
  };
}

const draft: TemplateDraft = { ...emptyDraft, base: 3, clauses: [clause('a'), clause('b'), clause('c')] };
const keysOf = ({ clauses }: TemplateDraft) => clauses.map(({ key }) => key).join('');

describe('writing a template', () => {
  it('moves a clause one place, and never beyond an end', () => {
    expect(keysOf(moveClause(draft, 'a', 1))).toBe('bac');
    expect(keysOf(moveClause(draft, 'c', -1))).toBe('acb');
    expect(moveClause(draft, 'a', -1)).toBe(draft);
    expect(moveClause(draft, 'c', 1)).toBe(draft);
    expect(moveClause(draft, 'gone', 1)).toBe(draft);
  });

  it('gives a new clause a key that is free', () => {
    const first = withNewClause(draft);
    expect(first.key).toBe('clause-4');
    const again = withNewClause({ ...draft, clauses: [clause('clause-4'), clause('b'), clause('c')] });
    expect(again.key).toBe('clause-5');
  });

  it('knows whether anything but the note changed', () => {
    expect(isChanged({ ...draft, note: 'typo', base: 9 }, draft)).toBe(false);
    expect(isChanged(changeClause(draft, 'b', { isRequired: true }), draft)).toBe(true);
    expect(isChanged(withoutClause(draft, 'b'), draft)).toBe(true);
    expect(isChanged(moveClause(draft, 'a', 1), draft)).toBe(true);
  });

  it('sends no value with a condition that compares nothing', () => {
    const conditional = changeClause(draft, 'a', {
      condition: { variable: 'budget.amount', operator: 'IS_KNOWN', value: 'left over' },
    });
    expect(inputOf(conditional, 't').clauses[0]?.condition?.value).toBeNull();
    expect(inputOf(conditional, 't').documentVersion).toBe(3);
  });

  it('puts a variable at the caret without running into words', () => {
    expect(withVariable('Entre et', 'partner.name', { start: 5, end: 5 })).toEqual({
      text: 'Entre {{partner.name}} et',
      caret: 22,
    });
    expect(withVariable('(x)', 'a', { start: 1, end: 2 }).text).toBe('({{a}})');
    expect(withVariable('', 'a', { start: 0, end: 0 }).text).toBe('{{a}}');
    expect(withVariable('suite', 'a', { start: 0, end: 0 }).text).toBe('{{a}} suite');
  });
});

describe('what changed between two versions', () => {
  const before = [clause('a'), clause('b', 'old words'), clause('c')];

  it('is nothing between equals', () => {
    expect(changesBetween(before, before)).toEqual([]);
  });

  it('tells words, moves, and clauses that came and went', () => {
    const after = [clause('c'), clause('a'), clause('b', 'new words'), clause('d')];
    const kinds = changesBetween([...before, clause('e')], after).map(({ key, kind }) => `${key} ${kind}`);
    expect(kinds).toEqual(['c MOVED', 'a MOVED', 'b CHANGED', 'd ADDED', 'e REMOVED']);
  });

  it('shows the words in the language they changed in', () => {
    const [change] = changesBetween([clause('b', 'old words')], [clause('b', 'new words')]);
    expect(change?.pieces.map(({ side }) => side)).toEqual(['fr']);
    expect(change?.pieces[0]?.pieces.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['REMOVED', 'ADDED']),
    );
  });

  it('counts a clause that must now stay as changed', () => {
    expect(changesBetween([clause('a')], [{ ...clause('a'), isRequired: true }])).toMatchObject([
      { kind: 'CHANGED', pieces: [] },
    ]);
  });
});
