import { isolate } from '@wasl/shared/bidi';
import { formatCivilDate } from '@wasl/shared/civil-text';
import { countedNoun } from '@wasl/shared/counted-noun';
import type { Language } from '@wasl/shared/language';
import { type MessageText, paragraphs } from '../../platform/messages/message-text.ts';
import type { LifeEventType } from './life.events.ts';

export interface LifeMessageDetails {
  partnerName: string;
  organizationName: string;
  reference: string;
  /** The day it is about: the last one of the agreement or of the licence. */
  day: string;
  /** Days left until then. */
  days: number;
  /** The reason given; null where there is none. */
  reason: string | null;
  link: string;
}

/** A mail about the life of an agreement, to its coordinator or its partner, in the language of whoever reads it. */
export function lifeMessage(
  type: LifeEventType,
  language: Language,
  details: LifeMessageDetails,
): MessageText {
  const { reference, link } = details;
  const partner = isolate(details.partnerName);
  const organization = isolate(details.organizationName);
  const day = formatCivilDate(details.day, language);
  const left = countedNoun(details.days, 'day', language);
  const about = {
    ar: `الاتفاقية ${isolate(reference)} بين ${organization} و${partner}.`,
    fr: `Convention ${reference} entre ${organization} et ${partner}.`,
    en: `Agreement ${reference} between ${organization} and ${partner}.`,
  }[language];
  const because =
    details.reason &&
    {
      ar: `السبب: ${isolate(details.reason)}`,
      fr: `Motif : ${details.reason}`,
      en: `Reason: ${details.reason}`,
    }[language];
  const { subject, sentence } = sentences[type](partner, day, left)[language];
  return { subject, text: paragraphs(about, sentence, because, link) };
}

type Sentences = Record<Language, { subject: string; sentence: string }>;

const sentences: Record<LifeEventType, (partner: string, day: string, left: string) => Sentences> = {
  'agreement.end-near': (partner, day, left) => ({
    ar: {
      subject: `اتفاقية ${partner} تنتهي يوم ${day}`,
      sentence: `آخر يوم هو ${day} (الباقي: ${left}). للاستمرار بعده يلزم تجديد موقع من الطرفين قبل ذلك.`,
    },
    fr: {
      subject: `Convention ${partner} : fin le ${day}`,
      sentence: `Le dernier jour est le ${day} (il reste ${left}). Pour continuer, un renouvellement signé des deux parties est nécessaire avant cette date.`,
    },
    en: {
      subject: `Agreement ${partner} ends on ${day}`,
      sentence: `Its last day is ${day} (${left} left). To go on, a renewal signed by both sides is needed before then.`,
    },
  }),
  'agreement.licence-near': (partner, day, left) => ({
    ar: {
      subject: `رخصة ${partner} تنتهي يوم ${day}`,
      sentence: `تنتهي رخصة الشريك يوم ${day} (الباقي: ${left}). دون رخصة جديدة مقبولة تُوقف الاتفاقية في اليوم الموالي.`,
    },
    fr: {
      subject: `Licence de ${partner} : fin le ${day}`,
      sentence: `La licence du partenaire expire le ${day} (il reste ${left}). Sans nouvelle licence acceptée, la convention sera suspendue le lendemain.`,
    },
    en: {
      subject: `Licence of ${partner} ends on ${day}`,
      sentence: `The partner’s licence ends on ${day} (${left} left). Without a new one accepted, the agreement is suspended the day after.`,
    },
  }),
  'agreement.suspended': (partner) => ({
    ar: {
      subject: `توقيف اتفاقية ${partner}`,
      sentence: 'الاتفاقية موقوفة: لا تُصدر قسائم ولا تُستعمل إلى حين استئنافها، وأيام القسائم لا تتغير.',
    },
    fr: {
      subject: `Convention ${partner} suspendue`,
      sentence:
        'La convention est suspendue : aucun bon ne peut être émis ni utilisé jusqu’à sa reprise ; les jours des bons ne changent pas.',
    },
    en: {
      subject: `Agreement ${partner} suspended`,
      sentence:
        'The agreement is suspended: no voucher can be issued or used until it resumes; the days of vouchers do not change.',
    },
  }),
  'agreement.resumed': (partner) => ({
    ar: {
      subject: `استئناف اتفاقية ${partner}`,
      sentence: 'الاتفاقية سارية من جديد: تُصدر القسائم وتُستعمل.',
    },
    fr: {
      subject: `Convention ${partner} : reprise`,
      sentence: 'La convention est de nouveau en vigueur : les bons peuvent être émis et utilisés.',
    },
    en: {
      subject: `Agreement ${partner} resumed`,
      sentence: 'The agreement is in force again: vouchers can be issued and used.',
    },
  }),
  'agreement.notice-given': (partner, day, left) => ({
    ar: {
      subject: `إشعار بإنهاء اتفاقية ${partner}`,
      sentence: `أُعطي إشعار بالإنهاء. آخر يوم هو ${day} (الباقي: ${left})، وتبقى القسائم صالحة إلى غايته.`,
    },
    fr: {
      subject: `Convention ${partner} : préavis donné`,
      sentence: `Un préavis a été donné. Le dernier jour est le ${day} (il reste ${left}) ; les bons servent jusqu’à ce jour compris.`,
    },
    en: {
      subject: `Notice given: agreement ${partner}`,
      sentence: `Notice was given. The last day is ${day} (${left} left); vouchers can be used up to and including it.`,
    },
  }),
  'agreement.over': (partner, day) => ({
    ar: {
      subject: `انتهت اتفاقية ${partner}`,
      sentence: `كان آخر يوم ${day}. لا تُصدر قسائم ولا تُستعمل بعده.`,
    },
    fr: {
      subject: `Convention ${partner} terminée`,
      sentence: `Le dernier jour était le ${day}. Aucun bon ne peut plus être émis ni utilisé.`,
    },
    en: {
      subject: `Agreement ${partner} is over`,
      sentence: `Its last day was ${day}. No voucher can be issued or used any more.`,
    },
  }),
};
