import { formatCivilDate } from '@wasl/shared/civil-text';
import type { Language } from '@wasl/shared/language';

type Sentences = Record<Language, string>;

/** What stands in the way of a step in an agreement's life, and what to do first. */
export const lifeObstacles = {
  notInForce: {
    ar: 'الاتفاقية ليست سارية الآن؛ لا يمكن توقيفها.',
    fr: 'La convention n’est pas en vigueur : elle ne peut pas être suspendue.',
    en: 'The agreement is not in force: it cannot be suspended.',
  },
  notSuspended: {
    ar: 'الاتفاقية غير موقوفة؛ لا شيء يُستأنف.',
    fr: 'La convention n’est pas suspendue : il n’y a rien à reprendre.',
    en: 'The agreement is not suspended: there is nothing to resume.',
  },
  licenceOver: {
    ar: 'رخصة الشريك منتهية؛ يلزم قبول رخصة جديدة أولًا في لائحة التحقق، فتُستأنف الاتفاقية بذلك.',
    fr: 'La licence du partenaire est expirée : acceptez d’abord une nouvelle licence, la convention reprendra avec elle.',
    en: 'The partner’s licence is over: accept a new licence first, the agreement resumes with it.',
  },
  lastDayOver: {
    ar: 'انقضى آخر يوم من الاتفاقية؛ يلزم إبرام اتفاقية جديدة.',
    fr: 'Le dernier jour de la convention est passé : il faut une nouvelle convention.',
    en: 'The last day of the agreement is over: a new agreement is needed.',
  },
  notToBeEnded: {
    ar: 'لا يُنهى إلا ما كان ساريًا أو موقوفًا؛ قبل ذلك يمكن التخلي عن الاتفاقية.',
    fr: 'Seule une convention en vigueur ou suspendue se résilie ; avant, elle peut être abandonnée.',
    en: 'Only an agreement in force or suspended can be ended; before that it can be given up.',
  },
} as const satisfies Record<string, Sentences>;

export function noticeAlreadyGiven(lastDay: string, language: Language): string {
  const day = formatCivilDate(lastDay, language);
  return {
    ar: `سبق الإشعار بالإنهاء؛ آخر يوم هو ${day}.`,
    fr: `Le préavis est déjà donné : le dernier jour est le ${day}.`,
    en: `Notice was given already: the last day is ${day}.`,
  }[language];
}

export function endsBeforeNotice(endsOn: string, language: Language): string {
  const day = formatCivilDate(endsOn, language);
  return {
    ar: `تنتهي الاتفاقية من تلقاء نفسها يوم ${day}، قبل انقضاء أجل الإشعار.`,
    fr: `La convention prend fin d’elle-même le ${day}, avant la fin du préavis.`,
    en: `The agreement ends by itself on ${day}, before the notice is over.`,
  }[language];
}

/** What is wrong with a field, and how to mend it. */
export const lifeFields = {
  reason: {
    ar: 'يرجى كتابة السبب في 10 إلى 500 حرف؛ يقرؤه الطرف الآخر.',
    fr: 'Donnez le motif en 10 à 500 caractères ; l’autre partie le lira.',
    en: 'Give the reason in 10 to 500 characters; the other side reads it.',
  },
  byOrganization: {
    ar: 'يعطي الشريك الإشعار باسمه فقط.',
    fr: 'Le partenaire donne le préavis pour lui-même seulement.',
    en: 'A partner gives notice for itself only.',
  },
  owner: {
    ar: 'يلزم منسق من الهيئة مكلف بجميع جهات الاتفاقية.',
    fr: 'Choisissez un coordinateur de l’organisme chargé de toutes les régions de la convention.',
    en: 'Choose a coordinator of the organization who answers for all regions of the agreement.',
  },
} as const satisfies Record<string, Sentences>;

export function lastDayOutOfRange(first: string, last: string, language: Language): string {
  const [from, to] = [formatCivilDate(first, language), formatCivilDate(last, language)];
  return {
    ar: `يقع آخر يوم بين ${from}، بعد أجل الإشعار، و${to}، نهاية الاتفاقية.`,
    fr: `Le dernier jour se situe entre le ${from}, fin du préavis, et le ${to}, fin de la convention.`,
    en: `The last day lies between ${from}, when the notice is over, and ${to}, when the agreement ends.`,
  }[language];
}

/** Why an agreement is suspended when nobody decided it. */
export const licenceExpiredReason: Sentences = {
  ar: 'انتهت صلاحية رخصة الشريك.',
  fr: 'La licence du partenaire est expirée.',
  en: 'The partner’s licence is over.',
};
