import { isolate } from '@wasl/shared/bidi';
import { formatCivilDate } from '@wasl/shared/civil-text';
import type { Language } from '@wasl/shared/language';
import { formatMoney } from '@wasl/shared/money';
import type { ChecklistItemKind } from './checklist.model.ts';
import { itemTitles } from './checklist.texts.ts';

type Sentences = Record<Language, string>;

/** What stands in the way of putting an agreement in force. */
export const activationObstacles = {
  notSealed: {
    ar: 'لم يوقع الجميع بعد؛ تدخل الاتفاقية حيز التنفيذ بعد ختمها.',
    fr: 'Tous n’ont pas encore signé : la convention entre en vigueur une fois scellée.',
    en: 'Not everybody has signed yet: the agreement goes into force once it is sealed.',
  },
  partnerSuspended: {
    ar: 'الشريك موقوف؛ يلزم رفع توقيفه أولًا.',
    fr: 'Le partenaire est suspendu : levez d’abord sa suspension.',
    en: 'The partner is suspended: lift that first.',
  },
} as const satisfies Record<string, Sentences>;

export function itemMissing(kind: ChecklistItemKind, language: Language): string {
  const title = itemTitles[kind][language];
  return {
    ar: `ينقص في لائحة التحقق: ${title}.`,
    fr: `Il manque dans la liste : ${title}.`,
    en: `Missing from the checklist: ${title}.`,
  }[language];
}

export function periodOver(endsOn: string, language: Language): string {
  const day = formatCivilDate(endsOn, language);
  return {
    ar: `انقضت المدة المتفق عليها يوم ${day}؛ يلزم نص جديد.`,
    fr: `La période convenue a pris fin le ${day} : il faut un nouveau texte.`,
    en: `The period agreed on ended on ${day}: a new text is needed.`,
  }[language];
}

export const exceptionReasonProblem: Sentences = {
  ar: 'يرجى تعليل الاستثناء في 10 إلى 500 حرف؛ يُسجل مع ما كان ينقص.',
  fr: 'Motivez l’exception en 10 à 500 caractères ; elle est consignée avec ce qui manquait.',
  en: 'Give the reason for the exception in 10 to 500 characters; it is kept with what was missing.',
};

/** What stands in the way of an offer. */
export const offerObstacles = {
  textNotLocked: {
    ar: 'لم تتم المصادقة بعد على نص الاتفاقية؛ تُقترح العروض من جدول لا يتغير.',
    fr: 'Le texte n’est pas encore approuvé : les offres se font à partir d’un barème qui ne change plus.',
    en: 'The text is not approved yet: offers are made from a schedule that no longer changes.',
  },
  over: {
    ar: 'الاتفاقية موقوفة أو منتهية؛ لا تُقترح عليها عروض.',
    fr: 'La convention est suspendue ou finie : aucune offre ne peut en partir.',
    en: 'The agreement is suspended or over: no offer can rest on it.',
  },
  notSubmitted: {
    ar: 'سبق البت في هذا العرض.',
    fr: 'Cette offre est déjà décidée.',
    en: 'This offer was decided on already.',
  },
  notInForce: {
    ar: 'لا يُنشر عرض قبل دخول اتفاقيته حيز التنفيذ.',
    fr: 'Une offre se publie quand sa convention est en vigueur.',
    en: 'An offer is published once its agreement is in force.',
  },
  ownProposal: {
    ar: 'من اقترح العرض لا ينشره، إلا المكلف بالاتفاقية؛ يرجى طلب ذلك من غيره.',
    fr: 'Qui a proposé l’offre ne la publie pas, sauf le responsable de la convention : demandez à un collègue.',
    en: 'Who proposed the offer does not publish it, unless they see to the agreement: ask a colleague.',
  },
  termsChanged: {
    ar: 'تغير جدول التخفيضات منذ اقتراح هذا العرض؛ يرجى رفضه واقتراحه من جديد.',
    fr: 'Le barème a changé depuis la proposition : refusez l’offre et proposez-la de nouveau.',
    en: 'The schedule changed since this was proposed: refuse the offer and propose it again.',
  },
} as const satisfies Record<string, Sentences>;

/** What is wrong with a field of a proposal, and how to mend it. */
export const offerFields = {
  lineKeys: {
    ar: 'يرجى اختيار بند واحد أو أكثر من جدول الاتفاقية.',
    fr: 'Choisissez une ou plusieurs lignes du barème.',
    en: 'Choose one or several lines of the schedule.',
  },
  linesWithoutService: {
    ar: 'لا يجمع عرض واحد إلا بنودًا تخص خدمات مختلفة.',
    fr: 'Une offre ne réunit que des lignes de prestations différentes.',
    en: 'One offer joins only lines of different services.',
  },
  linesDiffer: {
    ar: 'لهذه البنود حدود أو سقوف أو مستفيدون مختلفون؛ يرجى اقتراح كل منها في عرض.',
    fr: 'Ces lignes ont des limites, plafonds ou ayants droit différents : proposez-les séparément.',
    en: 'These lines have different limits, maxima or dependents: propose them separately.',
  },
  maximumNeeded: {
    ar: 'للاتفاقية ميزانية؛ يلزم أن يكون لكل بند سقف للتخفيض.',
    fr: 'La convention a un budget : la ligne doit avoir un plafond de remise.',
    en: 'The agreement has a budget: the line needs a maximum discount.',
  },
  title: {
    ar: 'يرجى كتابة العنوان بالعربية أو الفرنسية، في 120 حرفًا على الأكثر.',
    fr: 'Écrivez le titre en arabe ou en français, en 120 caractères au plus.',
    en: 'Write the title in Arabic or French, in at most 120 characters.',
  },
  summary: {
    ar: 'يرجى الاكتفاء بألف حرف.',
    fr: 'Restez sous 1 000 caractères.',
    en: 'Keep to 1,000 characters.',
  },
  branchIds: {
    ar: 'يرجى اختيار فروع للشريك داخل جهات الاتفاقية.',
    fr: 'Choisissez des agences du partenaire dans les régions de la convention.',
    en: 'Choose branches of the partner in the agreement’s regions.',
  },
  voucherValidDays: {
    ar: 'تبقى القسيمة صالحة من يوم إلى 90 يومًا.',
    fr: 'Un bon vaut de 1 à 90 jours.',
    en: 'A voucher is valid for 1 to 90 days.',
  },
  reason: {
    ar: 'يرجى كتابة السبب في 10 إلى 500 حرف؛ يقرؤه الشريك.',
    fr: 'Donnez le motif en 10 à 500 caractères ; le partenaire le lira.',
    en: 'Give the reason in 10 to 500 characters; the partner reads it.',
  },
} as const satisfies Record<string, Sentences>;

export function outsidePeriod(startsOn: string, endsOn: string, language: Language): string {
  const [from, to] = [formatCivilDate(startsOn, language), formatCivilDate(endsOn, language)];
  return {
    ar: `أيام العرض داخل مدة الاتفاقية، من ${from} إلى ${to}.`,
    fr: `Les jours de l’offre restent dans la période de la convention, du ${from} au ${to}.`,
    en: `The days of the offer lie within the agreement’s period, ${from} to ${to}.`,
  }[language];
}

export const trialTexts = {
  offerTitle: { ar: 'عرض تجريبي', fr: 'Offre d’essai', en: 'Trial offer' },
  scan: {
    ar: 'ليس هذا رمز التجربة؛ يرجى كتابة الرمز المعروض أعلاه.',
    fr: 'Ce n’est pas le code d’essai ; saisissez celui qui est affiché.',
    en: 'This is not the trial code; type the one shown.',
  },
  bill: {
    ar: 'يرجى إدخال مبلغ الفاتورة التجريبية بالدرهم.',
    fr: 'Saisissez le montant de la facture d’essai en dirhams.',
    en: 'Enter the amount of the trial bill in dirhams.',
  },
  noAgreement: {
    ar: 'لا توجد اتفاقية قيد التحضير أو سارية للتدرب عليها.',
    fr: 'Aucune convention en préparation ou en vigueur sur laquelle s’exercer.',
    en: 'No agreement is being prepared or in force to train on.',
  },
} as const satisfies Record<string, Sentences>;

/** What a trial taught, in a sentence. */
export function trialLearnt(
  { discountCentimes, payableCentimes }: { discountCentimes: number; payableCentimes: number },
  language: Language,
): string {
  const [discount, payable] = [discountCentimes, payableCentimes].map((centimes) =>
    isolate(formatMoney(centimes, { unit: 'DH', cents: 'when_any' })),
  );
  return {
    ar: `أحسنتم: التخفيض ${discount} ويؤدي المنخرط ${payable}. هكذا تُستعمل كل قسيمة.`,
    fr: `C’est réussi : remise de ${discount}, l’adhérent paie ${payable}. Chaque bon s’utilise ainsi.`,
    en: `Well done: a discount of ${discount}, the member pays ${payable}. Every voucher is used this way.`,
  }[language];
}
