import { describe, expect, it } from 'vitest';
import { type FieldProblemKind, fieldMessage } from './field-message.ts';
import { languages } from './language.ts';

const amountProblems = [
  'empty',
  'not_a_number',
  'negative',
  'ambiguous',
  'too_many_decimals',
  'too_large',
] as const;
const codeProblems = [
  'empty',
  'too_short',
  'too_long',
  'unknown_character',
  'wrong_check_character',
] as const;
const fixed = [
  'required',
  'not_an_email',
  'not_a_phone',
  'not_a_date',
  'date_in_future',
  'unknown_choice',
  'arabic_or_french_needed',
  'password_guessable',
  'consent_needed',
  'link_expired',
  'already_used',
  'membership_number',
] as const;
const problems: FieldProblemKind[] = [
  ...fixed.map((kind) => ({ kind })),
  { kind: 'too_short', minimum: 10 },
  { kind: 'too_long', maximum: 2000 },
  { kind: 'out_of_range', minimum: 1, maximum: 5 },
  ...amountProblems.map((problem) => ({ kind: 'amount' as const, problem })),
  ...codeProblems.map((problem) => ({ kind: 'voucher_code' as const, problem })),
];

describe('the message beside a field', () => {
  it.each(problems)('%j says what is wrong and what to do, in each language', (problem) => {
    for (const language of languages) {
      const text = fieldMessage(problem, language);
      expect(text).toMatch(/^[^!]{20,200}\.$/);
      expect(text).not.toContain('undefined');
      expect(text.split(/(?<=\.) /).length).toBe(2);
      expect(/\p{Script=Arabic}/u.test(text)).toBe(language === 'ar');
    }
  });

  it('counts characters in the form of the language', () => {
    expect(fieldMessage({ kind: 'too_short', minimum: 10 }, 'ar')).toContain('10 أحرف');
    expect(fieldMessage({ kind: 'too_long', maximum: 2000 }, 'fr')).toContain('2\u202F000 caractères');
  });
});
