import { isolate } from '@wasl/shared/bidi';
import type { Language } from '@wasl/shared/language';

/** To who answers for a partner: who invites, for what, until when, and the link on a line of its own. */
export function invitationMessage(
  language: Language,
  details: {
    name: string;
    organizationName: string;
    partnerName: string;
    lastMoment: string;
    link: string;
  },
): { subject: string; text: string } {
  const [name, organization, partner] = [details.name, details.organizationName, details.partnerName].map(
    isolate,
  );
  const { lastMoment, link } = details;
  switch (language) {
    case 'ar':
      return {
        subject: `دعوة إلى إعداد اتفاقية مع ${organization}`,
        text: [
          `${name}،`,
          `تدعوكم ${organization} إلى إعداد اتفاقية شراكة باسم ${partner} عبر وصل: استكمال الهوية والفروع، وقراءة النص، واقتراح الشروط، وتتبع المراحل، كل ذلك من الهاتف.`,
          `رابطكم الشخصي صالح إلى غاية ${lastMoment} ويُستعمل مرة واحدة:`,
          link,
          'إذا لم يكن الأمر يعنيكم فلا حاجة إلى أي إجراء.',
        ].join('\n\n'),
      };
    case 'fr':
      return {
        subject: `Invitation à préparer une convention avec ${organization}`,
        text: [
          `${name},`,
          `${organization} vous invite à préparer une convention de partenariat au nom de ${partner} sur Wasl : compléter l’identité et les agences, lire le texte, proposer des conditions, suivre les étapes, le tout depuis un téléphone.`,
          `Votre lien personnel vaut jusqu’au ${lastMoment} et sert une fois :`,
          link,
          'Si cela ne vous concerne pas, il n’y a rien à faire.',
        ].join('\n\n'),
      };
    case 'en':
      return {
        subject: `Invitation to prepare an agreement with ${organization}`,
        text: [
          `${name},`,
          `${organization} invites you to prepare a partnership agreement in the name of ${partner} on Wasl: fill in identity and branches, read the text, propose terms and follow each step, all from a phone.`,
          `Your personal link is valid until ${lastMoment} and serves once:`,
          link,
          'If this does not concern you, there is nothing to do.',
        ].join('\n\n'),
      };
  }
}
