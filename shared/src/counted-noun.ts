import type { Language } from './language.ts';
import { formatNumber } from './number-format.ts';
import { type PluralForms, pluralCategory } from './plural.ts';

/** Forms of a noun per language; `#` stands for the number. Arabic says one and two without it. */
interface Noun {
  /** After a preposition or as an object (بعد يومين); `two` differs as a subject (يومان). */
  ar: PluralForms & { twoAsSubject: string };
  fr: PluralForms;
  en: PluralForms;
}

const nouns = {
  second: {
    ar: { one: 'ثانية', two: 'ثانيتين', twoAsSubject: 'ثانيتان', few: '# ثوانٍ', other: '# ثانية' },
    fr: { one: '# seconde', other: '# secondes' },
    en: { one: '# second', other: '# seconds' },
  },
  minute: {
    ar: { one: 'دقيقة', two: 'دقيقتين', twoAsSubject: 'دقيقتان', few: '# دقائق', other: '# دقيقة' },
    fr: { one: '# minute', other: '# minutes' },
    en: { one: '# minute', other: '# minutes' },
  },
  hour: {
    ar: { one: 'ساعة', two: 'ساعتين', twoAsSubject: 'ساعتان', few: '# ساعات', other: '# ساعة' },
    fr: { one: '# heure', other: '# heures' },
    en: { one: '# hour', other: '# hours' },
  },
  day: {
    ar: { one: 'يوم', two: 'يومين', twoAsSubject: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' },
    fr: { one: '# jour', other: '# jours' },
    en: { one: '# day', other: '# days' },
  },
  year: {
    ar: { one: 'سنة', two: 'سنتين', twoAsSubject: 'سنتان', few: '# سنوات', other: '# سنة' },
    fr: { one: '# an', other: '# ans' },
    en: { one: '# year', other: '# years' },
  },
  use: {
    ar: {
      one: 'استفادة واحدة',
      two: 'استفادتين',
      twoAsSubject: 'استفادتان',
      few: '# استفادات',
      other: '# استفادة',
    },
    fr: { one: '# utilisation', other: '# utilisations' },
    en: { one: '# use', other: '# uses' },
  },
  voucher: {
    ar: { one: 'قسيمة واحدة', two: 'قسيمتين', twoAsSubject: 'قسيمتان', few: '# قسائم', other: '# قسيمة' },
    fr: { one: '# bon', other: '# bons' },
    en: { one: '# voucher', other: '# vouchers' },
  },
  character: {
    ar: {
      one: 'حرف واحد',
      two: 'حرفين',
      twoAsSubject: 'حرفان',
      few: '# أحرف',
      many: '# حرفًا',
      other: '# حرف',
    },
    fr: { one: '# caractère', other: '# caractères' },
    en: { one: '# character', other: '# characters' },
  },
} satisfies Record<string, Noun>;

export type CountableNoun = keyof typeof nouns;

/**
 * A count with its noun in the right form: `يومين`, `3 أيام`, `11 يومًا`; `1 jour`, `2 jours`. Arabic duals come in the
 * form after a preposition or as an object unless `role` is `subject`.
 */
export function countedNoun(
  count: number,
  noun: CountableNoun,
  language: Language,
  role: 'object' | 'subject' = 'object',
): string {
  const forms: Noun = nouns[noun];
  const category = pluralCategory(count, language);
  const isDualSubject = language === 'ar' && category === 'two' && role === 'subject';
  const form = isDualSubject ? forms.ar.twoAsSubject : (forms[language][category] ?? forms[language].other);
  return form.replace('#', formatNumber(count));
}
