import { isolate } from '@wasl/shared/bidi';
import { formatCivilDate } from '@wasl/shared/civil-text';
import { type Language, languages } from '@wasl/shared/language';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';

type Details = Readonly<Record<string, string | number>>;

const nameSuffixes: Record<Language, string> = { ar: 'Ar', fr: 'Fr', en: 'En' };

/** Details that name something in each language it is known in. */
export function namedIn(text: LocalizedText): Record<string, string> {
  const inEach = languages.map((language) => [
    `name${nameSuffixes[language]}`,
    displayText(text, language).text,
  ]);
  return { name: displayText(text, 'fr').text, ...Object.fromEntries(inEach) };
}

type Sentence = Record<Language, string | ((details: Details) => string)>;

/** A name in the reader's language where it is known in it, else as it was given. */
const name = (details: Details, language?: Language): string => {
  const own = language && details[`name${nameSuffixes[language]}`];
  return isolate(String(own || details.name || ''));
};
const day = (details: Details, language: Language): string =>
  formatCivilDate(String(details.day ?? ''), language);

/**
 * Every act in the life of an agreement and its sentence, without a subject: who did it stands beside it. A kind is the
 * name of the action in the audit log too.
 */
export const agreementActs = {
  'agreement:draft': { ar: 'بدء مسودة', fr: 'Brouillon commencé', en: 'Draft begun' },
  'agreement:save': {
    ar: (d) => `تعديل النسخة ${d.version}`,
    fr: (d) => `Version ${d.version} modifiée`,
    en: (d) => `Version ${d.version} changed`,
  },
  'agreement:submit': {
    ar: (d) => `إحالة النسخة ${d.version} على المراجعة`,
    fr: (d) => `Version ${d.version} envoyée en revue`,
    en: (d) => `Version ${d.version} sent for review`,
  },
  'agreement:approve': {
    ar: (d) => `الموافقة على النسخة ${d.version}`,
    fr: (d) => `Version ${d.version} approuvée`,
    en: (d) => `Version ${d.version} approved`,
  },
  'agreement:ask-changes': {
    ar: (d) => `طلب تعديل النسخة ${d.version}`,
    fr: (d) => `Modifications demandées sur la version ${d.version}`,
    en: (d) => `Changes to version ${d.version} asked for`,
  },
  'agreement:revise': {
    ar: (d) => `فتح النسخة ${d.version}؛ ما جُمع قبلها لاغٍ`,
    fr: (d) => `Version ${d.version} ouverte ; ce qui était recueilli est annulé`,
    en: (d) => `Version ${d.version} opened; what was collected is void`,
  },
  'agreement:withdraw': { ar: 'التخلي عن الاتفاقية', fr: 'Abandon', en: 'Given up' },
  'agreement:renew': {
    ar: (d) => `بدء التجديد بالنسخة ${d.version}`,
    fr: (d) => `Renouvellement commencé, version ${d.version}`,
    en: (d) => `Renewal begun, version ${d.version}`,
  },
  'agreement:withdraw-renewal': {
    ar: 'التخلي عن التجديد',
    fr: 'Renouvellement abandonné',
    en: 'Renewal given up',
  },
  'agreement:comment': { ar: 'ملاحظة جديدة', fr: 'Remarque ajoutée', en: 'Remark added' },
  'agreement:resolve-comment': { ar: 'تسوية ملاحظة', fr: 'Remarque réglée', en: 'Remark settled' },
  'agreement:attach': {
    ar: (d) => `إرفاق ${name(d)}`,
    fr: (d) => `${name(d)} joint`,
    en: (d) => `${name(d)} attached`,
  },
  'agreement:assign': {
    ar: (d) => `إسناد الاتفاقية إلى ${name(d, 'ar')}`,
    fr: (d) => `Confiée à ${name(d, 'fr')}`,
    en: (d) => `Handed to ${name(d, 'en')}`,
  },
  'agreement:note-step': { ar: 'تدوين الخطوة التالية', fr: 'Étape suivante notée', en: 'Next step noted' },
  'agreement:propose-terms': {
    ar: 'اقتراح شروط من الشريك',
    fr: 'Conditions proposées par le partenaire',
    en: 'Terms proposed by the partner',
  },
  'agreement:accept-terms': {
    ar: 'قبول الشروط المقترحة',
    fr: 'Conditions proposées acceptées',
    en: 'Proposed terms accepted',
  },
  'agreement:refuse-terms': {
    ar: 'رفض الشروط المقترحة',
    fr: 'Conditions proposées refusées',
    en: 'Proposed terms refused',
  },
  'partner:invite': {
    ar: (d) => `دعوة ${name(d)}`,
    fr: (d) => `Invitation envoyée à ${name(d)}`,
    en: (d) => `Invitation sent to ${name(d)}`,
  },
  'partner:revoke-invitation': { ar: 'سحب دعوة', fr: 'Invitation retirée', en: 'Invitation taken back' },
  'partner:accept-invitation': { ar: 'قبول الدعوة', fr: 'Invitation acceptée', en: 'Invitation accepted' },
  'partner:update-identity': {
    ar: 'تحيين هوية الشريك',
    fr: 'Identité du partenaire complétée',
    en: 'Identity of the partner filled in',
  },
  'partner:save-branch': { ar: 'تسجيل فرع', fr: 'Agence enregistrée', en: 'Branch saved' },
  'signing:send': {
    ar: (d) => `إرسال النسخة ${d.version} إلى الموقعين`,
    fr: (d) => `Version ${d.version} envoyée aux signataires`,
    en: (d) => `Version ${d.version} sent to those who sign`,
  },
  'signing:open': { ar: 'فتح رابط التوقيع', fr: 'Lien ouvert', en: 'Link opened' },
  'signing:sign': { ar: 'توقيع برمز مؤكد', fr: 'Signature, code vérifié', en: 'Signed, code verified' },
  'signing:decline': { ar: 'رفض التوقيع', fr: 'Signature refusée', en: 'Signing declined' },
  'signing:delegate': {
    ar: (d) => `تفويض التوقيع إلى ${name(d)}`,
    fr: (d) => `Signature confiée à ${name(d)}`,
    en: (d) => `Signing handed to ${name(d)}`,
  },
  'signing:remind': {
    ar: (d) => `تذكير ${name(d)}`,
    fr: (d) => `Relance de ${name(d)}`,
    en: (d) => `${name(d)} reminded`,
  },
  'signing:resend': {
    ar: (d) => `رابط جديد إلى ${name(d)}`,
    fr: (d) => `Nouveau lien envoyé à ${name(d)}`,
    en: (d) => `New link sent to ${name(d)}`,
  },
  'signing:lock-code': {
    ar: (d) => `خمسة رموز خاطئة على رابط ${name(d)}`,
    fr: (d) => `Cinq codes faux sur le lien de ${name(d)}`,
    en: (d) => `Five wrong codes on the link of ${name(d)}`,
  },
  'signing:cancel': { ar: 'إلغاء طلب التوقيع', fr: 'Envoi annulé', en: 'Request cancelled' },
  'signing:expire': {
    ar: 'انتهاء أجل طلب التوقيع',
    fr: 'Demande de signature expirée',
    en: 'Request expired',
  },
  'signing:seal': { ar: 'ختم الوثيقة', fr: 'Document scellé', en: 'Document sealed' },
  'signing:upload-scan': {
    ar: 'إيداع نسخة موقعة باليد',
    fr: 'Scan signé à la main déposé',
    en: 'Scan signed by hand uploaded',
  },
  'signing:confirm-scan': { ar: 'تأكيد النسخة الممسوحة', fr: 'Scan confirmé', en: 'Scan confirmed' },
  'signing:refuse-scan': { ar: 'رفض النسخة الممسوحة', fr: 'Scan refusé', en: 'Scan refused' },
  'checklist:provide': {
    ar: (d) => `تقديم: ${name(d, 'ar')}`,
    fr: (d) => `Fourni : ${name(d, 'fr')}`,
    en: (d) => `Given: ${name(d, 'en')}`,
  },
  'checklist:accept': {
    ar: (d) => `قبول: ${name(d, 'ar')}`,
    fr: (d) => `Accepté : ${name(d, 'fr')}`,
    en: (d) => `Accepted: ${name(d, 'en')}`,
  },
  'checklist:refuse': {
    ar: (d) => `رفض: ${name(d, 'ar')}`,
    fr: (d) => `Refusé : ${name(d, 'fr')}`,
    en: (d) => `Refused: ${name(d, 'en')}`,
  },
  'checklist:train': {
    ar: (d) => `تدريب ناجح: ${name(d, 'ar')}`,
    fr: (d) => `Essai au guichet réussi : ${name(d, 'fr')}`,
    en: (d) => `Trial at the counter done: ${name(d, 'en')}`,
  },
  'checklist:assign': {
    ar: (d) => `تكليف بـ: ${name(d, 'ar')}`,
    fr: (d) => `Attribué : ${name(d, 'fr')}`,
    en: (d) => `Assigned: ${name(d, 'en')}`,
  },
  'agreement:activate': { ar: 'دخول حيز التنفيذ', fr: 'Mise en vigueur', en: 'Put in force' },
  'agreement:activate-by-exception': {
    ar: 'دخول حيز التنفيذ باستثناء معلل',
    fr: 'Mise en vigueur par exception motivée',
    en: 'Put in force by a reasoned exception',
  },
  'offer:propose': {
    ar: (d) => `اقتراح عرض: ${name(d, 'ar')}`,
    fr: (d) => `Offre proposée : ${name(d, 'fr')}`,
    en: (d) => `Offer proposed: ${name(d, 'en')}`,
  },
  'offer:publish': {
    ar: (d) => `نشر عرض: ${name(d, 'ar')}`,
    fr: (d) => `Offre publiée : ${name(d, 'fr')}`,
    en: (d) => `Offer published: ${name(d, 'en')}`,
  },
  'offer:reject': {
    ar: (d) => `رفض عرض: ${name(d, 'ar')}`,
    fr: (d) => `Offre refusée : ${name(d, 'fr')}`,
    en: (d) => `Offer refused: ${name(d, 'en')}`,
  },
  'offer:extend': {
    ar: (d) => `تمديد عرض: ${name(d, 'ar')}`,
    fr: (d) => `Offre prolongée : ${name(d, 'fr')}`,
    en: (d) => `Offer extended: ${name(d, 'en')}`,
  },
  'agreement:suspend': { ar: 'توقيف الاتفاقية', fr: 'Suspension', en: 'Suspended' },
  'agreement:suspend-licence': {
    ar: 'توقيف لانتهاء الرخصة',
    fr: 'Suspension : licence expirée',
    en: 'Suspended: licence over',
  },
  'agreement:resume': { ar: 'استئناف الاتفاقية', fr: 'Reprise', en: 'Resumed' },
  'agreement:terminate': {
    ar: (d) => `إشعار بالإنهاء؛ آخر يوم: ${day(d, 'ar')}`,
    fr: (d) => `Préavis donné ; dernier jour : ${day(d, 'fr')}`,
    en: (d) => `Notice given; last day: ${day(d, 'en')}`,
  },
  'agreement:remind-end': {
    ar: (d) => `تذكير قبل ${d.days} يومًا من النهاية`,
    fr: (d) => `Rappel à ${d.days} jours de la fin`,
    en: (d) => `Reminder ${d.days} days before the end`,
  },
  'agreement:warn-licence': {
    ar: (d) => `تنبيه إلى نهاية الرخصة: ${day(d, 'ar')}`,
    fr: (d) => `Fin de licence annoncée : ${day(d, 'fr')}`,
    en: (d) => `End of licence announced: ${day(d, 'en')}`,
  },
  'agreement:expire': { ar: 'انتهاء الاتفاقية', fr: 'Fin de la convention', en: 'Agreement over' },
} as const satisfies Record<string, Sentence>;

export type ActKind = keyof typeof agreementActs;

/** What happened, in a sentence in the reader's language. */
export function actText(kind: ActKind, details: Details, language: Language): string {
  const sentence: string | ((details: Details) => string) = (agreementActs[kind] as Sentence)[language];
  return typeof sentence === 'string' ? sentence : sentence(details);
}
