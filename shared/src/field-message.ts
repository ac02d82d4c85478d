import { isolateLeftToRight } from './bidi.ts';
import { countedNoun } from './counted-noun.ts';
import type { Language } from './language.ts';
import { type AmountProblem, formatMoney, maximumAmountCentimes } from './money.ts';
import { formatNumber } from './number-format.ts';
import { type VoucherCodeProblem, voucherCodeLength } from './voucher-code.ts';

/** What can be wrong with one field, with the numbers that explain it. */
export type FieldProblemKind =
  | { kind: 'required' }
  | { kind: 'too_short'; minimum: number }
  | { kind: 'too_long'; maximum: number }
  | { kind: 'out_of_range'; minimum: number; maximum: number }
  | { kind: 'not_an_email' }
  | { kind: 'not_a_phone' }
  | { kind: 'not_a_date' }
  | { kind: 'date_in_future' }
  | { kind: 'unknown_choice' }
  | { kind: 'arabic_or_french_needed' }
  | { kind: 'password_guessable' }
  | { kind: 'consent_needed' }
  | { kind: 'link_expired' }
  | { kind: 'already_used' }
  | { kind: 'membership_number' }
  | { kind: 'amount'; problem: AmountProblem }
  | { kind: 'voucher_code'; problem: VoucherCodeProblem };

type Sentences = Record<Language, string>;

/** The sentence beside a field: what is wrong and how to mend it. */
export function fieldMessage(problem: FieldProblemKind, language: Language): string {
  return sentencesOf(problem)[language];
}

const fixedSentences = {
  required: {
    ar: 'هذه المعلومة ضرورية. يرجى إدخالها.',
    fr: 'Cette information est nécessaire. Veuillez la saisir.',
    en: 'This information is needed. Please enter it.',
  },
  not_an_email: {
    ar: 'هذا العنوان الإلكتروني غير مكتمل. يرجى كتابته على شكل \u2066nom@exemple.ma\u2069.',
    fr: 'Cette adresse électronique est incomplète. Veuillez l’écrire comme nom@exemple.ma.',
    en: 'This e-mail address is incomplete. Please write it like name@example.ma.',
  },
  not_a_phone: {
    ar: 'هذا الرقم ليس رقم هاتف مغربيًا. يرجى كتابته على شكل \u20660612345678\u2069.',
    fr: 'Ce n’est pas un numéro marocain. Veuillez l’écrire comme 0612345678.',
    en: 'This is not a Moroccan number. Please write it like 0612345678.',
  },
  not_a_date: {
    ar: 'هذا اليوم غير موجود في التقويم. يرجى التحقق من اليوم والشهر والسنة.',
    fr: 'Ce jour n’existe pas au calendrier. Veuillez vérifier le jour, le mois et l’année.',
    en: 'This day is not in the calendar. Please check day, month and year.',
  },
  date_in_future: {
    ar: 'هذا التاريخ لم يحن بعد. يرجى إدخال تاريخ مضى.',
    fr: 'Cette date est à venir. Veuillez saisir une date passée.',
    en: 'This date is still to come. Please enter a past date.',
  },
  unknown_choice: {
    ar: 'هذا الاختيار غير متاح. يرجى الاختيار من القائمة.',
    fr: 'Ce choix n’est pas proposé. Veuillez choisir dans la liste.',
    en: 'This choice is not offered. Please choose from the list.',
  },
  arabic_or_french_needed: {
    ar: 'يلزم نص بالعربية أو بالفرنسية. يرجى إدخال أحدهما على الأقل.',
    fr: 'Un texte en arabe ou en français est nécessaire. Veuillez saisir au moins l’un des deux.',
    en: 'A text in Arabic or French is needed. Please enter at least one of them.',
  },
  password_guessable: {
    ar: 'كلمة السر هذه سهلة التخمين. يرجى اختيار جملة قصيرة لا يعرفها غيركم.',
    fr: 'Ce mot de passe est facile à deviner. Veuillez choisir une courte phrase connue de vous seul.',
    en: 'This password is easy to guess. Please choose a short phrase that only you know.',
  },
  consent_needed: {
    ar: 'لا يمكن إنشاء الحساب دون الموافقة على معالجة المعطيات الشخصية وفق القانون \u206609-08\u2069. يرجى قراءة الإشعار ثم الموافقة.',
    fr: 'Le compte ne peut pas être créé sans accord sur le traitement des données personnelles (loi 09-08). Veuillez lire la notice, puis donner votre accord.',
    en: 'The account cannot be made without consent to the processing of personal data (law 09-08). Please read the notice, then consent.',
  },
  link_expired: {
    ar: 'انتهت صلاحية هذا الرابط أو سبق استعماله. يرجى طلب رابط جديد.',
    fr: 'Ce lien a expiré ou a déjà servi. Veuillez en demander un nouveau.',
    en: 'This link has expired or was used before. Please ask for a new one.',
  },
  already_used: {
    ar: 'هذه القيمة مستعملة من قبل. يرجى إدخال قيمة أخرى.',
    fr: 'Cette valeur est déjà utilisée. Veuillez en saisir une autre.',
    en: 'This value is in use already. Please enter another.',
  },
  membership_number: {
    ar: 'رقم الانخراط يتكون من حروف وأرقام فقط. يرجى نقله كما هو على بطاقة الانخراط.',
    fr: 'Un numéro d’adhésion se compose de lettres et de chiffres. Veuillez le recopier depuis la carte d’adhérent.',
    en: 'A membership number is made of letters and digits. Please copy it from the membership card.',
  },
} satisfies Record<string, Sentences>;

function sentencesOf(problem: FieldProblemKind): Sentences {
  switch (problem.kind) {
    case 'too_short':
    case 'too_long':
      return lengthSentences(problem);
    case 'out_of_range': {
      const [minimum, maximum] = [formatNumber(problem.minimum), formatNumber(problem.maximum)];
      return {
        ar: `يجب أن تكون القيمة بين ${minimum} و${maximum}. يرجى تصحيحها.`,
        fr: `La valeur doit être entre ${minimum} et ${maximum}. Veuillez la corriger.`,
        en: `The value must be between ${minimum} and ${maximum}. Please correct it.`,
      };
    }
    case 'amount':
      return amountSentences[problem.problem];
    case 'voucher_code':
      return voucherCodeSentences[problem.problem];
    default:
      return fixedSentences[problem.kind];
  }
}

function lengthSentences(
  problem: { kind: 'too_short'; minimum: number } | { kind: 'too_long'; maximum: number },
): Sentences {
  if (problem.kind === 'too_short') {
    const minimum = (language: Language) => countedNoun(problem.minimum, 'character', language);
    return {
      ar: `هذا النص قصير: يلزم ألا يقل عن ${minimum('ar')}. يرجى إكماله.`,
      fr: `Ce texte est trop court : il faut au moins ${minimum('fr')}. Veuillez le compléter.`,
      en: `This text is too short: it needs at least ${minimum('en')}. Please complete it.`,
    };
  }
  const maximum = (language: Language) => countedNoun(problem.maximum, 'character', language);
  return {
    ar: `هذا النص طويل: يلزم ألا يتجاوز ${maximum('ar')}. يرجى اختصاره.`,
    fr: `Ce texte est trop long : il peut avoir ${maximum('fr')} au plus. Veuillez le raccourcir.`,
    en: `This text is too long: it can have at most ${maximum('en')}. Please shorten it.`,
  };
}

const largestAmount = isolateLeftToRight(
  formatMoney(maximumAmountCentimes, { unit: 'MAD', cents: 'when_any' }),
);

const amountSentences: Record<AmountProblem, Sentences> = {
  empty: {
    ar: 'المبلغ ضروري. يرجى إدخاله بالدرهم.',
    fr: 'Le montant est nécessaire. Veuillez le saisir en dirhams.',
    en: 'The amount is needed. Please enter it in dirhams.',
  },
  not_a_number: {
    ar: 'هذا المبلغ غير مفهوم. يرجى كتابته على شكل \u20661234,50\u2069.',
    fr: 'Ce montant n’est pas compris. Veuillez l’écrire comme 1234,50.',
    en: 'This amount is not understood. Please write it like 1234,50.',
  },
  negative: {
    ar: 'لا يمكن أن يكون المبلغ سالبًا. يرجى إدخاله دون علامة الطرح.',
    fr: 'Le montant ne peut pas être négatif. Veuillez le saisir sans le signe moins.',
    en: 'The amount cannot be negative. Please enter it without the minus sign.',
  },
  ambiguous: {
    ar: 'يمكن قراءة هذا المبلغ على وجهين، بالآلاف أو بالكسور. يرجى كتابته دون فاصل للآلاف، على شكل \u20661234,50\u2069.',
    fr: 'Ce montant peut se lire de deux façons, en milliers ou en décimales. Veuillez l’écrire sans séparateur de milliers, comme 1234,50.',
    en: 'This amount can be read in two ways, as thousands or as decimals. Please write it without a separator of thousands, like 1234,50.',
  },
  too_many_decimals: {
    ar: 'السنتيم هو أصغر وحدة. يرجى الاكتفاء برقمين بعد الفاصلة.',
    fr: 'Le centime est la plus petite unité. Veuillez vous limiter à deux chiffres après la virgule.',
    en: 'The centime is the smallest unit. Please keep to two digits after the comma.',
  },
  too_large: {
    ar: `يتجاوز المبلغ الحد المقبول وهو ${largestAmount}. يرجى التحقق منه.`,
    fr: `Le montant dépasse le maximum admis de ${largestAmount}. Veuillez le vérifier.`,
    en: `The amount is above the maximum of ${largestAmount}. Please check it.`,
  },
};

const voucherCodeSentences: Record<VoucherCodeProblem, Sentences> = {
  empty: {
    ar: 'رمز القسيمة ضروري. يرجى إدخال أحرفه العشرة.',
    fr: 'Le code du bon est nécessaire. Veuillez saisir ses dix caractères.',
    en: 'The code of the voucher is needed. Please enter its ten characters.',
  },
  too_short: {
    ar: `الرمز ناقص: يتكون من ${voucherCodeLength} أحرف. يرجى إكماله.`,
    fr: `Le code est incomplet : il a ${voucherCodeLength} caractères. Veuillez le compléter.`,
    en: `The code is incomplete: it has ${voucherCodeLength} characters. Please complete it.`,
  },
  too_long: {
    ar: `الرمز أطول من اللازم: يتكون من ${voucherCodeLength} أحرف. يرجى التحقق منه.`,
    fr: `Le code est trop long : il a ${voucherCodeLength} caractères. Veuillez le vérifier.`,
    en: `The code is too long: it has ${voucherCodeLength} characters. Please check it.`,
  },
  unknown_character: {
    ar: 'في الرمز حرف لا يُستعمل في القسائم، مثل O أو 0 أو I أو 1. يرجى مقارنته بما يظهر في هاتف المنخرط.',
    fr: 'Le code contient un caractère qu’aucun bon ne porte, comme O, 0, I ou 1. Veuillez le comparer avec le téléphone de l’adhérent.',
    en: 'The code has a character that no voucher bears, such as O, 0, I or 1. Please compare it with the member’s phone.',
  },
  wrong_check_character: {
    ar: 'في الرمز حرف مغلوط أو حرفان مقلوبان. يرجى إعادة قراءته من هاتف المنخرط.',
    fr: 'Le code contient un caractère erroné ou deux caractères inversés. Veuillez le relire sur le téléphone de l’adhérent.',
    en: 'The code has a wrong character or two characters exchanged. Please read it again from the member’s phone.',
  },
};
