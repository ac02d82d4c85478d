import type { Language } from '@wasl/shared/language';
import { type MessageText, paragraphs } from '../../platform/messages/message-text.ts';

/** The agreement as messages name it. Names are in the reader's language where they exist in it. */
export interface AgreementNames {
  reference: string;
  organizationName: string;
  partnerName: string;
}

/** To somebody whose turn it is; `delegatedBy` when another signatory handed over to them. */
export function invitationMessage(
  language: Language,
  details: AgreementNames & { name: string; link: string; until: string; delegatedBy: string | null },
): MessageText {
  const { reference, organizationName, partnerName, name, link, until, delegatedBy } = details;
  switch (language) {
    case 'ar':
      return {
        subject: `اتفاقية للتوقيع: ${organizationName} و${partnerName}`,
        text: paragraphs(
          `السلام عليكم ${name}،`,
          delegatedBy ? `فوض إليكم ${delegatedBy} توقيع هذه الاتفاقية.` : null,
          `الاتفاقية ${reference} بين ${organizationName} و${partnerName} جاهزة لتوقيعكم. يمكنكم قراءتها وتوقيعها من هنا، حتى ${until}:`,
          link,
          'هذا الرابط شخصي: لا ترسلوه إلى أحد. عند التوقيع سيُرسل رمز إلى هذا العنوان.',
        ),
      };
    case 'fr':
      return {
        subject: `Convention à signer : ${organizationName} et ${partnerName}`,
        text: paragraphs(
          `Bonjour ${name},`,
          delegatedBy ? `${delegatedBy} vous a confié la signature de cette convention.` : null,
          `La convention ${reference} entre ${organizationName} et ${partnerName} attend votre signature. Vous pouvez la lire et la signer ici, jusqu’au ${until} :`,
          link,
          'Ce lien est personnel : ne le transmettez à personne. Un code vous sera envoyé à cette adresse au moment de signer.',
        ),
      };
    case 'en':
      return {
        subject: `An agreement to sign: ${organizationName} and ${partnerName}`,
        text: paragraphs(
          `Dear ${name},`,
          delegatedBy ? `${delegatedBy} handed the signing of this agreement to you.` : null,
          `Agreement ${reference} between ${organizationName} and ${partnerName} awaits your signature. You can read and sign it here until ${until}:`,
          link,
          'This link is personal: do not pass it on. A code will be sent to this address when you sign.',
        ),
      };
  }
}

export function reminderMessage(
  language: Language,
  details: AgreementNames & { name: string; link: string; until: string },
): MessageText {
  const { reference, organizationName, partnerName, name, link, until } = details;
  switch (language) {
    case 'ar':
      return {
        subject: `تذكير: اتفاقية تنتظر توقيعكم (${reference})`,
        text: paragraphs(
          `السلام عليكم ${name}،`,
          `الاتفاقية ${reference} بين ${organizationName} و${partnerName} ما زالت تنتظر توقيعكم، والرابط صالح حتى ${until}:`,
          link,
        ),
      };
    case 'fr':
      return {
        subject: `Rappel : une convention attend votre signature (${reference})`,
        text: paragraphs(
          `Bonjour ${name},`,
          `La convention ${reference} entre ${organizationName} et ${partnerName} attend toujours votre signature. Le lien est valable jusqu’au ${until} :`,
          link,
        ),
      };
    case 'en':
      return {
        subject: `Reminder: an agreement awaits your signature (${reference})`,
        text: paragraphs(
          `Dear ${name},`,
          `Agreement ${reference} between ${organizationName} and ${partnerName} still awaits your signature. The link works until ${until}:`,
          link,
        ),
      };
  }
}

export function codeMessage(language: Language, details: { code: string; reference: string }): MessageText {
  const { code, reference } = details;
  switch (language) {
    case 'ar':
      return {
        subject: 'رمز التوقيع',
        text: paragraphs(
          `رمز توقيع الاتفاقية ${reference}، صالح لمدة 10 دقائق:`,
          code,
          'لا تعطوا هذا الرمز لأحد، ولو ادعى أنه من الهيئة. إذا لم تطلبوه فأخبروا الهيئة.',
        ),
      };
    case 'fr':
      return {
        subject: 'Votre code de signature',
        text: paragraphs(
          `Code pour signer la convention ${reference}, valable 10 minutes :`,
          code,
          'Ne donnez ce code à personne, même se disant de l’organisme. Si vous ne l’avez pas demandé, prévenez l’organisme.',
        ),
      };
    case 'en':
      return {
        subject: 'Your signing code',
        text: paragraphs(
          `Code to sign agreement ${reference}, valid for 10 minutes:`,
          code,
          'Give this code to nobody, even if they claim to be of the organization. If you did not ask for it, tell the organization.',
        ),
      };
  }
}

/** To everybody who signed. */
export function sealedMessage(
  language: Language,
  details: AgreementNames & { name: string; link: string; verifyLink: string; until: string },
): MessageText {
  const { reference, organizationName, partnerName, name, link, verifyLink, until } = details;
  switch (language) {
    case 'ar':
      return {
        subject: `وقع الجميع: الاتفاقية ${reference}`,
        text: paragraphs(
          `السلام عليكم ${name}،`,
          `وقع الجميع الاتفاقية بين ${organizationName} و${partnerName} وخُتمت. يمكنكم قراءتها وحفظها من هنا، حتى ${until}:`,
          link,
          'وللتحقق منها في أي وقت:',
          verifyLink,
        ),
      };
    case 'fr':
      return {
        subject: `Tous ont signé : convention ${reference}`,
        text: paragraphs(
          `Bonjour ${name},`,
          `Tous ont signé la convention entre ${organizationName} et ${partnerName} ; elle est scellée. Vous pouvez la lire et l’enregistrer ici, jusqu’au ${until} :`,
          link,
          'Pour la vérifier à tout moment :',
          verifyLink,
        ),
      };
    case 'en':
      return {
        subject: `Everybody signed: agreement ${reference}`,
        text: paragraphs(
          `Dear ${name},`,
          `Everybody signed the agreement between ${organizationName} and ${partnerName}; it is sealed. You can read and keep it from here, until ${until}:`,
          link,
          'To verify it at any time:',
          verifyLink,
        ),
      };
  }
}

/** To those who were asked to sign and no longer are. */
export function endedMessage(
  language: Language,
  details: AgreementNames & { name: string; cause: 'CANCELLED' | 'VOIDED' | 'DECLINED' },
): MessageText {
  const { reference, organizationName, partnerName, name, cause } = details;
  const agreement: Record<Language, string> = {
    ar: `الاتفاقية ${reference} بين ${organizationName} و${partnerName}`,
    fr: `la convention ${reference} entre ${organizationName} et ${partnerName}`,
    en: `agreement ${reference} between ${organizationName} and ${partnerName}`,
  };
  const causes: Record<typeof cause, Record<Language, string>> = {
    CANCELLED: {
      ar: `ألغت الهيئة طلب توقيع ${agreement.ar}.`,
      fr: `L’organisme a annulé la demande de signature pour ${agreement.fr}.`,
      en: `The organization cancelled the request to sign ${agreement.en}.`,
    },
    VOIDED: {
      ar: `تغير نص ${agreement.ar}: ما وُقع منها لاغٍ، وسيصلكم رابط إلى النص الجديد.`,
      fr: `Le texte a changé pour ${agreement.fr} : ce qui était signé ne vaut plus et un lien vers le nouveau texte vous sera envoyé.`,
      en: `The text changed of ${agreement.en}: what was signed is void, and a link to the new text will be sent to you.`,
    },
    DECLINED: {
      ar: `رفض أحد الموقعين ${agreement.ar}، فانتهى طلب التوقيع.`,
      fr: `Un signataire a refusé de signer ${agreement.fr} : la demande est close.`,
      en: `A signatory declined ${agreement.en}: the request is closed.`,
    },
  };
  const nothingToDo: Record<Language, string> = {
    ar: 'روابط التوقيع السابقة لم تعد صالحة، ولا حاجة إلى أي إجراء.',
    fr: 'Les liens de signature reçus ne sont plus valables ; il n’y a rien à faire.',
    en: 'Links received before no longer work; there is nothing to do.',
  };
  const subjects: Record<Language, string> = {
    ar: `انتهى طلب التوقيع: ${reference}`,
    fr: `Demande de signature close : ${reference}`,
    en: `Request to sign closed: ${reference}`,
  };
  const greetings: Record<Language, string> = {
    ar: `السلام عليكم ${name}،`,
    fr: `Bonjour ${name},`,
    en: `Dear ${name},`,
  };
  return {
    subject: subjects[language],
    text: paragraphs(greetings[language], causes[cause][language], nothingToDo[language]),
  };
}

/** To the address a signatory had before a coordinator corrected it. */
export function addressChangedMessage(language: Language, details: AgreementNames): MessageText {
  const { reference, organizationName, partnerName } = details;
  switch (language) {
    case 'ar':
      return {
        subject: `لم يعد هذا العنوان للتوقيع: ${reference}`,
        text: paragraphs(
          `صححت الهيئة عنوان موقع الاتفاقية ${reference} بين ${organizationName} و${partnerName}؛ الرابط المرسل إلى هذا العنوان لم يعد صالحًا.`,
          'إذا كان هذا العنوان صحيحًا فأخبروا الهيئة.',
        ),
      };
    case 'fr':
      return {
        subject: `Cette adresse ne sert plus à signer : ${reference}`,
        text: paragraphs(
          `L’organisme a corrigé l’adresse d’un signataire de la convention ${reference} entre ${organizationName} et ${partnerName} ; le lien envoyé à cette adresse n’est plus valable.`,
          'Si cette adresse était la bonne, prévenez l’organisme.',
        ),
      };
    case 'en':
      return {
        subject: `This address no longer serves to sign: ${reference}`,
        text: paragraphs(
          `The organization corrected the address of a signatory of agreement ${reference} between ${organizationName} and ${partnerName}; the link sent to this address no longer works.`,
          'If this address was right, tell the organization.',
        ),
      };
  }
}

/** What the coordinator who sees to an agreement is told. */
export type OwnerNews =
  | { kind: 'CODE_LOCKED'; name: string }
  | { kind: 'DECLINED'; name: string; reason: string }
  | { kind: 'DELEGATED'; name: string; to: string }
  | { kind: 'EXPIRED'; waitingFor: string }
  | { kind: 'SEALED' };

export function ownerMessage(
  language: Language,
  details: AgreementNames & { news: OwnerNews; link: string },
): MessageText {
  const { reference, partnerName, news, link } = details;
  const { subject, sentence } = ownerTexts(news)[language];
  return { subject: `${subject} (${reference}, ${partnerName})`, text: paragraphs(sentence, link) };
}

function ownerTexts(news: OwnerNews): Record<Language, { subject: string; sentence: string }> {
  switch (news.kind) {
    case 'CODE_LOCKED':
      return {
        ar: {
          subject: 'خمسة رموز خاطئة',
          sentence: `أُدخلت خمسة رموز خاطئة على رابط ${news.name}، فأُبطل الرمز. اتصلوا بالموقع، وأرسلوا إليه رابطًا جديدًا إن لم يكن هو.`,
        },
        fr: {
          subject: 'Cinq codes faux',
          sentence: `Cinq codes faux ont été saisis sur le lien de ${news.name} ; le code est annulé. Appelez cette personne, et envoyez-lui un nouveau lien si ce n’était pas elle.`,
        },
        en: {
          subject: 'Five wrong codes',
          sentence: `Five wrong codes were typed on the link of ${news.name}; the code is void. Call them, and send a new link if it was not them.`,
        },
      };
    case 'DECLINED':
      return {
        ar: { subject: 'رفض التوقيع', sentence: `رفض ${news.name} التوقيع: ${news.reason}` },
        fr: {
          subject: 'Signature refusée',
          sentence: `${news.name} a refusé de signer : ${news.reason}`,
        },
        en: { subject: 'Signing declined', sentence: `${news.name} declined to sign: ${news.reason}` },
      };
    case 'DELEGATED':
      return {
        ar: { subject: 'تفويض التوقيع', sentence: `فوض ${news.name} توقيعه إلى ${news.to}.` },
        fr: {
          subject: 'Signature confiée à une autre personne',
          sentence: `${news.name} a confié sa signature à ${news.to}.`,
        },
        en: { subject: 'Signing handed over', sentence: `${news.name} handed the signing to ${news.to}.` },
      };
    case 'EXPIRED':
      return {
        ar: {
          subject: 'انتهى أجل التوقيع',
          sentence: `انتهى أجل طلب التوقيع قبل أن يوقع: ${news.waitingFor}. يمكن فتحه من جديد بإرسال رابط جديد.`,
        },
        fr: {
          subject: 'Demande de signature expirée',
          sentence: `La demande a expiré avant la signature de : ${news.waitingFor}. Un nouveau lien la rouvre.`,
        },
        en: {
          subject: 'Request for signatures expired',
          sentence: `The request expired before these signed: ${news.waitingFor}. A new link opens it again.`,
        },
      };
    case 'SEALED':
      return {
        ar: { subject: 'وقع الجميع', sentence: 'وقع الجميع والوثيقة مختومة. بقيت لائحة التحضير.' },
        fr: {
          subject: 'Tous ont signé',
          sentence: 'Tous ont signé et le document est scellé. Il reste la liste de mise en route.',
        },
        en: {
          subject: 'Everybody signed',
          sentence: 'Everybody signed and the document is sealed. The checklist is what is left.',
        },
      };
  }
}
