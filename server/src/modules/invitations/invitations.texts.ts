import type { Language } from '@wasl/shared/language';

type Sentence = Record<Language, string>;

/** Why an invitation cannot be used, and what to do instead. */
export const invitationProblems = {
  UNKNOWN: {
    ar: 'هذا الرابط غير معروف؛ ربما أُرسل رابط أحدث منه. يمكن فتح آخر رسالة أو طلب دعوة جديدة من المنسق.',
    fr: 'Ce lien est inconnu ; un lien plus récent a pu être envoyé. Ouvrez le dernier message reçu ou demandez une nouvelle invitation au coordinateur.',
    en: 'This link is not known; a newer one may have been sent. Open the newest message or ask the coordinator for another invitation.',
  },
  EXPIRED: {
    ar: 'انتهت صلاحية هذه الدعوة. يمكن طلب دعوة جديدة من المنسق.',
    fr: 'Cette invitation a expiré. Demandez-en une nouvelle au coordinateur.',
    en: 'This invitation is over. Ask the coordinator for another one.',
  },
  REVOKED: {
    ar: 'سُحبت هذه الدعوة أو حلت محلها دعوة أحدث. يمكن فتح آخر رسالة أو الاتصال بالمنسق.',
    fr: 'Cette invitation a été retirée ou remplacée par une plus récente. Ouvrez le dernier message reçu ou contactez le coordinateur.',
    en: 'This invitation was taken back or replaced by a newer one. Open the newest message or ask the coordinator.',
  },
  ACCEPTED: {
    ar: 'سبق قبول هذه الدعوة. يكفي تسجيل الدخول بالبريد الإلكتروني وكلمة السر.',
    fr: 'Cette invitation a déjà été acceptée. Connectez-vous avec votre adresse et votre mot de passe.',
    en: 'This invitation was accepted already. Sign in with your address and password.',
  },
  AGREEMENT_OVER: {
    ar: 'الاتفاقية التي تخصها هذه الدعوة لم تعد قائمة. يمكن الاتصال بالمنسق لمعرفة ما بعدها.',
    fr: 'La convention de cette invitation n’a plus cours. Le coordinateur vous dira la suite.',
    en: 'The agreement of this invitation no longer stands. The coordinator can say what comes next.',
  },
  ADDRESS_TAKEN: {
    ar: 'لهذا العنوان حساب آخر في وصل، ولا يكون حساب واحد لصفتين. يُرجى طلب دعوة على عنوان مهني آخر من المنسق.',
    fr: 'Cette adresse a déjà un autre compte Wasl, et un compte ne sert pas à deux titres. Demandez au coordinateur une invitation à une autre adresse, professionnelle.',
    en: 'This address has another Wasl account, and one account does not serve two purposes. Ask the coordinator to invite another, professional address.',
  },
} satisfies Record<string, Sentence>;

export type InvitationProblemCode = keyof typeof invitationProblems;

/** What stands in the way of an act, one sentence each. */
export const obstacleTexts = {
  agreementOver: {
    ar: 'الاتفاقية لم تعد قائمة، فلا دعوة لها.',
    fr: 'La convention n’a plus cours : elle n’appelle plus d’invitation.',
    en: 'The agreement no longer stands, so nobody is invited to it.',
  },
  invitationSettled: {
    ar: 'هذه الدعوة قُبلت أو سُحبت من قبل.',
    fr: 'Cette invitation a déjà été acceptée ou retirée.',
    en: 'This invitation was accepted or taken back already.',
  },
  notPrepared: {
    ar: 'لا تُعدل الهوية والفروع هنا إلا أثناء إعداد الاتفاقية؛ بعد دخولها حيز التنفيذ يُطلب التغيير من المنسق.',
    fr: 'L’identité et les agences se complètent ici pendant la préparation de la convention ; une fois en vigueur, demandez le changement au coordinateur.',
    en: 'Identity and branches are filled in here while the agreement is prepared; once it is in force, ask the coordinator for the change.',
  },
  published: {
    ar: 'صفحة الشريك منشورة للمنخرطين، فتغييرها يمر عبر المنسق.',
    fr: 'La page du partenaire est déjà publiée : le changement passe par le coordinateur.',
    en: 'The page of the partner is public already: the change goes through the coordinator.',
  },
  otherRegion: {
    ar: 'هذا الفرع خارج الجهات التي تنسقونها؛ يضيفه منسق جهته أو منسق وطني.',
    fr: 'Cette agence est hors de vos régions ; le coordinateur de sa région ou un coordinateur national peut l’enregistrer.',
    en: 'This branch is outside your regions; the coordinator of its region or a national one can save it.',
  },
  textNotInDraft: {
    ar: 'النص ليس مسودة الآن؛ يُفتح من جديد نسخةً أخرى قبل إدراج الشروط المقترحة.',
    fr: 'Le texte n’est plus en brouillon ; rouvrez-le en nouvelle version avant d’y reprendre les conditions proposées.',
    en: 'The text is not a draft now; open it again as a new version before taking the proposed terms into it.',
  },
  termsSettled: {
    ar: 'لم تعد شروط هذه الاتفاقية قيد التفاوض: نصها مقفل أو ساري المفعول. يمكن إضافة ملاحظة.',
    fr: 'Les conditions ne se négocient plus : le texte est verrouillé ou en vigueur. Vous pouvez ajouter une remarque.',
    en: 'The terms are no longer negotiated: the text is locked or in force. A remark can be added.',
  },
  proposalSettled: {
    ar: 'سبق الجواب على هذا الاقتراح.',
    fr: 'Cette proposition a déjà reçu une réponse.',
    en: 'This proposal was answered already.',
  },
} satisfies Record<string, Sentence>;

/** What is wrong with a field, and how to mend it. */
export const fieldTexts = {
  email: {
    ar: 'هذا ليس عنوان بريد إلكتروني؛ مثال سليم: nom@example.ma',
    fr: 'Ce n’est pas une adresse électronique ; par exemple nom@example.ma.',
    en: 'This is not an e-mail address; it looks like name@example.ma.',
  },
  personName: {
    ar: 'يرجى كتابة الاسم الكامل، من حرفين إلى 120 حرفًا.',
    fr: 'Écrivez le nom complet, de 2 à 120 caractères.',
    en: 'Write the full name, 2 to 120 characters.',
  },
  role: {
    ar: 'تخص الدعوة صاحب المؤسسة أو مسيرها؛ الصندوق يضيفه الشريك بعد ذلك.',
    fr: 'L’invitation s’adresse au titulaire ou au gérant ; les caissiers sont ajoutés ensuite par le partenaire.',
    en: 'An invitation is for the owner or a manager; cashiers are added by the partner later.',
  },
  name: {
    ar: 'يرجى كتابة الاسم بالعربية أو بالفرنسية، من حرفين إلى 160 حرفًا.',
    fr: 'Écrivez le nom en arabe ou en français, de 2 à 160 caractères.',
    en: 'Write the name in Arabic or French, 2 to 160 characters.',
  },
  tooLong: {
    ar: 'هذا النص طويل أكثر من اللازم؛ يرجى اختصاره.',
    fr: 'Ce texte est trop long ; raccourcissez-le.',
    en: 'This text is too long; shorten it.',
  },
  website: {
    ar: 'هذا ليس عنوان موقع؛ مثال سليم: https://example.ma',
    fr: 'Ce n’est pas l’adresse d’un site ; par exemple https://example.ma.',
    en: 'This is not the address of a site; it looks like https://example.ma.',
  },
  lockedText: {
    ar: 'هذه المعلومة واردة في نص الاتفاقية وهو مقفل للتوقيع؛ لتغييرها يُطلب من المنسق فتح نسخة جديدة.',
    fr: 'Cette mention figure dans le texte, verrouillé pour signature ; pour la changer, demandez au coordinateur une nouvelle version.',
    en: 'This stands in the text, which is locked for signature; to change it, ask the coordinator for a new version.',
  },
  commune: {
    ar: 'هذه الجماعة غير معروفة؛ يرجى اختيارها من اللائحة.',
    fr: 'Cette commune est inconnue ; choisissez-la dans la liste.',
    en: 'This commune is unknown; choose one from the list.',
  },
  outsideMorocco: {
    ar: 'هذا الموقع خارج المغرب؛ يرجى تحريك الدبوس إلى مكان الفرع.',
    fr: 'Ce point est hors du Maroc ; placez le repère sur l’agence.',
    en: 'This point is outside Morocco; move the pin to the branch.',
  },
  farFromCommune: {
    ar: 'الدبوس بعيد عن الجماعة المختارة؛ يرجى التحقق من أحدهما.',
    fr: 'Le repère est loin de la commune choisie ; vérifiez l’un ou l’autre.',
    en: 'The pin is far from the commune chosen; check one or the other.',
  },
  phone: {
    ar: 'هذا الرقم غير ممكن؛ مثال سليم: 0522334455',
    fr: 'Ce numéro n’est pas possible ; par exemple 0522 33 44 55.',
    en: 'This number is not possible; it looks like 0522 33 44 55.',
  },
  answer: {
    ar: 'يرجى كتابة سبب الرفض، من 3 أحرف إلى 1000؛ سيقرؤه الشريك.',
    fr: 'Écrivez la raison du refus, de 3 à 1000 caractères ; le partenaire la lira.',
    en: 'Write why it is refused, 3 to 1,000 characters; the partner reads it.',
  },
  noTerms: {
    ar: 'يرجى تغيير سطر واحد على الأقل من جدول التخفيضات.',
    fr: 'Changez au moins une ligne du barème.',
    en: 'Change at least one line of the schedule.',
  },
} satisfies Record<string, Sentence>;

/** Doubts about an identity: told, never a reason to refuse. */
export const identityWarnings = {
  iceLength: {
    ar: 'يتكون التعريف الموحد للمقاولة (ICE) عادة من 15 رقمًا؛ يرجى التحقق منه.',
    fr: 'L’ICE compte d’ordinaire 15 chiffres ; vérifiez-le.',
    en: 'An ICE usually has 15 digits; check it.',
  },
  iceCheckDigits: {
    ar: 'رقما التحقق في ICE لا يوافقان باقي الأرقام؛ قد يكون فيه خطأ.',
    fr: 'Les chiffres de contrôle de l’ICE ne correspondent pas au reste ; il peut contenir une erreur.',
    en: 'The check digits of the ICE do not match the rest; it may contain a mistake.',
  },
  rc: {
    ar: 'رقم السجل التجاري من رقم إلى 7 أرقام عادة؛ يرجى التحقق منه.',
    fr: 'Un numéro de registre du commerce compte 1 à 7 chiffres ; vérifiez-le.',
    en: 'A number in the commercial register has 1 to 7 digits; check it.',
  },
  rcCourt: {
    ar: 'رقم السجل التجاري لا يكفي دون المحكمة؛ يرجى إضافتها.',
    fr: 'Le numéro du registre du commerce se lit avec son tribunal ; ajoutez-le.',
    en: 'A number in the commercial register means little without its court; add it.',
  },
  taxId: {
    ar: 'التعريف الضريبي (IF) من 5 إلى 9 أرقام عادة؛ يرجى التحقق منه.',
    fr: 'L’identifiant fiscal (IF) compte 5 à 9 chiffres ; vérifiez-le.',
    en: 'A tax number (IF) has 5 to 9 digits; check it.',
  },
} satisfies Record<string, Sentence>;
