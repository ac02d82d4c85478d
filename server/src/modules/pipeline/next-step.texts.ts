import { isolate } from '@wasl/shared/bidi';
import { countedNoun } from '@wasl/shared/counted-noun';
import type { Language } from '@wasl/shared/language';
import type { NextStepCode, StepDetails } from './next-step.rules.ts';

type Sentence = Record<Language, string | ((details: StepDetails) => string)>;

const otherNames: Record<Language, (count: number) => string> = {
  ar: (count) => ` و${count} آخرين`,
  fr: (count) => (count === 1 ? ' et 1 autre' : ` et ${count} autres`),
  en: (count) => (count === 1 ? ' and 1 other' : ` and ${count} others`),
};

/** The first of those named; how many more there are. */
function people({ names }: StepDetails, language: Language): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return isolate(first);
  if (language === 'ar' && others.length === 1) return `${isolate(first)} وشخص آخر`;
  return isolate(first) + otherNames[language](others.length);
}

const frenchOrdinal = (count: number): string => (count === 1 ? '1er' : `${count}e`);

const steps: Record<NextStepCode, Sentence> = {
  CONTACT: { ar: 'ربط الاتصال', fr: 'Prendre contact', en: 'Get in touch' },
  NOTED: { ar: (d) => d.noted, fr: (d) => d.noted, en: (d) => d.noted },
  COMPLETE_DRAFT: {
    ar: (d) => (d.variant === 'renewal' ? 'إتمام مسودة التجديد' : 'إتمام المسودة'),
    fr: (d) => (d.variant === 'renewal' ? 'Compléter le renouvellement' : 'Compléter le brouillon'),
    en: (d) => (d.variant === 'renewal' ? 'Finish the renewal' : 'Finish the draft'),
  },
  ANSWER_PARTNER: {
    ar: 'الرد على الشريك',
    fr: 'Répondre au partenaire',
    en: 'Answer the partner',
  },
  WAIT_FOR_PARTNER: {
    ar: 'في انتظار رد الشريك',
    fr: 'Réponse du partenaire attendue',
    en: 'Waiting for the partner',
  },
  REVIEW: {
    ar: (d) => `إبداء الرأي ${d.count} من ${d.of}`,
    fr: (d) => `Donner le ${frenchOrdinal(d.count)} avis`,
    en: (d) => `Give opinion ${d.count} of ${d.of}`,
  },
  WAIT_FOR_REVIEW: {
    ar: (d) => `في انتظار الرأي ${d.count} من ${d.of}`,
    fr: (d) => `${frenchOrdinal(d.count)} avis attendu`,
    en: (d) => `Waiting for opinion ${d.count} of ${d.of}`,
  },
  SEND_FOR_SIGNATURE: {
    ar: 'الإرسال إلى الموقعين',
    fr: 'Envoyer à la signature',
    en: 'Send to be signed',
  },
  REMIND_SIGNATORY: {
    ar: (d) => `تذكير ${people(d, 'ar')}`,
    fr: (d) => `Relancer ${people(d, 'fr')}`,
    en: (d) => `Remind ${people(d, 'en')}`,
  },
  WAIT_FOR_SIGNATURE: {
    ar: (d) => (d.variant === 'paper' ? 'في انتظار النسخة الموقعة باليد' : `في انتظار ${people(d, 'ar')}`),
    fr: (d) => (d.variant === 'paper' ? 'Scan signé attendu' : `En attente de ${people(d, 'fr')}`),
    en: (d) => (d.variant === 'paper' ? 'Waiting for the signed scan' : `Waiting for ${people(d, 'en')}`),
  },
  COUNTERSIGN: { ar: 'التوقيع باسم الهيئة', fr: 'Contresigner', en: 'Countersign' },
  RESEND: {
    ar: 'تجديد طلب التوقيع المنتهي',
    fr: 'Renvoyer la demande expirée',
    en: 'Send the expired request again',
  },
  CONFIRM_SCAN: { ar: 'تأكيد النسخة الممسوحة', fr: 'Confirmer le scan', en: 'Confirm the scan' },
  DECIDE_CHECKLIST: {
    ar: (d) => (d.count === 1 ? 'البت في وثيقة مقدمة' : `البت في وثائق مقدمة: ${d.count}`),
    fr: (d) => (d.count === 1 ? 'Vérifier 1 pièce reçue' : `Vérifier ${d.count} pièces reçues`),
    en: (d) => (d.count === 1 ? 'Check 1 item received' : `Check ${d.count} items received`),
  },
  WAIT_FOR_CHECKLIST: {
    ar: (d) => `في انتظار الوثائق: ${d.count} من ${d.of}`,
    fr: (d) => `Pièces attendues : ${d.count} sur ${d.of}`,
    en: (d) => `Waiting for items: ${d.count} of ${d.of}`,
  },
  ACTIVATE: { ar: 'الإدخال حيز التنفيذ', fr: 'Mettre en vigueur', en: 'Put in force' },
  DECIDE_OFFER: {
    ar: (d) => (d.count === 1 ? 'البت في عرض مقترح' : `البت في عروض مقترحة: ${d.count}`),
    fr: (d) => (d.count === 1 ? 'Décider d’une offre proposée' : `Décider de ${d.count} offres proposées`),
    en: (d) => (d.count === 1 ? 'Decide on 1 offer' : `Decide on ${d.count} offers`),
  },
  CALL_UNUSED: {
    ar: 'الاتصال: لا استفادة بعد',
    fr: 'Appeler : 0 utilisation',
    en: 'Call: nobody used it yet',
  },
  NONE: {
    ar: (d) => nothing(d, 'ar'),
    fr: (d) => nothing(d, 'fr'),
    en: (d) => nothing(d, 'en'),
  },
  RENEW: { ar: 'التجديد أو الإنهاء', fr: 'Renouveler ou clore', en: 'Renew or let it end' },
  SETTLE_SUSPENSION: {
    ar: (d) => (d.variant === 'licence' ? 'طلب رخصة سارية' : 'تسوية التوقيف'),
    fr: (d) => (d.variant === 'licence' ? 'Demander une licence valable' : 'Régler la suspension'),
    en: (d) => (d.variant === 'licence' ? 'Ask for a valid licence' : 'Settle the suspension'),
  },
};

const nothingTexts = {
  first_use: {
    ar: 'في انتظار أول استفادة',
    fr: '1re utilisation attendue',
    en: 'Waiting for its first use',
  },
  sealing: { ar: 'ختم الوثيقة جارٍ', fr: 'Document en cours de scellement', en: 'Being sealed' },
  over: { ar: 'انتهت', fr: 'Terminée', en: 'Over' },
  none: { ar: 'لا شيء الآن', fr: 'Rien pour l’instant', en: 'Nothing for now' },
} as const;

function nothing({ variant, days }: StepDetails, language: Language): string {
  if (variant === 'ends') return endsIn(days, language);
  if (variant === 'first_use' || variant === 'sealing' || variant === 'over')
    return nothingTexts[variant][language];
  return nothingTexts.none[language];
}

function endsIn(days: number, language: Language): string {
  if (days === 0) return { ar: 'آخر يوم: اليوم', fr: 'Dernier jour aujourd’hui', en: 'Ends today' }[language];
  const counted = countedNoun(days, 'day', language);
  return { ar: `تنتهي بعد ${counted}`, fr: `Fin dans ${counted}`, en: `Ends in ${counted}` }[language];
}

/** What is to be done next, in a few words: `Relancer Mme Amrani`. */
export function nextStepText(
  { code, details }: { code: NextStepCode; details: StepDetails },
  language: Language,
): string {
  const sentence = steps[code][language];
  return typeof sentence === 'string' ? sentence : sentence(details);
}

/** For how long, after a count of days: `depuis 5 jours`. */
function since(days: number, language: Language): string {
  if (days === 0) return { ar: 'منذ اليوم', fr: 'depuis aujourd’hui', en: 'since today' }[language];
  const counted = countedNoun(days, 'day', language);
  return { ar: `منذ ${counted}`, fr: `depuis ${counted}`, en: `for ${counted}` }[language];
}

type Reason = Record<Language, (details: StepDetails) => string>;

const opinion: Reason = {
  ar: (d) => `في المراجعة ${since(d.days, 'ar')}؛ الرأي ${d.count} من ${d.of}.`,
  fr: (d) => `En revue ${since(d.days, 'fr')} ; avis ${d.count} sur ${d.of}.`,
  en: (d) => `In review ${since(d.days, 'en')}; opinion ${d.count} of ${d.of}.`,
};

const stalled: Reason = {
  ar: (d) => `على حالها ${since(d.days, 'ar')}.`,
  fr: (d) => `Sans changement ${since(d.days, 'fr')}.`,
  en: (d) => `Unchanged ${since(d.days, 'en')}.`,
};

const reasons: Partial<Record<NextStepCode, Reason>> = {
  CONTACT: {
    ar: (d) => `فرصة مسجلة ${since(d.days, 'ar')} ولم يبدأ بعد أي مشروع اتفاقية.`,
    fr: (d) => `Prospect ${since(d.days, 'fr')}, sans brouillon.`,
    en: (d) => `A prospect ${since(d.days, 'en')}, without a draft.`,
  },
  NOTED: {
    ar: () => 'خطوة دونها فريقكم.',
    fr: () => 'Étape notée par votre équipe.',
    en: () => 'A step your team wrote down.',
  },
  COMPLETE_DRAFT: {
    ar: (d) => (d.variant === 'renewal' ? `${endsIn(d.days, 'ar')}.` : `مسودة ${since(d.days, 'ar')}.`),
    fr: (d) => (d.variant === 'renewal' ? `${endsIn(d.days, 'fr')}.` : `Brouillon ${since(d.days, 'fr')}.`),
    en: (d) => (d.variant === 'renewal' ? `${endsIn(d.days, 'en')}.` : `A draft ${since(d.days, 'en')}.`),
  },
  ANSWER_PARTNER: {
    ar: (d) => (d.count === 1 ? 'ملاحظة واحدة دون رد.' : `ملاحظات دون رد: ${d.count}.`),
    fr: (d) => (d.count === 1 ? 'Une remarque sans réponse.' : `${d.count} remarques sans réponse.`),
    en: (d) => (d.count === 1 ? 'One remark without an answer.' : `${d.count} remarks without an answer.`),
  },
  REVIEW: opinion,
  WAIT_FOR_REVIEW: opinion,
  SEND_FOR_SIGNATURE: {
    ar: () => 'تمت الموافقة على النص؛ ينتظر الموقعون رابطهم.',
    fr: () => 'Texte approuvé ; les signataires attendent leur lien.',
    en: () => 'The text is approved; those who sign wait for their links.',
  },
  REMIND_SIGNATORY: {
    ar: (d) => `التوقيع ${d.count} من ${d.of} منتظر ${since(d.days, 'ar')}.`,
    fr: (d) => `${d.count === 1 ? '1re' : `${d.count}e`} signature attendue ${since(d.days, 'fr')}.`,
    en: (d) => `Signature ${d.count} of ${d.of} awaited ${since(d.days, 'en')}.`,
  },
  COUNTERSIGN: {
    ar: (d) => (d.count >= d.of ? 'وقع الشريك؛ توقيع الهيئة يختم الاتفاقية.' : 'حان دور موقعي الهيئة.'),
    fr: (d) =>
      d.count >= d.of
        ? 'Le partenaire a tout signé ; la signature de l’organisme scelle la convention.'
        : 'C’est au tour des signataires de l’organisme.',
    en: (d) =>
      d.count >= d.of
        ? 'The partner signed; the organization’s signature seals the agreement.'
        : 'It is the turn of the organization’s signatories.',
  },
  RESEND: {
    ar: (d) => `انتهى أجل الطلب قبل التوقيع ${d.count} من ${d.of}.`,
    fr: (d) => `La demande a expiré avant la signature ${d.count} sur ${d.of}.`,
    en: (d) => `The request expired before signature ${d.count} of ${d.of}.`,
  },
  CONFIRM_SCAN: {
    ar: (d) => `نسخة موقعة باليد تنتظر عينا ثانية ${since(d.days, 'ar')}.`,
    fr: (d) => `Un scan attend un second regard ${since(d.days, 'fr')}.`,
    en: (d) => `A scan has waited for a second look ${since(d.days, 'en')}.`,
  },
  DECIDE_CHECKLIST: {
    ar: (d) => `اتفاقية مختومة ${since(d.days, 'ar')}.`,
    fr: (d) => `Convention scellée ${since(d.days, 'fr')}.`,
    en: (d) => `Sealed ${since(d.days, 'en')}.`,
  },
  ACTIVATE: {
    ar: (d) => `مختومة ${since(d.days, 'ar')} ولا ينقصها شيء.`,
    fr: (d) => `Scellée ${since(d.days, 'fr')}, rien ne manque.`,
    en: (d) => `Sealed ${since(d.days, 'en')}, nothing is missing.`,
  },
  DECIDE_OFFER: {
    ar: () => 'لا يراها المنخرطون قبل القرار.',
    fr: () => 'Les adhérents ne la voient pas avant votre décision.',
    en: () => 'Members do not see it before the decision.',
  },
  CALL_UNUSED: {
    ar: (d) => `سارية ${since(d.days, 'ar')} دون أي استفادة.`,
    fr: (d) => `En vigueur ${since(d.days, 'fr')}, jamais utilisée.`,
    en: (d) => `In force ${since(d.days, 'en')}, never used.`,
  },
  RENEW: {
    ar: (d) => `${endsIn(d.days, 'ar')}؛ لم يبدأ التجديد.`,
    fr: (d) => `${endsIn(d.days, 'fr')} ; renouvellement non commencé.`,
    en: (d) => `${endsIn(d.days, 'en')}; no renewal begun.`,
  },
  SETTLE_SUSPENSION: {
    ar: (d) => `موقوفة ${since(d.days, 'ar')}؛ القسائم لا تُستعمل.`,
    fr: (d) => `Suspendue ${since(d.days, 'fr')} ; les bons ne servent plus.`,
    en: (d) => `Suspended ${since(d.days, 'en')}; vouchers cannot be used.`,
  },
};

/** Why a step matters today, in a sentence: `3e signature attendue depuis 5 jours.` */
export function reasonText(
  { code, details }: { code: NextStepCode; details: StepDetails },
  language: Language,
): string {
  return (reasons[code] ?? stalled)[language](details);
}
