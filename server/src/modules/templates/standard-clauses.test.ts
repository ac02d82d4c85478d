import { unknownVariablesIn, variablesOfClause } from '@wasl/shared/agreement-text';
import { describe, expect, it } from 'vitest';
import { createTaxonomyModule } from '../taxonomy/index.ts';
import { standardClauses } from './standard-clauses.ts';
import { readTemplateInput } from './template-input.ts';

const clauseTexts = standardClauses.map((clause) => ({ ...clause, source: clause.body }));

describe('the standard text', () => {
  it('could be published as it is', () => {
    const { taxonomy } = createTaxonomyModule();
    const input = { name: { fr: 'Convention' }, categoryCodes: [], clauses: standardClauses };
    expect(readTemplateInput(input, { language: 'fr', taxonomy }).problems).toEqual([]);
    expect(unknownVariablesIn(clauseTexts)).toEqual([]);
  });

  it('names the same in both languages', () => {
    for (const { key, title, source } of clauseTexts) {
      const inLanguage = (language: 'ar' | 'fr') => {
        const empty = { ar: '', fr: '' };
        return variablesOfClause({
          title: { ...empty, [language]: title[language] },
          source: { ...empty, [language]: source[language] },
        }).sort();
      };
      expect([key, ...inLanguage('ar')]).toEqual([key, ...inLanguage('fr')]);
    }
  });

  it('uses in clauses that must stay only what is always known', () => {
    const always = [
      'agreement.reference',
      'organization.name',
      'partner.name',
      'partner.legalName',
      'region.names',
      'schedule.summary',
      'period.years',
      'period.start',
      'period.end',
      'notice.length',
    ];
    const used = clauseTexts.filter(({ isRequired }) => isRequired).flatMap(variablesOfClause);
    expect([...new Set(used)].filter((name) => !always.includes(name))).toEqual([]);
  });

  it('is written in Arabic letters in Arabic, and in Latin ones in French', () => {
    for (const { title, body } of standardClauses)
      for (const text of [title, body]) {
        const bare = { ar: text.ar.replace(/\{\{.*?\}\}/g, ''), fr: text.fr.replace(/\{\{.*?\}\}/g, '') };
        expect(bare.ar).not.toMatch(/[A-Za-z]/);
        expect(bare.fr).not.toMatch(/\p{Script=Arabic}/u);
      }
  });
});
