import type { Language } from '@wasl/shared/language';

type Sentence = Record<Language, string>;

/** What is wrong with a field, and how to mend it. */
export const fieldTexts = {
  organizationUnknown: {
    ar: 'هذه الهيئة غير موجودة؛ يرجى اختيارها من اللائحة.',
    fr: 'Cet organisme n’existe pas ; choisissez-le dans la liste.',
    en: 'There is no such organization; choose one from the list.',
  },
  membershipNumber: {
    ar: 'رقم الانخراط من 3 إلى 40 حرفًا ورقمًا كما هو على البطاقة.',
    fr: 'Le numéro d’adhérent compte 3 à 40 lettres et chiffres, comme sur la carte.',
    en: 'The membership number has 3 to 40 letters and digits, as on the card.',
  },
  name: {
    ar: 'يرجى كتابة الاسم الكامل بالعربية أو بالفرنسية، من حرفين إلى 120 حرفًا.',
    fr: 'Écrivez le nom complet en arabe ou en français, de 2 à 120 caractères.',
    en: 'Write the full name in Arabic or French, 2 to 120 characters.',
  },
  birthDate: {
    ar: 'تاريخ الازدياد غير ممكن؛ يرجى التحقق من السنة.',
    fr: 'Cette date de naissance n’est pas possible ; vérifiez l’année.',
    en: 'This date of birth is not possible; check the year.',
  },
  memberTooYoung: {
    ar: 'الانخراط مفتوح ابتداء من 16 سنة؛ يرجى التحقق من تاريخ الازدياد.',
    fr: 'L’adhésion est ouverte à partir de 16 ans ; vérifiez la date de naissance.',
    en: 'Membership is open from the age of 16; check the date of birth.',
  },
  spouseTooYoung: {
    ar: 'تاريخ ازدياد الزوج أو الزوجة غير ممكن؛ يرجى التحقق منه.',
    fr: 'La date de naissance du conjoint n’est pas possible ; vérifiez-la.',
    en: 'The date of birth of the spouse is not possible; check it.',
  },
  childOlderThanMember: {
    ar: 'تاريخ ازدياد الطفل يسبق تاريخ ازدياد المنخرط؛ يرجى التحقق منه.',
    fr: 'L’enfant serait né avant l’adhérent ; vérifiez la date de naissance.',
    en: 'The child would be born before the member; check the date of birth.',
  },
  email: {
    ar: 'هذا ليس عنوان بريد إلكتروني؛ مثال سليم: nom@example.ma',
    fr: 'Ce n’est pas une adresse électronique ; par exemple nom@example.ma.',
    en: 'This is not an e-mail address; it looks like name@example.ma.',
  },
  phone: {
    ar: 'هذا الرقم غير ممكن؛ مثال سليم: 0661234567',
    fr: 'Ce numéro n’est pas possible ; par exemple 0661 23 45 67.',
    en: 'This number is not possible; it looks like 0661 23 45 67.',
  },
  province: {
    ar: 'هذا الإقليم غير معروف؛ يرجى اختياره من اللائحة.',
    fr: 'Cette province est inconnue ; choisissez-la dans la liste.',
    en: 'This province is unknown; choose one from the list.',
  },
  consent: {
    ar: 'لا يمكن الانخراط دون الموافقة على معالجة المعطيات الشخصية كما يبينها إشعار الخصوصية.',
    fr: 'L’adhésion demande votre accord au traitement des données, comme l’explique la notice de confidentialité.',
    en: 'Joining needs your consent to the processing of personal data, as the privacy notice explains.',
  },
  passwordTooShort: {
    ar: 'كلمة السر من 10 أحرف على الأقل؛ جملة قصيرة تفي بالغرض.',
    fr: 'Le mot de passe compte au moins 10 caractères ; une courte phrase convient.',
    en: 'The password has at least 10 characters; a short sentence will do.',
  },
  passwordTooLong: {
    ar: 'كلمة السر من 200 حرف على الأكثر.',
    fr: 'Le mot de passe compte au plus 200 caractères.',
    en: 'The password has at most 200 characters.',
  },
  passwordEasilyGuessed: {
    ar: 'كلمة السر هذه سهلة التخمين؛ يرجى اختيار كلمات لا يربطها بكم أحد.',
    fr: 'Ce mot de passe est facile à deviner ; choisissez des mots que personne n’associe à vous.',
    en: 'This password is easy to guess; choose words nobody links with you.',
  },
  linkOver: {
    ar: 'انتهت صلاحية هذا الرابط أو سبق استعماله؛ يمكن طلب رابط جديد.',
    fr: 'Ce lien n’est plus valable ou a déjà servi ; demandez-en un nouveau.',
    en: 'This link is over or was used before; ask for a new one.',
  },
  membersOnly: {
    ar: 'هذا الحقل خاص بالمنخرطين.',
    fr: 'Ce champ ne concerne que les adhérents.',
    en: 'This field is for members only.',
  },
  dependentAlready: {
    ar: 'هذا الشخص مسجل من قبل ضمن ذوي الحقوق.',
    fr: 'Cette personne figure déjà parmi les ayants droit.',
    en: 'This person is among the dependents already.',
  },
  tooManyDependents: {
    ar: 'بلغ عدد ذوي الحقوق المسجلين أقصاه؛ يمكن طلب الإضافة من الهيئة.',
    fr: 'Le nombre d’ayants droit enregistrés est atteint ; adressez-vous à votre organisme pour en ajouter.',
    en: 'No more dependents can be recorded here; ask your organization to add them.',
  },
  membershipRefused: {
    ar: 'طلب الانخراط لم يُقبل، فلا يمكن تسجيل ذوي الحقوق.',
    fr: 'L’adhésion n’a pas été acceptée : aucun ayant droit ne peut être ajouté.',
    en: 'The membership was not accepted, so dependents cannot be added.',
  },
  reason: {
    ar: 'يرجى كتابة سبب الرفض، من 3 أحرف إلى 500؛ سيقرؤه صاحب الطلب.',
    fr: 'Écrivez la raison du refus, de 3 à 500 caractères ; le demandeur la lira.',
    en: 'Write why it is refused, 3 to 500 characters; the applicant reads it.',
  },
  numberStands: {
    ar: 'رقم الانخراط هذا لمنخرط آخر قائم؛ يرجى التحقق منه قبل القرار.',
    fr: 'Ce numéro appartient à une adhésion en cours ; vérifiez-le avant de décider.',
    en: 'This number belongs to a membership that stands; check it before deciding.',
  },
} satisfies Record<string, Sentence>;

/** What happens next, after something was done. */
export const outcomeTexts = {
  joinedActive: {
    ar: 'تم الانخراط والبطاقة جاهزة. أرسلنا رابطًا لتأكيد عنوان البريد الإلكتروني.',
    fr: 'Vous êtes adhérent et votre carte est prête. Un lien pour confirmer votre adresse vient de partir.',
    en: 'You are a member and your card is ready. A link to confirm your address is on its way.',
  },
  joinedPending: {
    ar: 'توصلنا بالطلب وسيدرسه المنسق؛ القرار وسببه يظهران هنا. أرسلنا رابطًا لتأكيد عنوان البريد الإلكتروني.',
    fr: 'Votre demande est reçue ; un coordinateur décide, et vous verrez ici sa décision et ses raisons. Un lien pour confirmer votre adresse vient de partir.',
    en: 'Your application is received; a coordinator decides, and you will see the decision and its reasons here. A link to confirm your address is on its way.',
  },
  resetRequested: {
    ar: 'إذا كان العنوان معروفًا لدينا فقد أرسلنا إليه رابطًا صالحًا لمدة 30 دقيقة.',
    fr: 'Si cette adresse nous est connue, un lien valable 30 minutes vient d’y partir.',
    en: 'If we know this address, a link valid for 30 minutes is on its way to it.',
  },
  passwordSet: {
    ar: 'تم تغيير كلمة السر وأُغلقت كل الجلسات. يمكن تسجيل الدخول الآن.',
    fr: 'Le mot de passe est changé et toutes les sessions sont fermées. Vous pouvez vous connecter.',
    en: 'The password is changed and every session has ended. You can sign in now.',
  },
  emailConfirmed: {
    ar: 'تم تأكيد العنوان.',
    fr: 'L’adresse est confirmée.',
    en: 'The address is confirmed.',
  },
} satisfies Record<string, Sentence>;
