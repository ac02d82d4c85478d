import { isolateLeftToRight } from '@wasl/shared/bidi';
import type { Language } from '@wasl/shared/language';

type Sentences = Record<Language, string>;

/** What can be wrong with a template, and how to mend it. */
export const templateTexts = {
  noClauses: {
    ar: 'يحتاج النموذج إلى بند واحد على الأقل. يرجى إضافته.',
    fr: 'Un modèle a besoin d’au moins une clause. Veuillez l’ajouter.',
    en: 'A template needs at least one clause. Please add it.',
  },
  tooManyClauses: {
    ar: 'لا يتجاوز النموذج 60 بندًا. يرجى دمج بعض البنود.',
    fr: 'Un modèle compte au plus 60 clauses. Veuillez en réunir certaines.',
    en: 'A template has at most 60 clauses. Please join some of them.',
  },
  keyShape: {
    ar: 'يتكون المفتاح من حروف لاتينية صغيرة وأرقام وشرطات، 40 علامة على الأكثر. يرجى تصحيحه.',
    fr: 'Une clé se compose de petites lettres sans accent, de chiffres et de tirets, 40 au plus. Veuillez la corriger.',
    en: 'A key is made of small letters, digits and hyphens, 40 at most. Please correct it.',
  },
  keyTwice: {
    ar: 'هذا المفتاح مستعمل لبند آخر. يرجى اختيار غيره.',
    fr: 'Cette clé sert déjà à une autre clause. Veuillez en choisir une autre.',
    en: 'Another clause has this key. Please choose another.',
  },
  valueNeeded: {
    ar: 'يقارن هذا الشرط بقيمة. يرجى إدخالها.',
    fr: 'Cette condition compare à une valeur. Veuillez la saisir.',
    en: 'This condition compares with a value. Please enter it.',
  },
  valueNotCompared: {
    ar: 'لا يقارن هذا الشرط بأي قيمة. يرجى حذفها أو تغيير الشرط.',
    fr: 'Cette condition ne compare à aucune valeur. Veuillez l’effacer ou changer la condition.',
    en: 'This condition compares with no value. Please take it away or change the condition.',
  },
} satisfies Record<string, Sentences>;

/** A text names a variable that does not exist. */
export function unknownVariable(name: string, language: Language): string {
  const shown = isolateLeftToRight(`{{${name}}}`);
  switch (language) {
    case 'ar':
      return `المتغير ${shown} غير معروف. يرجى الاختيار من لائحة المتغيرات.`;
    case 'fr':
      return `La variable ${shown} n’existe pas. Veuillez choisir dans la liste des variables.`;
    case 'en':
      return `There is no variable ${shown}. Please choose from the list of variables.`;
  }
}
