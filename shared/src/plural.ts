import type { Language } from './language.ts';

/** Plural categories of CLDR; Arabic has all six, French and English `one` and `other` (and French `many`). */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Forms of one noun; a category without its own form takes `other`. */
export type PluralForms = { [category in Exclude<PluralCategory, 'other'>]?: string } & { other: string };

const rulesByLanguage = new Map<Language, Intl.PluralRules>();

export function pluralCategory(count: number, language: Language): PluralCategory {
  let rules = rulesByLanguage.get(language);
  if (!rules) {
    rules = new Intl.PluralRules(language);
    rulesByLanguage.set(language, rules);
  }
  return rules.select(count);
}

/** The form of a noun that goes with a count; the caller writes the count, or leaves it out as Arabic does for 1 and 2. */
export function pluralForm(count: number, language: Language, forms: PluralForms): string {
  return forms[pluralCategory(count, language)] ?? forms.other;
}
