import { renderClauses } from '@wasl/shared/agreement-text';
import { expect, it } from 'vitest';
import { previewValues, suppositionsOf } from './preview-values.ts';
import { clauseTexts, type DraftClause } from './template-draft.ts';

const variables = [
  { name: 'partner.name', description: { display: '' }, example: { ar: 'مختبر', fr: 'Labo' } },
  { name: 'renewal.kind', description: { display: '' }, example: { ar: 'تجديد', fr: 'renouvellement' } },
];
const clauses: DraftClause[] = [
  {
    key: 'parties',
    title: { ar: 'الأطراف', fr: 'Parties' },
    body: { ar: '{{partner.name}}', fr: '{{partner.name}}' },
    condition: null,
    isRequired: true,
  },
  {
    key: 'renewal',
    title: { ar: 'التجديد', fr: 'Renouvellement' },
    body: { ar: 'ملحق', fr: 'avenant' },
    condition: { variable: 'renewal.kind', operator: 'IS', value: 'EXPRESS' },
    isRequired: false,
  },
];
const shown = (supposed: Record<string, string>) =>
  renderClauses(clauseTexts(clauses), previewValues(variables, supposed)).clauses.map(({ body }) => body.fr);

it('fills in examples', () => {
  expect(shown({})).toEqual(['Labo']);
});

it('shows a conditional clause when its condition is supposed to hold', () => {
  expect(shown({ 'renewal.kind': 'EXPRESS' })).toEqual(['Labo', 'avenant']);
  expect(shown({ 'renewal.kind': 'unknown' })).toEqual(['Labo']);
});

it('offers what can be supposed of the variables that conditions look at', () => {
  expect(suppositionsOf(clauses)).toEqual([
    { variable: 'renewal.kind', choices: ['known', 'unknown', 'EXPRESS'] },
  ]);
});
