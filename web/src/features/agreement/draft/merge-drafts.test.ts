import { describe, expect, it } from 'vitest';
import type { ClauseValues, DraftValues } from './draft-values.ts';
import { mergeDrafts, takeTheirs } from './merge-drafts.ts';

function clause(key: string, sourceFr = `Texte de ${key}`): ClauseValues {
  return { key, isRequired: false, titleAr: key, titleFr: key, sourceAr: key, sourceFr };
}

const base: DraftValues = {
  clauses: [clause('purpose'), clause('pricing'), clause('term')],
  schedule: [],
  signatories: [],
  terms: {
    startsOn: '2027-01-01',
    endsOn: '2028-12-31',
    noticeDays: '60',
    renewal: 'EXPRESS',
    budget: '',
    changeNote: '',
  },
};

describe('what two people wrote into one draft', () => {
  it('stands together where they wrote in different places', () => {
    const mine = { ...base, clauses: [clause('purpose'), clause('pricing', 'Mien'), clause('term')] };
    const theirs = {
      ...base,
      clauses: [clause('purpose', 'Leur'), clause('pricing'), clause('term')],
      terms: { ...base.terms, noticeDays: '90' },
    };
    const { values, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(values.clauses.map(({ sourceFr }) => sourceFr)).toEqual(['Leur', 'Mien', 'Texte de term']);
    expect(values.terms.noticeDays).toBe('90');
  });

  it('is named where both wrote, mine standing until somebody chooses', () => {
    const mine = { ...base, clauses: [clause('purpose'), clause('pricing', 'Mien'), clause('term')] };
    const theirs = { ...base, clauses: [clause('purpose'), clause('pricing', 'Leur'), clause('term')] };
    const { values, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([{ path: 'clauses.pricing', part: 'clauses', key: 'pricing' }]);
    expect(values.clauses[1]?.sourceFr).toBe('Mien');
    const [conflict] = conflicts;
    if (!conflict) throw new Error('no conflict');
    expect(takeTheirs(values, theirs, conflict).clauses[1]?.sourceFr).toBe('Leur');
  });

  it('keeps what one added and leaves out what one took away', () => {
    const mine = { ...base, clauses: [...base.clauses, clause('mine')] };
    const theirs = { ...base, clauses: [clause('purpose'), clause('theirs'), clause('term')] };
    const { values, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(values.clauses.map(({ key }) => key)).toEqual(['purpose', 'theirs', 'term', 'mine']);
  });

  it('asks when one took away what the other changed', () => {
    const mine = { ...base, clauses: [clause('purpose'), clause('term')] };
    const theirs = { ...base, clauses: [clause('purpose'), clause('pricing', 'Leur'), clause('term')] };
    expect(mergeDrafts(base, mine, theirs).conflicts.map(({ key }) => key)).toEqual(['pricing']);
  });

  it('names a field of the terms that both changed', () => {
    const mine = { ...base, terms: { ...base.terms, endsOn: '2027-12-31' } };
    const theirs = { ...base, terms: { ...base.terms, endsOn: '2029-12-31' } };
    const { values, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts.map(({ path }) => path)).toEqual(['terms.endsOn']);
    expect(values.terms.endsOn).toBe('2027-12-31');
  });
});
