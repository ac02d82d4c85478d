import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AgreementValue,
  blank,
  type CanonicalTerms,
  type ClauseCondition,
  type ClauseText,
  canonicalText,
  conditionHolds,
  renderClauses,
  renderText,
  stretchesOf,
  unknownVariablesIn,
  variablesIn,
} from './agreement-text.ts';
import { agreementVariables, describeVariable, isAgreementVariable } from './agreement-variables.ts';
import { withoutDirectionMarks } from './bidi.ts';

const lri = '\u2066';
const pdi = '\u2069';

const values: Record<string, AgreementValue> = {
  'partner.name': { ar: 'مختبر النخيل', fr: 'Laboratoire Annakhil' },
  'partner.ice': { ar: '001234567000089', fr: '001234567000089' },
  'renewal.kind': { ar: 'تجديد صريح', fr: 'renouvellement exprès', code: 'EXPRESS' },
  'notice.length': { ar: '60 يومًا', fr: '60 jours' },
};

function clause(overrides: Partial<ClauseText> = {}): ClauseText {
  return {
    key: 'object',
    title: { ar: 'الموضوع', fr: 'Objet' },
    source: { ar: 'مع {{partner.name}}', fr: 'Avec {{partner.name}}' },
    condition: null,
    ...overrides,
  };
}

const terms: CanonicalTerms = {
  reference: 'CNV-2611-0001',
  startsOn: '2026-11-22',
  endsOn: '2027-12-31',
  noticeDays: 60,
  renewal: 'EXPRESS',
  budgetCentimes: null,
  schedule: [
    {
      key: 'analyses',
      label: { fr: 'Analyses' },
      serviceCode: null,
      gain: { kind: 'percentage', basisPoints: 3000 },
      condition: null,
      limits: [{ scope: 'household', period: 'year', count: 12 }],
      maximumDiscountCentimes: null,
      dependentCoverage: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
    },
  ],
  attachmentHashes: ['aa', 'bb'],
};

describe('the variables of agreements', () => {
  it('have names of their own, and words in every language', () => {
    const names = agreementVariables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description, example } of agreementVariables) {
      expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      for (const texts of [description, example])
        expect(Object.values(texts).every((text) => text.trim() !== '')).toBe(true);
    }
    expect(isAgreementVariable('partner.ice')).toBe(true);
    expect(isAgreementVariable('partner.iban')).toBe(false);
    expect(describeVariable('partner.ice').fr).toContain('ICE');
  });
});

describe('filling in a text', () => {
  it('puts values where their names stand, spaces inside the braces or not', () => {
    expect(renderText('Avec {{ partner.name }}, ICE {{partner.ice}}.', 'fr', values)).toBe(
      'Avec Laboratoire Annakhil, ICE 001234567000089.',
    );
  });

  it('isolates numbers and codes in Arabic, in values and in the words themselves', () => {
    expect(renderText('رقم {{partner.ice}}', 'ar', values)).toBe(`رقم ${lri}001234567000089${pdi}`);
    expect(renderText('القانون رقم 09-08 و30 % خصم', 'ar', values)).toBe(
      `القانون رقم ${lri}09-08${pdi} و${lri}30 %${pdi} خصم`,
    );
    expect(renderText('{{notice.length}}', 'ar', values)).toBe(`${lri}60${pdi} يومًا`);
  });

  it('keeps the sign of a discount before its number in Arabic', () => {
    expect(renderText('خصم \u221230 %', 'ar', values)).toBe(`خصم ${lri}\u221230 %${pdi}`);
  });

  it('isolates an Arabic value in French', () => {
    const arabicOnly = { 'partner.name': { ar: 'النخيل', fr: 'النخيل' } };
    expect(renderText('Avec {{partner.name}}.', 'fr', arabicOnly)).toBe('Avec \u2068النخيل\u2069.');
  });

  it('leaves a visible blank for what is not known yet, and the braces of what does not exist', () => {
    expect(renderText('ICE {{partner.ice}}', 'fr', {})).toBe(`ICE ${blank}`);
    expect(renderText('ICE {{partner.ice}}', 'fr', { 'partner.ice': { ar: '', fr: '' } })).toBe(
      `ICE ${blank}`,
    );
    expect(renderText('{{partner.iban}}', 'fr', values)).toBe('{{partner.iban}}');
    expect(stretchesOf('A {{partner.name}} {{partner.rc}} {{x}}', 'fr', values)).toEqual([
      { kind: 'WORDS', text: 'A ', variable: null },
      { kind: 'VALUE', text: 'Laboratoire Annakhil', variable: 'partner.name' },
      { kind: 'WORDS', text: ' ', variable: null },
      { kind: 'BLANK', text: blank, variable: 'partner.rc' },
      { kind: 'WORDS', text: ' ', variable: null },
      { kind: 'UNKNOWN', text: '{{x}}', variable: 'x' },
    ]);
  });

  it('takes a value as it is, whatever it looks like', () => {
    const sly = {
      'partner.name': { ar: '{{partner.ice}}', fr: '{{partner.ice}} $&' },
      'partner.ice': { ar: '1', fr: '1' },
    };
    expect(renderText('{{partner.name}}', 'fr', sly)).toBe('{{partner.ice}} $&');
  });

  it('is not misled by names every object has', () => {
    expect(renderText('{{constructor}} {{toString}}', 'fr', values)).toBe('{{constructor}} {{toString}}');
  });

  it('never loses a word of the text around', () => {
    const words = fc.string({ maxLength: 30 }).filter((text) => !/[{}]/.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, fc.constantFrom(...agreementVariables.map(({ name }) => name)))),
        (parts) => {
          const source = parts.map(([text, name]) => `${text}{{${name}}}`).join('');
          for (const language of ['ar', 'fr'] as const) {
            const rendered = stretchesOf(source, language, values);
            const kept = rendered.filter(({ kind }) => kind === 'WORDS').map(({ text }) => text);
            expect(withoutDirectionMarks(kept.join(''))).toBe(
              withoutDirectionMarks(parts.map(([text]) => text).join('')),
            );
          }
          expect(variablesIn(source)).toEqual([...new Set(parts.map(([, name]) => name))]);
        },
      ),
    );
  });
});

describe('conditions of clauses', () => {
  const condition = (
    operator: ClauseCondition['operator'],
    variable: string,
    value: string | null = null,
  ) => ({
    operator,
    variable,
    value,
  });

  it.each([
    [condition('IS_KNOWN', 'partner.name'), true],
    [condition('IS_KNOWN', 'partner.rc'), false],
    [condition('IS_UNKNOWN', 'partner.rc'), true],
    [condition('IS_UNKNOWN', 'partner.name'), false],
    [condition('IS', 'renewal.kind', 'EXPRESS'), true],
    [condition('IS', 'renewal.kind', 'NONE'), false],
    [condition('IS', 'renewal.kind', 'renouvellement exprès'), false],
    [condition('IS', 'partner.name', 'Laboratoire Annakhil'), true],
    [condition('IS', 'partner.name', 'مختبر النخيل'), true],
    [condition('IS', 'partner.rc', '1'), false],
    [condition('IS_NOT', 'renewal.kind', 'NONE'), true],
    [condition('IS_NOT', 'renewal.kind', 'EXPRESS'), false],
    [condition('IS_NOT', 'partner.rc', '1'), true],
    [null, true],
  ])('%j is %s', (asked, holds) => {
    expect(conditionHolds(asked, values)).toBe(holds);
  });

  it('decide which clauses are part of the text, and only those count as lacking something', () => {
    const rendered = renderClauses(
      [
        clause(),
        clause({
          key: 'identity',
          source: { ar: '{{partner.rc}}', fr: '{{partner.rc}}' },
          condition: condition('IS_KNOWN', 'partner.rc'),
        }),
        clause({ key: 'tax', source: { ar: '{{partner.taxId}}', fr: '{{partner.taxId}}' } }),
        clause({ key: 'odd', source: { ar: '{{nobody}}', fr: 'x' } }),
      ],
      values,
    );
    expect(rendered.clauses.map(({ key }) => key)).toEqual(['object', 'tax', 'odd']);
    expect(rendered.missingVariables).toEqual(['partner.taxId']);
    expect(rendered.unknownVariables).toEqual(['nobody']);
    expect(unknownVariablesIn([clause({ condition: condition('IS_KNOWN', 'weather') })])).toEqual([
      'weather',
    ]);
  });
});

describe('the canonical text', () => {
  const text = canonicalText(terms, [clause()], values);

  it('says the same for the same terms, in whatever order fields and attachments come', () => {
    const { schedule, reference, ...rest } = terms;
    const shuffled: CanonicalTerms = { schedule, ...rest, reference, attachmentHashes: ['bb', 'aa'] };
    expect(canonicalText(shuffled, [clause()], values)).toBe(text);
    expect(text.split('\n')[0]).toBe('["wasl-agreement",1]');
  });

  it('does not depend on direction marks or the way accents are written', () => {
    const marked = clause({ source: { ar: 'مع\u200F {{partner.name}}', fr: 'Avec {{partner.name}}' } });
    expect(canonicalText(terms, [marked], values)).toBe(text);
    const composed = clause({ title: { ar: 'الموضوع', fr: 'Dur\u00e9e' } });
    const decomposed = clause({ title: { ar: 'الموضوع', fr: 'Dure\u0301e' } });
    expect(canonicalText(terms, [composed], values)).toBe(canonicalText(terms, [decomposed], values));
  });

  const line = terms.schedule[0];
  if (!line) throw new Error('the terms have a line');
  it.each<[string, Partial<CanonicalTerms>]>([
    ['reference', { reference: 'CNV-2611-0002' }],
    ['first day', { startsOn: '2026-11-23' }],
    ['last day', { endsOn: '2028-01-01' }],
    ['notice', { noticeDays: 30 }],
    ['renewal', { renewal: 'NONE' }],
    ['budget', { budgetCentimes: 0 }],
    ['attachments', { attachmentHashes: ['aa'] }],
    ['gain', { schedule: [{ ...line, gain: { kind: 'percentage', basisPoints: 3001 } }] }],
    ['kind of gain', { schedule: [{ ...line, gain: { kind: 'amount_off', amountCentimes: 3000 } }] }],
    ['limits', { schedule: [{ ...line, limits: [] }] }],
    ['label', { schedule: [{ ...line, label: { ar: 'Analyses' } }] }],
    ['condition', { schedule: [{ ...line, condition: { fr: 'Sur ordonnance' } }] }],
    ['maximum', { schedule: [{ ...line, maximumDiscountCentimes: 1 }] }],
    [
      'coverage',
      { schedule: [{ ...line, dependentCoverage: { ...line.dependentCoverage, spouse: false } }] },
    ],
    ['lines', { schedule: [] }],
  ])('is another when the %s is', (_, change) => {
    expect(canonicalText({ ...terms, ...change }, [clause()], values)).not.toBe(text);
  });

  it('is another when a clause, its order or a value is', () => {
    const second = clause({ key: 'second' });
    const both = canonicalText(terms, [clause(), second], values);
    expect(canonicalText(terms, [second, clause()], values)).not.toBe(both);
    expect(canonicalText(terms, [clause({ key: 'other' })], values)).not.toBe(text);
    expect(
      canonicalText(terms, [clause({ source: { ar: 'مع', fr: 'Avec {{partner.name}}' } })], values),
    ).not.toBe(text);
    const renamed = { ...values, 'partner.name': { ar: 'مختبر النخيل', fr: 'Laboratoire Annakhil 2' } };
    expect(canonicalText(terms, [clause()], renamed)).not.toBe(text);
  });

  it('never says the same for two clauses split elsewhere', () => {
    const words = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(words, words, words, words, (a, b, c, d) => {
        const of = (ar: string, fr: string) => canonicalText(terms, [clause({ source: { ar, fr } })], {});
        const isSame = [a, b].join('\0') === [c, d].join('\0');
        fc.pre(
          ![a, b, c, d].some((text) =>
            /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069{}]|\P{ASCII}/u.test(text),
          ),
        );
        expect(of(a, b) === of(c, d)).toBe(isSame);
      }),
    );
  });
});
