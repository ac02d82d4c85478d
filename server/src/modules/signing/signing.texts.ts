import { isolate, isolateLeftToRight } from '@wasl/shared/bidi';
import { civilMoment } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import type { LinkProblem } from './signing.rules.ts';

type Texts = Record<Language, string>;

/** The consent asked for today. */
export const currentConsentVersion = '2026-11';

/**
 * What somebody agrees to by signing (law 43-20, simple electronic signature; law 09-08 for what is kept of them), by version.
 * A text that was ever agreed to stays here as it was.
 */
const consentTexts: Readonly<Record<string, Texts>> = {
  '2026-11': {
    ar: 'أصرح بأنني اطلعت على نص هذه الاتفاقية كاملًا، وبأن لي صفة توقيعها، وأوافق على توقيعها توقيعًا إلكترونيًا بسيطًا وفق القانون 43.20، بواسطة رابط شخصي ورمز أُرسلا إلى عنواني. ولإثبات ذلك يُحفظ اسمي وصفتي وعنواني ووقت التوقيع وجزء من عنوان الشبكة ما دامت الاتفاقية محفوظة.',
    fr: 'Je déclare avoir lu en entier le texte de cette convention et avoir qualité pour la signer. J’accepte de la signer par une signature électronique simple au sens de la loi 43-20, au moyen d’un lien personnel et d’un code envoyés à mon adresse. À titre de preuve, mon nom, ma fonction, mon adresse, l’heure de la signature et une partie de l’adresse du réseau sont conservés aussi longtemps que la convention.',
    en: 'I declare that I have read the whole text of this agreement and that I may sign it. I agree to sign it by a simple electronic signature under law 43-20, by means of a personal link and a code sent to my address. As evidence, my name, function, address, the time of signing and part of the network address are kept as long as the agreement.',
  },
};

export function consentText(version: string, language: Language): string {
  const texts = consentTexts[version];
  if (!texts) throw new Error(`there is no consent "${version}"`);
  return texts[language];
}

const askForNewLink: Texts = {
  ar: 'يمكن طلب رابط جديد من الجهة التي أرسلته.',
  fr: 'Vous pouvez demander un nouveau lien à l’organisme qui l’a envoyé.',
  en: 'You can ask the organization that sent it for a new link.',
};

const linkProblems: Record<LinkProblem, Texts> = {
  UNKNOWN: {
    ar: `هذا الرابط غير معروف؛ ربما أُرسل رابط أحدث منه إلى العنوان نفسه. ${askForNewLink.ar}`,
    fr: `Ce lien n’est pas connu : un lien plus récent a peut-être été envoyé à la même adresse. ${askForNewLink.fr}`,
    en: `This link is not known: a newer one may have been sent to the same address. ${askForNewLink.en}`,
  },
  EXPIRED: {
    ar: `انتهى أجل هذا الرابط. ${askForNewLink.ar}`,
    fr: `Ce lien n’est plus valable : son délai est passé. ${askForNewLink.fr}`,
    en: `The time of this link is over. ${askForNewLink.en}`,
  },
  CANCELLED: {
    ar: 'ألغت الهيئة طلب التوقيع؛ لا حاجة إلى أي إجراء.',
    fr: 'L’organisme a annulé cette demande de signature : il n’y a rien à faire.',
    en: 'The organization cancelled this request: there is nothing to do.',
  },
  VOIDED: {
    ar: 'تغير نص الاتفاقية منذ إرسال هذا الرابط، فلم يعد صالحًا. سيصلكم رابط إلى النص الجديد.',
    fr: 'Le texte de la convention a changé depuis l’envoi de ce lien, qui n’est plus valable. Un lien vers le nouveau texte vous sera envoyé.',
    en: 'The text changed since this link was sent, so it no longer holds. A link to the new text will be sent to you.',
  },
  DECLINED: {
    ar: 'رفض أحد الموقعين هذه الاتفاقية، فانتهى طلب التوقيع. الهيئة على علم بذلك.',
    fr: 'Un signataire a refusé de signer cette convention : la demande est close. L’organisme en est informé.',
    en: 'A signatory declined this agreement, so the request is closed. The organization knows.',
  },
  NOT_THEIR_TURN: {
    ar: 'لم يوقع من قبلكم بعد. ستصلكم رسالة عندما يحين دوركم.',
    fr: 'Les personnes qui signent avant vous ne l’ont pas encore fait. Un message vous préviendra quand ce sera votre tour.',
    en: 'Those who sign before you have not done so yet. A message will tell you when it is your turn.',
  },
  DONE: {
    ar: 'سبق استعمال هذا الرابط: تم التوقيع أو الرفض أو التفويض. لا حاجة إلى أي إجراء.',
    fr: 'Ce lien a déjà servi à signer, à refuser ou à confier la signature : il n’y a plus rien à faire.',
    en: 'This link served to sign, decline or hand over already: there is nothing left to do.',
  },
  OTHER_PERSON: {
    ar: 'هذا الرابط شخصي، والحساب المفتوح على هذا الجهاز لشخص آخر. يرجى الخروج من الحساب ثم فتح الرابط من جديد.',
    fr: 'Ce lien est personnel et une autre personne est connectée sur cet appareil. Déconnectez-vous, puis ouvrez le lien à nouveau.',
    en: 'This link is personal and somebody else is signed in on this device. Sign out, then open the link again.',
  },
};

export function linkProblemText(problem: LinkProblem, language: Language): string {
  return linkProblems[problem][language];
}

/** Why staff cannot do something with a request now, and what to do first. */
export const obstacles = {
  notApproved: {
    ar: 'النص لم يحظ بعد بكل الموافقات اللازمة: أتموا المراجعة أولًا.',
    fr: 'Le texte n’a pas encore toutes les approbations voulues : terminez d’abord la revue.',
    en: 'The text does not have all approvals yet: finish the review first.',
  },
  isRunning: {
    ar: 'هناك طلب توقيع جارٍ: ألغوه قبل إرسال طلب آخر.',
    fr: 'Une demande de signature est déjà en cours : annulez-la avant d’en envoyer une autre.',
    en: 'A request for signatures is under way: cancel it before you send another.',
  },
  isSealed: {
    ar: 'وقع الجميع والوثيقة مختومة: أي تغيير يحتاج إلى نسخة جديدة بعد دخول الاتفاقية حيز التنفيذ.',
    fr: 'Tous ont signé et le document est scellé : un changement passera par un renouvellement.',
    en: 'Everybody signed and the document is sealed: a change takes a renewal.',
  },
  noSignatories: {
    ar: 'حددوا موقعًا واحدًا على الأقل عن كل طرف، ثم أعيدوا المراجعة.',
    fr: 'Désignez au moins un signataire pour chaque partie, puis reprenez la revue.',
    en: 'Name at least one signatory for each side, then review again.',
  },
  noRequest: {
    ar: 'لا يوجد طلب توقيع جارٍ.',
    fr: 'Aucune demande de signature n’est en cours.',
    en: 'No request for signatures is under way.',
  },
  isExpired: {
    ar: 'انتهى أجل الطلب: أرسلوا رابطًا جديدًا لفتحه من جديد.',
    fr: 'La demande a expiré : envoyez un nouveau lien pour la rouvrir.',
    en: 'The request expired: send a new link to open it again.',
  },
  onPaper: {
    ar: 'هذا الطلب على الورق: لا روابط له.',
    fr: 'Cette demande se signe sur papier : elle n’a pas de liens.',
    en: 'This request is signed on paper: it has no links.',
  },
  byLinks: {
    ar: 'هذا الطلب يوقع عبر الروابط: ألغوه وأرسلوه على الورق لإيداع نسخة ممسوحة.',
    fr: 'Cette demande se signe par liens : annulez-la et envoyez-la sur papier pour déposer un scan.',
    en: 'This request is signed by links: cancel it and send it on paper to upload a scan.',
  },
  notTheirTurn: {
    ar: 'هذا الشخص ليس ممن يُنتظر توقيعهم الآن.',
    fr: 'Cette personne ne fait pas partie de celles dont la signature est attendue maintenant.',
    en: 'This person is not among those whose signature is waited for now.',
  },
  remindedRecently: {
    ar: 'أُرسل تذكير خلال الاثنتي عشرة ساعة الماضية.',
    fr: 'Un rappel a été envoyé au cours des douze dernières heures.',
    en: 'A reminder was sent within the last twelve hours.',
  },
  noScan: {
    ar: 'لا توجد نسخة ممسوحة تنتظر التأكيد.',
    fr: 'Aucun scan n’attend de confirmation.',
    en: 'No scan waits for confirmation.',
  },
  scanWaits: {
    ar: 'هناك نسخة ممسوحة تنتظر التأكيد من شخص ثانٍ.',
    fr: 'Un scan attend déjà la confirmation d’une seconde personne.',
    en: 'A scan waits for a second person already.',
  },
  ownScan: {
    ar: 'أنتم من أودع هذه النسخة: يؤكدها شخص آخر.',
    fr: 'Vous avez déposé ce scan : une autre personne doit le confirmer.',
    en: 'You uploaded this scan: somebody else confirms it.',
  },
} as const satisfies Record<string, Texts>;

export const sameAddress = (name: string): Texts => ({
  ar: `يحتاج كل موقع إلى عنوان خاص به: عنوان ${isolate(name)} مكرر.`,
  fr: `Chaque signataire a besoin d’une adresse à lui : celle de ${isolate(name)} sert deux fois.`,
  en: `Each signatory needs an address of their own: that of ${isolate(name)} is there twice.`,
});

export const unusableAddress = (name: string): Texts => ({
  ar: `عنوان ${isolate(name)} غير صالح.`,
  fr: `L’adresse de ${isolate(name)} n’est pas valable.`,
  en: `The address of ${isolate(name)} cannot be one.`,
});

export const officeAddress = (name: string): Texts => ({
  ar: `${isolate(name)} يوقع عن الشريك بعنوان أحد موظفي الهيئة: لا يوقع أحد عن الطرف الآخر.`,
  fr: `${isolate(name)} signe pour le partenaire avec l’adresse d’un agent de l’organisme : personne ne signe pour l’autre partie.`,
  en: `${isolate(name)} signs for the partner with the address of somebody on the organization’s staff: nobody signs for the other side.`,
});

/** What is wrong with a field a signatory or coordinator filled in. */
export const fieldTexts = {
  days: {
    ar: 'عدد الأيام بين 1 و60.',
    fr: 'Le nombre de jours va de 1 à 60.',
    en: 'Days go from 1 to 60.',
  },
  reason: {
    ar: 'السبب بين 10 و500 حرف.',
    fr: 'Le motif compte de 10 à 500 caractères.',
    en: 'The reason has 10 to 500 characters.',
  },
  textHash: {
    ar: 'النص المعروض ليس هو المسجل: أعيدوا فتح الرابط واقرؤوه من جديد.',
    fr: 'Le texte affiché n’est pas celui qui est enregistré : ouvrez à nouveau le lien et relisez-le.',
    en: 'The text shown is not the one on record: open the link again and read it anew.',
  },
  consentVersion: {
    ar: 'نص الموافقة تغير: أعيدوا فتح الرابط.',
    fr: 'Le texte du consentement a changé : ouvrez à nouveau le lien.',
    en: 'The consent changed: open the link again.',
  },
  oneSignature: {
    ar: 'ارسموا توقيعكم أو اكتبوا اسمكم، أحدهما فقط.',
    fr: 'Dessinez votre signature ou tapez votre nom : l’un des deux.',
    en: 'Draw your signature or type your name: one of the two.',
  },
  typedName: {
    ar: 'اكتبوا اسمكم كاملًا، من حرفين إلى 120 حرفًا.',
    fr: 'Tapez votre nom complet, de 2 à 120 caractères.',
    en: 'Type your full name, 2 to 120 characters.',
  },
  drawing: {
    ar: 'تعذرت قراءة التوقيع المرسوم: ارسموه من جديد.',
    fr: 'La signature dessinée est vide ou illisible : dessinez-la à nouveau.',
    en: 'The drawn signature is empty or cannot be read: draw it again.',
  },
  idempotencyKey: {
    ar: 'مفتاح التكرار يتكون من 16 إلى 64 حرفًا أو رقمًا.',
    fr: 'La clé d’idempotence compte de 16 à 64 lettres, chiffres ou tirets.',
    en: 'The idempotency key has 16 to 64 letters, digits or hyphens.',
  },
  name: {
    ar: 'الاسم من حرفين إلى 120 حرفًا.',
    fr: 'Le nom compte de 2 à 120 caractères.',
    en: 'The name has 2 to 120 characters.',
  },
  title: {
    ar: 'الصفة من حرفين إلى 120 حرفًا.',
    fr: 'La fonction compte de 2 à 120 caractères.',
    en: 'The function has 2 to 120 characters.',
  },
  email: {
    ar: 'هذا العنوان غير صالح.',
    fr: 'Cette adresse n’est pas valable.',
    en: 'This cannot be an e-mail address.',
  },
  emailAsked: {
    ar: 'صاحب هذا العنوان مطلوب منه التوقيع من قبل.',
    fr: 'La personne qui a cette adresse est déjà appelée à signer.',
    en: 'Whoever has this address is asked to sign already.',
  },
  emailHandler: {
    ar: 'صاحب هذا العنوان يعالج هذه الاتفاقية لدى الهيئة: لا يمكن تفويضه.',
    fr: 'La personne qui a cette adresse traite cette convention à l’organisme : elle ne peut pas signer à votre place.',
    en: 'Whoever has this address handles this agreement at the organization: they cannot sign instead of you.',
  },
  delegatedBefore: {
    ar: 'فُوض إليكم هذا التوقيع، ولا يُفوض مرتين.',
    fr: 'Cette signature vous a été confiée : elle ne peut pas l’être une seconde fois.',
    en: 'This signing was handed to you: it cannot be handed on again.',
  },
  scanFile: {
    ar: 'هذا الملف غير معروف، أو أودعه شخص آخر، أو ليس PDF ولا صورة.',
    fr: 'Ce fichier n’est pas connu, a été déposé par quelqu’un d’autre, ou n’est ni un PDF ni une image.',
    en: 'This file is not known, came from somebody else, or is neither a PDF nor an image.',
  },
} as const satisfies Record<string, Texts>;

export const codeOver: Texts = {
  ar: 'انتهت صلاحية الرمز أو استُنفدت محاولاته. اطلبوا رمزًا جديدًا.',
  fr: 'Ce code n’est plus valable : son délai ou ses essais sont épuisés. Demandez un nouveau code.',
  en: 'This code no longer works: its time or its tries are over. Ask for a new one.',
};

/** The sentence of a verification that found the document. */
export function authenticText(
  details: {
    reference: string;
    organizationName: LocalizedText;
    partnerName: LocalizedText;
    sealedAt: Date;
    signatoryCount: number;
    isInForce: boolean;
  },
  language: Language,
): string {
  const { signatoryCount, isInForce } = details;
  const reference = isolateLeftToRight(details.reference);
  const organization = isolate(displayText(details.organizationName, language).text);
  const partner = isolate(displayText(details.partnerName, language).text);
  const when = civilMoment(details.sealedAt, language).text;
  switch (language) {
    case 'ar':
      return `هذه وثيقة أصلية: الاتفاقية ${reference} بين ${organization} و${partner}، ختمت يوم ${when}، وعدد توقيعاتها ${signatoryCount}. ${isInForce ? 'وهي سارية اليوم.' : 'وهي غير سارية اليوم.'}`;
    case 'fr':
      return `Document authentique : convention ${reference} entre ${organization} et ${partner}, scellée le ${when} avec ${signatoryCount} ${signatoryCount > 1 ? 'signatures' : 'signature'}. ${isInForce ? 'Elle est en vigueur aujourd’hui.' : 'Elle n’est pas en vigueur aujourd’hui.'}`;
    case 'en':
      return `Authentic: agreement ${reference} between ${organization} and ${partner}, sealed on ${when} with ${signatoryCount} ${signatoryCount === 1 ? 'signature' : 'signatures'}. ${isInForce ? 'It is in force today.' : 'It is not in force today.'}`;
  }
}

export const notAuthentic: Texts = {
  ar: 'لا توجد لدى وصل وثيقة مختومة بهذه البصمة أو بهذا الرمز. إن كان الملف لديكم فقد يكون تغير منذ ختمه: اطلبوا نسخة من الهيئة.',
  fr: 'Wasl n’a scellé aucun document de cette empreinte ou de ce code. Un fichier modifié depuis n’est plus reconnu : demandez-en une copie à l’organisme.',
  en: 'Wasl sealed no document with this hash or code. A file changed since is not recognized: ask the organization for a copy.',
};
