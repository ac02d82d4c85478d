import type { Language } from '@wasl/shared/language';
import type { ThrownCode } from './app-error.ts';

/** Sentences of thrown errors in the reader's language. */
const messages: Record<ThrownCode | 'INTERNAL', Record<Language, string>> = {
  UNAUTHENTICATED: {
    ar: 'يلزم تسجيل الدخول أولًا.',
    fr: 'Connectez-vous d’abord.',
    en: 'Sign in first.',
  },
  FORBIDDEN: {
    ar: 'هذا الحساب لا يملك صلاحية هذه العملية.',
    fr: 'Ce compte n’a pas le droit de faire cela.',
    en: 'This account may not do that.',
  },
  NOT_FOUND: {
    ar: 'تعذر العثور على العنصر المطلوب؛ يمكن الرجوع إلى البحث.',
    fr: 'Élément introuvable ; vous pouvez revenir à la recherche.',
    en: 'Nothing was found here; you can go back to the search.',
  },
  RATE_LIMITED: {
    ar: 'طلبات كثيرة في وقت وجيز؛ يرجى الانتظار قليلًا ثم إعادة المحاولة.',
    fr: 'Trop de demandes en peu de temps ; patientez un instant puis réessayez.',
    en: 'Too many requests in a short time; wait a moment and try again.',
  },
  BAD_USER_INPUT: {
    ar: 'الطلب غير سليم.',
    fr: 'La demande est mal formée.',
    en: 'The request is malformed.',
  },
  UNAVAILABLE: {
    ar: 'هذه الخدمة لا تستجيب الآن؛ باقي الخدمات تعمل، ويمكن إعادة المحاولة بعد دقيقة.',
    fr: 'Ce service ne répond pas pour le moment ; le reste fonctionne. Réessayez dans une minute.',
    en: 'This service does not answer now; everything else works. Try again in a minute.',
  },
  INTERNAL: {
    ar: 'حدث خلل من جهتنا ولم يتغير شيء؛ يمكن إعادة المحاولة، أو ذكر الرقم المرافق عند طلب المساعدة.',
    fr: 'Une erreur est survenue de notre côté et rien n’a changé ; réessayez, ou citez le numéro joint pour être aidé.',
    en: 'Something failed on our side and nothing was changed; try again, or quote the number given when asking for help.',
  },
};

export function thrownMessage(code: ThrownCode | 'INTERNAL', language: Language): string {
  return messages[code][language];
}
