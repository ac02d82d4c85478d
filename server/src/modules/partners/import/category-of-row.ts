import type { LocalizedText } from '@wasl/shared/localized-text';
import { fold } from '@wasl/shared/text/folding';
import type { Category, Taxonomy } from '../../taxonomy/index.ts';
import type { Mending, RejectReason } from './import.types.ts';
import { rejectReason } from './reject-messages.ts';

/** Words of a folded name that say what a place is. */
const signals: readonly (readonly [categoryCode: string, pattern: RegExp])[] = [
  ['parapharmacy', /\bpara ?pharmac|شبه صيدلي/u],
  ['pharmacy', /(?<!para ?)\b(pharmacie|pharmacy|pharma)\b|(?<!شبه )(?<!\p{L})(ال)?صيدلي(ه|ات)/u],
  ['dental', /\b(dent|dents|dentaires?|dentistes?|dental|orthodonti\w*)\b|اسنان/u],
  ['laboratory', /\b(laboratoire|laboratory|labo)\b|مختبر|تحاليل/u],
  ['optician', /\b(optique|opticiens?|optical|optics?|lunett\w+)\b|نظارات|بصريات/u],
  ['physiotherapy', /\b(kine|kinesitherap\w+|physiotherap\w+)\b|ترويض/u],
  ['dialysis', /\bh?e?m?o?dialyse\b|تصفيه الدم|غسيل الكل/u],
  ['radiology', /\b(radiologie|imagerie)\b|الاشعه/u],
  ['veterinary', /\bveterinair\w+\b|بيطري/u],
  [
    'car-rental',
    /\b(location (de )?voitures?|location auto\w*|rent a car|car rental)\b|كراء السيارات|تاجير السيارات/u,
  ],
  ['hospital', /\b(hopital|hopitaux|hospital|chu|chp|urgences)\b|مستشفي/u],
  ['clinic', /\b(poly)?cliniques?\b|\bclinic\b|مصح(ه|ات)/u],
  ['public-health-centre', /\b(dispensaire|centre de sante)\b|مستوصف|مركز صحي|المركز الصحي/u],
];

/** Places of care that are named for one another (the clinic of a hospital), and within which other kinds sit. */
const careFamily: ReadonlySet<string> = new Set([
  'hospital',
  'clinic',
  'public-health-centre',
  'doctor',
  'midwife',
  'nursing',
]);
const families: readonly ReadonlySet<string>[] = [careFamily, new Set(['pharmacy', 'parapharmacy'])];

/** Words that say nothing once the category is known. */
const genericWords: Readonly<Record<string, string>> = {
  pharmacy: 'pharmacie pharmacy pharma صيدليه الصيدليه',
  parapharmacy: 'para parapharmacie pharmacie شبه صيدليه',
  laboratory:
    'laboratoire labo analyses analyse medicales medicale مختبر المختبر تحاليل التحاليل طبيه الطبيه',
  dental: 'cabinet dentaire dentiste centre طبيب اسنان الاسنان عياده',
  hospital:
    'hopital hospital centre hospitalier urgences urgence cabinet medical مستشفي المستشفي مستعجلات المستعجلات',
  clinic: 'clinique polyclinique clinic cabinet medical مصحه المصحه عياده',
  'public-health-centre': 'centre sante dispensaire مركز صحي المركز الصحي مستوصف المستوصف',
  doctor: 'cabinet medical medecin docteur dr طبيب عياده',
  optician: 'optique opticien optical shop نظارات بصريات',
  veterinary: 'veterinaire cabinet clinique بيطري طبيب',
};
const smallWords = new Set('de du des d la le les l et en a au و'.split(' '));

export function wordsOfName(name: string): string[] {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

/** The words that tell one place from another of its kind; none for a name such as "Pharmacie". */
export function distinctiveWords(name: string, categoryCode: string): string[] {
  const kinds = families.find((family) => family.has(categoryCode)) ?? [categoryCode];
  const generic = new Set([...kinds].flatMap((kind) => (genericWords[kind] ?? '').split(' ')));
  return wordsOfName(name).filter((word) => !generic.has(word) && !smallWords.has(word));
}

/** Whether no language of the name says more than what kind of place it is. */
export function isGenericName(name: LocalizedText, categoryCode: string): boolean {
  const texts = [name.ar, name.fr].filter((text) => text !== undefined);
  return texts.every((text) => distinctiveWords(text, categoryCode).length === 0);
}

export function areSameFamily(left: string, right: string): boolean {
  return left === right || families.some((family) => family.has(left) && family.has(right));
}

/**
 * The category of a row. What the file says stands unless the name says another kind. A catch-all of the files, a
 * "hospital" called Laboratoire Central, gives way to the one kind its name says; a pharmacy called Cabinet dentaire,
 * or a name that says two kinds, is for a person to settle. That a pharmacy is named for a clinic contradicts nothing.
 */
export function categoryOfRow(
  stated: string,
  name: LocalizedText,
  taxonomy: Taxonomy,
): { category: Category; mended: Mending[] } | { reason: RejectReason } {
  const statedCategory = taxonomy.findCategoryOfSource(stated);
  const said = categoriesSaidBy(name);
  const specific = said.filter((code) => !careFamily.has(code));
  if (statedCategory && agrees(statedCategory.code, specific))
    return { category: statedCategory, mended: [] };
  const isCatchAll = !statedCategory || careFamily.has(statedCategory.code);
  const [only] = specific.length > 0 ? specific : said;
  if (only && isCatchAll && specific.length <= 1) {
    return {
      category: taxonomy.getCategory(only),
      mended: [{ field: 'category', code: 'category_from_name', from: stated, to: only }],
    };
  }
  if (said.length > 0) {
    const detail = [stated, ...said].filter((word) => word !== '').join(' / ');
    return { reason: rejectReason('category', 'category_conflict', detail) };
  }
  const code = stated.trim() === '' ? 'category_missing' : 'category_unknown';
  return { reason: rejectReason('category', code, stated) };
}

/** A training school called "Institut Optique" is no optician: only kinds the signals know are doubted for a name. */
function agrees(statedCode: string, specific: readonly string[]): boolean {
  const isDoubtable = careFamily.has(statedCode) || signals.some(([code]) => code === statedCode);
  return !isDoubtable || specific.length === 0 || specific.some((code) => areSameFamily(code, statedCode));
}

function categoriesSaidBy(name: LocalizedText): string[] {
  const text = [name.fr, name.ar].map((part) => (part ? wordsOfName(part).join(' ') : '')).join(' | ');
  return signals.filter(([, pattern]) => pattern.test(text)).map(([code]) => code);
}
