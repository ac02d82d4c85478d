import { isolate } from '@wasl/shared/bidi';
import { formatCivilDate } from '@wasl/shared/civil-text';
import type { GainProblem } from '@wasl/shared/gain';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { displayText } from '@wasl/shared/localized-text';

type Sentences = Record<Language, string>;

/** What stands in the way of an act, and what to do first. */
export const draftingObstacles = {
  notADraft: {
    ar: 'هذا النص ليس مسودة الآن. يمكن فتح نسخة جديدة منه لتعديله.',
    fr: 'Ce texte n’est pas un brouillon. Vous pouvez en ouvrir une nouvelle version pour le modifier.',
    en: 'This text is not a draft now. You can open a new version of it to change it.',
  },
  notInReview: {
    ar: 'هذا النص ليس قيد المراجعة الآن.',
    fr: 'Ce texte n’est pas en revue.',
    en: 'This text is not in review now.',
  },
  wroteIt: {
    ar: 'شاركتم في تحرير هذا النص؛ يوافق عليه زملاء لم يحرروه.',
    fr: 'Vous avez participé à l’écriture de ce texte ; ce sont des collègues qui l’approuvent.',
    en: 'You took part in writing this text; colleagues who did not are to approve it.',
  },
  reviewedAlready: {
    ar: 'سبق أن وافقتم على هذه النسخة؛ يلزم رأي زميل آخر.',
    fr: 'Vous avez déjà approuvé cette version ; il faut l’avis d’un autre collègue.',
    en: 'You approved this version already; another colleague’s opinion is needed.',
  },
  nothingToTakeBack: {
    ar: 'لا يوجد نص قيد المراجعة أو التوقيع لاسترجاعه.',
    fr: 'Aucun texte en revue ou en signature n’est à reprendre.',
    en: 'There is no text in review or out for signature to take back.',
  },
  signedByAll: {
    ar: 'وقّع الجميع هذا النص؛ لا يمكن استرجاعه.',
    fr: 'Tous ont signé ce texte ; il ne peut plus être repris.',
    en: 'All have signed this text; it can no longer be taken back.',
  },
  nothingToWithdraw: {
    ar: 'لا يمكن التخلي إلا عن نص لم يُرسل إلى التوقيع. يمكن استرجاعه مسودةً أولًا.',
    fr: 'Seul un texte qui n’est pas en signature peut être abandonné. Vous pouvez d’abord le reprendre en brouillon.',
    en: 'Only a text that is not out for signature can be given up. You can take it back to draft first.',
  },
  notRenewable: {
    ar: 'لا تُجدد إلا اتفاقية سارية لم يُقرر إنهاؤها ولم يبدأ تجديدها.',
    fr: 'Seule une convention en vigueur, sans préavis ni renouvellement en cours, peut être renouvelée.',
    en: 'Only an agreement in force, without notice given or a renewal begun, can be renewed.',
  },
  noTemplate: {
    ar: 'نص هذه الاتفاقية محفوظ خارج وصل ولا يوجد نموذج لصنف الشريك. يرجى نشر نموذج أولًا.',
    fr: 'Le texte de cette convention est conservé hors de Wasl et aucun modèle ne convient à cette catégorie. Veuillez d’abord en publier un.',
    en: 'The text of this agreement is kept outside Wasl and no template suits this category. Please publish one first.',
  },
  noText: {
    ar: 'نص هذه الاتفاقية محفوظ خارج وصل؛ لا يمكن التعليق عليه هنا.',
    fr: 'Le texte de cette convention est conservé hors de Wasl ; il ne peut pas être commenté ici.',
    en: 'The text of this agreement is kept outside Wasl; it cannot be commented on here.',
  },
  partnerSuspended: {
    ar: 'هذا الشريك موقوف؛ يلزم رفع التوقيف قبل إعداد اتفاقية معه.',
    fr: 'Ce partenaire est suspendu ; la suspension doit être levée avant de préparer une convention.',
    en: 'This partner is suspended; the suspension must be lifted before an agreement is drafted.',
  },
  lockedForAttachments: {
    ar: 'أُحيل هذا النص على المراجعة أو التوقيع مع مرفقاته. يمكن استرجاعه مسودةً لإضافة مرفق.',
    fr: 'Ce texte est en revue ou en signature avec ses pièces. Vous pouvez le reprendre en brouillon pour en joindre une autre.',
    en: 'This text is in review or out for signature with its attachments. You can take it back to draft to attach another.',
  },
  emptySchedule: {
    ar: 'جدول التخفيضات فارغ. يرجى إضافة تخفيض واحد على الأقل.',
    fr: 'Le barème est vide. Veuillez y ajouter au moins une remise.',
    en: 'The schedule is empty. Please add at least one discount.',
  },
  noClauses: {
    ar: 'لا يتضمن النص أي بند. يرجى إضافة بنوده.',
    fr: 'Le texte ne contient aucune clause. Veuillez les ajouter.',
    en: 'The text has no clauses. Please add them.',
  },
  noPartnerSignatory: {
    ar: 'لا أحد يوقع عن الشريك. يرجى تعيين موقع واحد على الأقل.',
    fr: 'Personne ne signe pour le partenaire. Veuillez désigner au moins un signataire.',
    en: 'Nobody signs for the partner. Please name at least one signatory.',
  },
  noOrganizationSignatory: {
    ar: 'لا أحد يوقع عن الهيئة. يرجى تعيين موقع واحد على الأقل.',
    fr: 'Personne ne signe pour l’organisme. Veuillez désigner au moins un signataire.',
    en: 'Nobody signs for the organization. Please name at least one signatory.',
  },
  periodOver: {
    ar: 'انقضى آخر يوم في الاتفاقية. يرجى تأخيره.',
    fr: 'Le dernier jour est passé. Veuillez le reporter.',
    en: 'The last day is over. Please put it off.',
  },
} satisfies Record<string, Sentences>;

/** The partner has another agreement in the period. */
export function overlappingAgreement(
  { reference, startsOn, endsOn }: { reference: string; startsOn: string; endsOn: string },
  language: Language,
): string {
  const [from, to] = [formatCivilDate(startsOn, language), formatCivilDate(endsOn, language)];
  const shown = isolate(reference);
  switch (language) {
    case 'ar':
      return `تربط هذا الشريكَ بالهيئة اتفاقية أخرى في هذه المدة: ${shown}، من ${from} إلى ${to}. يمكن تجديدها أو تعديل المدة.`;
    case 'fr':
      return `Ce partenaire a déjà une convention pendant cette période : ${shown}, du ${from} au ${to}. Vous pouvez la renouveler ou changer la période.`;
    case 'en':
      return `This partner has another agreement in this period: ${shown}, ${from} to ${to}. You can renew it or change the period.`;
  }
}

/** A clause that must stay needs something that is not known yet. */
export function missingValue(
  variable: Required<LocalizedText>,
  clauseTitle: LocalizedText,
  language: Language,
): string {
  const title = isolate(displayText(clauseTitle, language).text);
  const what = variable[language];
  switch (language) {
    case 'ar':
      return `معلومة ناقصة في البند ${title}: ${what}. يرجى إدخالها عند الشريك أو حذفها من البند.`;
    case 'fr':
      return `Il manque dans la clause ${title} : ${what}. Veuillez compléter la fiche du partenaire ou retirer cette mention.`;
    case 'en':
      return `Clause ${title} lacks: ${what}. Please fill it in for the partner or take it out of the clause.`;
  }
}

/** What can be wrong with a field of a draft, and how to mend it. */
export const draftFields = {
  partnerOrProspect: {
    ar: 'يرجى تعيين شريك أو شريك مرتقب، لا كليهما.',
    fr: 'Veuillez désigner un partenaire ou un prospect, l’un des deux.',
    en: 'Please name a partner or a prospect, one of the two.',
  },
  noRegions: {
    ar: 'يرجى اختيار جهة واحدة على الأقل.',
    fr: 'Veuillez choisir au moins une région.',
    en: 'Please choose at least one region.',
  },
  endBeforeStart: {
    ar: 'يجب أن يكون آخر يوم بعد أول يوم.',
    fr: 'Le dernier jour doit venir après le premier.',
    en: 'The last day must come after the first.',
  },
  tooLong: {
    ar: 'لا تتجاوز مدة الاتفاقية عشر سنوات.',
    fr: 'Une convention dure au plus dix ans.',
    en: 'An agreement lasts at most ten years.',
  },
  renewalGap: {
    ar: 'تبدأ المدة الجديدة في أجل أقصاه اليوم الموالي لآخر يوم في الاتفاقية.',
    fr: 'La nouvelle période commence au plus tard le lendemain du dernier jour.',
    en: 'The new period begins on the day after the last at the latest.',
  },
  renewalEnd: {
    ar: 'يجب أن تنتهي المدة الجديدة بعد آخر يوم في الاتفاقية الحالية.',
    fr: 'La nouvelle période doit finir après le dernier jour actuel.',
    en: 'The new period must end after the present last day.',
  },
  keyTwice: {
    ar: 'هذا المفتاح مستعمل من قبل. يرجى اختيار غيره.',
    fr: 'Cette clé sert déjà. Veuillez en choisir une autre.',
    en: 'This key is in use already. Please choose another.',
  },
  keyShape: {
    ar: 'يتكون المفتاح من حروف لاتينية صغيرة وأرقام وشرطات، 40 علامة على الأكثر. يرجى تصحيحه.',
    fr: 'Une clé se compose de petites lettres sans accent, de chiffres et de tirets, 40 au plus. Veuillez la corriger.',
    en: 'A key is made of small letters, digits and hyphens, 40 at most. Please correct it.',
  },
  tooMany: {
    ar: 'العدد أكبر من المسموح به. يرجى تقليصه.',
    fr: 'Il y en a trop. Veuillez en réduire le nombre.',
    en: 'There are too many. Please leave some out.',
  },
  requiredClause: {
    ar: 'حُذف بند يفرضه النموذج. يرجى إعادته.',
    fr: 'Une clause que le modèle impose a été retirée. Veuillez la remettre.',
    en: 'A clause the template asks for was taken out. Please put it back.',
  },
  oneGain: {
    ar: 'يرجى تحديد نوع واحد من التخفيض: نسبة أو مبلغ أو ثمن أو مجانية.',
    fr: 'Veuillez donner un seul avantage : une part, une somme, un prix ou la gratuité.',
    en: 'Please give exactly one gain: a share, a sum, a price or free of charge.',
  },
  maximumDiscountNeeded: {
    ar: 'للاتفاقية سقف مالي؛ يلزم تحديد أقصى تخفيض للقسيمة الواحدة.',
    fr: 'La convention a une enveloppe ; il faut indiquer la remise maximale par bon.',
    en: 'The agreement has a budget; the most one voucher can take off is needed.',
  },
  limitTwice: {
    ar: 'هذا السقف محدد مرتين. يرجى الاكتفاء بواحد.',
    fr: 'Ce plafond est donné deux fois. Veuillez n’en garder qu’un.',
    en: 'This limit is given twice. Please keep one.',
  },
  groupsNotContiguous: {
    ar: 'تُرقم مجموعات التوقيع ابتداءً من 1 دون فراغ. يرجى تصحيح الترتيب.',
    fr: 'Les groupes se numérotent à partir de 1, sans trou. Veuillez corriger l’ordre.',
    en: 'Groups are numbered from 1 without gaps. Please correct the order.',
  },
  emailTwice: {
    ar: 'لكل موقع عنوان إلكتروني خاص به. يرجى تصحيحه.',
    fr: 'Chaque signataire a sa propre adresse. Veuillez la corriger.',
    en: 'Each signatory has an address of their own. Please correct it.',
  },
} satisfies Record<string, Sentences>;

const gainSentences: Partial<Record<GainProblem, Sentences>> = {
  basis_points_out_of_range: {
    ar: 'تتراوح النسبة بين 0,01 % و100 %. يرجى تصحيحها.',
    fr: 'La part va de 0,01 % à 100 %. Veuillez la corriger.',
    en: 'The share goes from 0.01 % to 100 %. Please correct it.',
  },
  price_not_below_usual: {
    ar: 'يجب أن يقل الثمن عن الثمن المعتاد. يرجى تصحيح أحدهما.',
    fr: 'Le prix doit être inférieur au prix habituel. Veuillez corriger l’un des deux.',
    en: 'The price must be below the usual one. Please correct one of them.',
  },
};

const anyGain: Sentences = {
  ar: 'هذا المبلغ غير صالح. يرجى تصحيحه.',
  fr: 'Ce montant ne convient pas. Veuillez le corriger.',
  en: 'This amount is not possible. Please correct it.',
};

export function gainProblemText(problem: GainProblem, language: Language): string {
  return (gainSentences[problem] ?? anyGain)[language];
}

/** Names of the fields a difference of versions shows. */
export const fieldLabels = {
  startsOn: { ar: 'أول يوم', fr: 'Premier jour', en: 'First day' },
  endsOn: { ar: 'آخر يوم', fr: 'Dernier jour', en: 'Last day' },
  noticeDays: { ar: 'أجل الإشعار', fr: 'Préavis', en: 'Notice' },
  renewal: { ar: 'التجديد', fr: 'Renouvellement', en: 'Renewal' },
  budgetCentimes: { ar: 'سقف التخفيضات', fr: 'Enveloppe des remises', en: 'Budget' },
  signatories: { ar: 'الموقعون', fr: 'Signataires', en: 'Signatories' },
} satisfies Record<string, Sentences>;

export const renewalTexts = {
  NONE: { ar: 'بدون تجديد', fr: 'Sans renouvellement', en: 'Without renewal' },
  EXPRESS: {
    ar: 'تجديد صريح بنص موقع',
    fr: 'Renouvellement exprès, par un texte signé',
    en: 'Express, by a signed text',
  },
} satisfies Record<string, Sentences>;

/** What agreements drafted here say for themselves where only a sentence is shown. */
export const termsOfText: Required<LocalizedText> = {
  ar: 'الشروط هي شروط النص المعد في وصل.',
  fr: 'Les conditions sont celles du texte préparé dans Wasl.',
  en: 'The terms are those of the text prepared in Wasl.',
};
