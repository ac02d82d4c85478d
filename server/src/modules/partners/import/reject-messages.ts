import type { RejectCode, RejectReason, SourceField } from './import.types.ts';

type Message = (detail: string) => { ar: string; fr: string };

const messages: Readonly<Record<RejectCode, Message>> = {
  row_malformed: (detail) => ({
    fr: `La ligne n'a pas la forme attendue (${detail}). Vérifiez les guillemets et le nombre de colonnes.`,
    ar: `شكل السطر غير صحيح (${detail}). يرجى التحقق من علامات الاقتباس وعدد الأعمدة.`,
  }),
  text_garbled: () => ({
    fr: 'Des caractères sont illisibles. Enregistrez le fichier en UTF-8 et importez-le de nouveau.',
    ar: 'بعض الحروف غير مقروءة. يرجى حفظ الملف بترميز UTF-8 وإعادة استيراده.',
  }),
  name_missing: () => ({
    fr: 'Le nom manque. Indiquez-le en arabe ou en français.',
    ar: 'الاسم غير موجود. يرجى إدخاله بالعربية أو بالفرنسية.',
  }),
  name_generic: (detail) => ({
    fr: `« ${detail} » dit ce que c'est, non comment cela s'appelle. Indiquez le nom propre de l'établissement.`,
    ar: `«${detail}» يدل على النوع لا على الاسم. يرجى إدخال الاسم الخاص بالمؤسسة.`,
  }),
  category_missing: () => ({
    fr: 'La catégorie manque, et le nom ne la dit pas.',
    ar: 'الصنف غير محدد، والاسم لا يدل عليه.',
  }),
  category_unknown: (detail) => ({
    fr: `La catégorie « ${detail} » n'est pas connue. Choisissez-en une de la liste.`,
    ar: `الصنف «${detail}» غير معروف. يرجى اختيار صنف من اللائحة.`,
  }),
  category_conflict: (detail) => ({
    fr: `Le nom et la catégorie se contredisent (${detail}). Corrigez l'un des deux.`,
    ar: `الاسم والصنف متعارضان (${detail}). يرجى تصحيح أحدهما.`,
  }),
  coordinates_outside_morocco: (detail) => ({
    fr: `Les coordonnées ${detail} sont hors du Maroc. Vérifiez la latitude et la longitude.`,
    ar: `الإحداثيات ${detail} خارج المغرب. يرجى التحقق من خط العرض وخط الطول.`,
  }),
  place_missing: () => ({
    fr: 'Rien ne dit où cela se trouve. Indiquez la ville ou les coordonnées.',
    ar: 'لا شيء يدل على المكان. يرجى إدخال المدينة أو الإحداثيات.',
  }),
  place_conflict: (detail) => ({
    fr: `Le lieu se contredit (${detail}). Corrigez la ville, la province ou les coordonnées.`,
    ar: `معطيات المكان متعارضة (${detail}). يرجى تصحيح المدينة أو الإقليم أو الإحداثيات.`,
  }),
  city_unknown: (detail) => ({
    fr: `La ville « ${detail} » n'est pas reconnue et il n'y a pas de coordonnées.`,
    ar: `المدينة «${detail}» غير معروفة ولا توجد إحداثيات.`,
  }),
};

export function rejectReason(field: SourceField, code: RejectCode, detail = ''): RejectReason {
  return { field, code, message: messages[code](detail) };
}
