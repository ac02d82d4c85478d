import { countedNoun } from '@wasl/shared/counted-noun';
import type { Language } from '@wasl/shared/language';
import type { TFunction } from 'i18next';
import type { Relation } from '../../gql/operations.ts';

type Texts = TFunction<'vouchers'>;

/** "المستفيدة" for a daughter; Arabic and French agree with the person where we know the gender. */
export function beneficiaryLabel(t: Texts, relation: Relation | null | undefined): string {
  return t(relation === 'DAUGHTER' ? 'beneficiary.feminine' : 'beneficiary.label');
}

/** `ابنتك · 9 سنوات`; for the member only "لكم شخصيًا". */
export function beneficiaryDetail(
  t: Texts,
  { relation, age }: { relation?: Relation | null | undefined; age?: number | null | undefined },
  language: Language,
): string {
  if (!relation) return t('beneficiary.SELF');
  const isChild = relation !== 'SPOUSE';
  const parts = [t(`beneficiary.${relation}`)];
  if (isChild && age !== null && age !== undefined) parts.push(countedNoun(age, 'year', language, 'subject'));
  return parts.join(' · ');
}

interface PlaceOfBranch {
  name: { display: string };
  commune?: { name: { display: string } } | null | undefined;
  province: { name: { display: string } };
}

/** `فرع أكدال، الرباط`, or how many branches there are besides. */
export function placeText(t: Texts, branches: readonly PlaceOfBranch[]): string {
  const [first] = branches;
  if (!first) return t('place.none');
  if (branches.length > 1) return t('place.several', { count: branches.length });
  const town = (first.commune ?? first.province).name.display;
  return first.name.display.includes(town)
    ? t('place.branch', { name: first.name.display })
    : t('place.branchIn', { name: first.name.display, town });
}
