import { isolate } from '@wasl/shared/bidi';
import type { Language } from '@wasl/shared/language';

/** To the side that did not write a remark. */
export function remarkMessage(
  language: Language,
  details: { authorName: string; reference: string; link: string },
): { subject: string; text: string } {
  const [authorName, reference] = [isolate(details.authorName), isolate(details.reference)];
  switch (language) {
    case 'ar':
      return {
        subject: `ملاحظة جديدة بشأن الاتفاقية ${reference}`,
        text: [
          `كتب ${authorName} ملاحظة بشأن نص الاتفاقية ${reference}.`,
          'يمكن قراءتها والجواب عنها هنا:',
          details.link,
        ].join('\n\n'),
      };
    case 'fr':
      return {
        subject: `Nouvelle remarque sur la convention ${reference}`,
        text: [
          `${authorName} a écrit une remarque sur le texte de la convention ${reference}.`,
          'Vous pouvez la lire et y répondre ici :',
          details.link,
        ].join('\n\n'),
      };
    case 'en':
      return {
        subject: `A new remark on agreement ${reference}`,
        text: [
          `${authorName} wrote a remark on the text of agreement ${reference}.`,
          'You can read it and answer here:',
          details.link,
        ].join('\n\n'),
      };
  }
}
