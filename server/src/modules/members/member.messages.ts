import type { Language } from '@wasl/shared/language';
import { type MessageText, paragraphs } from '../../platform/messages/message-text.ts';

/** To the owner of an address that somebody gave as theirs when joining. */
export function confirmEmailMessage(
  language: Language,
  details: { organizationName: string; link: string; isTaken: boolean },
): MessageText {
  const { organizationName, link, isTaken } = details;
  switch (language) {
    case 'ar':
      return {
        subject: 'تأكيد عنوان البريد الإلكتروني',
        text: paragraphs(
          `أعطي هذا العنوان عند الانخراط في ${organizationName} عبر وصل.`,
          isTaken ? 'لهذا العنوان حساب من قبل؛ إذا كان لكم فيمكن تسجيل الدخول به.' : '',
          'لتأكيد العنوان، صالح لمدة يومين:',
          link,
          'إذا لم تطلبوا ذلك فلا حاجة إلى أي إجراء.',
        ),
      };
    case 'fr':
      return {
        subject: 'Confirmez votre adresse',
        text: paragraphs(
          `Cette adresse a été donnée pour adhérer à ${organizationName} sur Wasl.`,
          isTaken ? 'Elle a déjà un compte : s’il est le vôtre, vous pouvez vous y connecter.' : '',
          'Pour confirmer l’adresse, pendant deux jours :',
          link,
          'Si ce n’était pas vous, il n’y a rien à faire.',
        ),
      };
    case 'en':
      return {
        subject: 'Confirm your address',
        text: paragraphs(
          `This address was given to join ${organizationName} on Wasl.`,
          isTaken ? 'It has an account already: if it is yours, you can sign in with it.' : '',
          'To confirm the address, within two days:',
          link,
          'If it was not you, there is nothing to do.',
        ),
      };
  }
}

export function resetPasswordMessage(language: Language, { link }: { link: string }): MessageText {
  switch (language) {
    case 'ar':
      return {
        subject: 'كلمة سر جديدة',
        text: paragraphs(
          'طُلبت كلمة سر جديدة لهذا الحساب في وصل. الرابط صالح لمدة 30 دقيقة ويُستعمل مرة واحدة:',
          link,
          'إذا لم تطلبوا ذلك فلا حاجة إلى أي إجراء؛ كلمة السر الحالية لم تتغير.',
        ),
      };
    case 'fr':
      return {
        subject: 'Nouveau mot de passe',
        text: paragraphs(
          'Un nouveau mot de passe a été demandé pour ce compte Wasl. Le lien vaut 30 minutes et sert une fois :',
          link,
          'Si ce n’était pas vous, il n’y a rien à faire : votre mot de passe n’a pas changé.',
        ),
      };
    case 'en':
      return {
        subject: 'A new password',
        text: paragraphs(
          'A new password was asked for this Wasl account. The link is valid for 30 minutes and serves once:',
          link,
          'If it was not you, there is nothing to do: your password has not changed.',
        ),
      };
  }
}

/** To an applicant whose membership was decided on. The reason itself is read after signing in, not in a mailbox. */
export function membershipDecidedMessage(
  language: Language,
  details: { organizationName: string; link: string },
): MessageText {
  const { organizationName, link } = details;
  switch (language) {
    case 'ar':
      return {
        subject: 'قرار بشأن طلب الانخراط',
        text: paragraphs(`صدر القرار بشأن طلب الانخراط في ${organizationName}. يمكن الاطلاع عليه هنا:`, link),
      };
    case 'fr':
      return {
        subject: 'Décision sur votre adhésion',
        text: paragraphs(
          `Votre demande d’adhésion à ${organizationName} est décidée. Vous pouvez la lire ici :`,
          link,
        ),
      };
    case 'en':
      return {
        subject: 'Decision on your membership',
        text: paragraphs(
          `Your application to join ${organizationName} is decided. You can read it here:`,
          link,
        ),
      };
  }
}
