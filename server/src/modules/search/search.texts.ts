import type { Language } from '@wasl/shared/language';
import { formatDistance, formatNumber } from '@wasl/shared/number-format';
import { type PluralForms, pluralForm } from '@wasl/shared/plural';

const offers: Record<Language, PluralForms> = {
  ar: { zero: 'لا عروض', one: 'عرض واحد', two: 'عرضان', few: '# عروض', many: '# عرضًا', other: '# عرض' },
  fr: { one: '# offre', many: '# offres', other: '# offres' },
  en: { one: '# offer', other: '# offers' },
};

export type RelaxationKind =
  | 'WIDER_RADIUS'
  | 'ANYWHERE'
  | 'WITHOUT_TEXT'
  | 'OTHER_WORDS'
  | 'ALSO_CLOSED'
  | 'ANY_DISCOUNT'
  | 'ANY_CATEGORY'
  | 'ALSO_WITHOUT_DEPENDENTS';

/** What letting go of one wish would find, in words. */
export function relaxationText(
  kind: RelaxationKind,
  details: { count: number; radiusMetres?: number | null; searchText?: string | null },
  language: Language,
): string {
  const count = pluralForm(details.count, language, offers[language]).replace(
    '#',
    formatNumber(details.count),
  );
  const distance = formatDistance(details.radiusMetres ?? 0, language);
  const words = details.searchText ?? '';
  const texts: Record<Language, Record<RelaxationKind, string>> = {
    ar: {
      WIDER_RADIUS: `${count} على بعد أقل من ${distance}`,
      ANYWHERE: `${count} في باقي المغرب`,
      WITHOUT_TEXT: `${count} دون كلمات البحث`,
      OTHER_WORDS: `${count} بكلمات «${words}»`,
      ALSO_CLOSED: `${count} مع الفروع المغلقة الآن`,
      ANY_DISCOUNT: `${count} بأي تخفيض`,
      ANY_CATEGORY: `${count} في كل الأصناف`,
      ALSO_WITHOUT_DEPENDENTS: `${count} للمنخرط وحده`,
    },
    fr: {
      WIDER_RADIUS: `${count} à moins de ${distance}`,
      ANYWHERE: `${count} ailleurs au Maroc`,
      WITHOUT_TEXT: `${count} sans les mots recherchés`,
      OTHER_WORDS: `${count} avec « ${words} »`,
      ALSO_CLOSED: `${count} en comptant les agences fermées à cette heure`,
      ANY_DISCOUNT: `${count} quelle que soit la remise`,
      ANY_CATEGORY: `${count} toutes catégories confondues`,
      ALSO_WITHOUT_DEPENDENTS: `${count} pour l’adhérent seul`,
    },
    en: {
      WIDER_RADIUS: `${count} within ${distance}`,
      ANYWHERE: `${count} elsewhere in Morocco`,
      WITHOUT_TEXT: `${count} without the words searched`,
      OTHER_WORDS: `${count} with “${words}”`,
      ALSO_CLOSED: `${count} counting branches closed now`,
      ANY_DISCOUNT: `${count} whatever the discount`,
      ANY_CATEGORY: `${count} in all categories`,
      ALSO_WITHOUT_DEPENDENTS: `${count} for the member alone`,
    },
  };
  return texts[language][kind];
}
