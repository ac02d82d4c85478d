import type { Language } from '@wasl/shared/language';
import { pluralForm } from '@wasl/shared/plural';
import type { DependentCoverageRecord } from './offer.model.ts';

const spouse: Record<Language, string> = { ar: 'الزوج أو الزوجة', fr: 'conjoint', en: 'spouse' };
const children: Record<Language, string> = { ar: 'الأبناء', fr: 'enfants', en: 'children' };
const nobody: Record<Language, string> = {
  ar: 'للمنخرط وحده',
  fr: 'Adhérent seulement',
  en: 'Member only',
};

/** Such as `Conjoint, enfants jusqu’à 21 ans (26 ans s’ils étudient)`. */
export function coverageText(coverage: DependentCoverageRecord, language: Language): string {
  const parts = [
    ...(coverage.spouse ? [spouse[language]] : []),
    ...(coverage.children ? [children[language] + agesText(coverage, language)] : []),
  ];
  if (parts.length === 0) return nobody[language];
  const text = parts.join(language === 'ar' ? ' و' : ', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function agesText(
  { childMaximumAge, studentMaximumAge }: DependentCoverageRecord,
  language: Language,
): string {
  if (childMaximumAge === null) return '';
  const longer = studentMaximumAge !== null && studentMaximumAge > childMaximumAge ? studentMaximumAge : null;
  switch (language) {
    case 'ar':
      return ` إلى غاية ${arabicYears(childMaximumAge)}${longer === null ? '' : ` (${arabicYears(longer)} للطلبة)`}`;
    case 'fr':
      return ` jusqu’à ${childMaximumAge} ans${longer === null ? '' : ` (${longer} ans s’ils étudient)`}`;
    case 'en':
      return ` up to ${childMaximumAge}${longer === null ? '' : ` (${longer} when studying)`}`;
  }
}

function arabicYears(count: number): string {
  return `${count} ${pluralForm(count, 'ar', { few: 'سنوات', other: 'سنة' })}`;
}
