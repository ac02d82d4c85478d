import type { Language } from '@wasl/shared/language';

type Texts = Record<string, Record<Language, string>>;

/** What is wrong with a field of a listing, and what stands in the way of a change. */
export const listingTexts = {
  name: {
    ar: 'يلزم نص بالعربية أو الفرنسية؛ للاسم من حرفين إلى 160 حرفًا.',
    fr: 'Un texte en arabe ou en français est nécessaire ; un nom a de 2 à 160 caractères.',
    en: 'A text in Arabic or French is needed; a name has 2 to 160 characters.',
  },
  tooLong: {
    ar: 'هذا النص أطول من المسموح به؛ يرجى اختصاره.',
    fr: 'Ce texte est trop long ; veuillez le raccourcir.',
    en: 'This text is too long; please shorten it.',
  },
  website: {
    ar: 'يبدأ عنوان الموقع بـ https:// مثل https://exemple.ma.',
    fr: 'L’adresse du site commence par https://, par exemple https://exemple.ma.',
    en: 'A web address begins with https://, such as https://exemple.ma.',
  },
  phones: {
    ar: 'يرجى كتابة أرقام هاتف صحيحة، خمسة على الأكثر، مثل 0522123456.',
    fr: 'Indiquez des numéros valables, cinq au plus, par exemple 0522123456.',
    en: 'Give valid phone numbers, five at most, such as 0522123456.',
  },
  hours: {
    ar: 'أوقات العمل غير مكتملة: لكل فترة وقت فتح ووقت إغلاق مختلفان، مثل 09:00 و18:30.',
    fr: 'Les horaires sont incomplets : chaque plage a une ouverture et une fermeture différentes, par exemple 09:00 et 18:30.',
    en: 'The hours are incomplete: each interval opens and closes at different times, such as 09:00 and 18:30.',
  },
  hoursOverlap: {
    ar: 'تتداخل فترتان من أوقات العمل؛ يرجى الفصل بينهما.',
    fr: 'Deux plages d’ouverture se chevauchent ; séparez-les.',
    en: 'Two opening intervals overlap; please separate them.',
  },
  daysTooMany: {
    ar: 'يمكن ذكر 60 يومًا خاصًا على الأكثر؛ يرجى حذف ما مضى منها.',
    fr: 'Soixante jours particuliers au plus ; retirez ceux qui sont passés.',
    en: 'Sixty single days at most; remove those that are over.',
  },
  photosTooMany: {
    ar: 'يمكن عرض 12 صورة على الأكثر؛ يرجى إزالة بعضها.',
    fr: 'Douze photos au plus ; veuillez en retirer.',
    en: 'Twelve photos at most; please remove some.',
  },
  photoTwice: {
    ar: 'توجد الصورة نفسها مرتين.',
    fr: 'La même photo figure deux fois.',
    en: 'The same photo is there twice.',
  },
  photoUnknown: {
    ar: 'تعذر العثور على هذه الصورة؛ يرجى إرسالها من جديد.',
    fr: 'Cette photo est introuvable ; veuillez la renvoyer.',
    en: 'This photo was not found; please send it again.',
  },
  notAPicture: {
    ar: 'يلزم ملف صورة: JPEG أو PNG أو WebP.',
    fr: 'Il faut une image : JPEG, PNG ou WebP.',
    en: 'A picture is needed: JPEG, PNG or WebP.',
  },
  coordinates: {
    ar: 'هذا الموضع خارج إقليم الفرع؛ يرجى وضع الدبوس حيث يوجد الفرع، أو مراسلة المنسق عند الانتقال.',
    fr: 'Ce point est hors de la province de l’agence ; placez l’épingle où elle se trouve, ou écrivez au coordinateur si elle a déménagé.',
    en: 'This place is outside the province of the branch; put the pin where it is, or write to the coordinator if it moved.',
  },
  nameInAgreement: {
    ar: 'يُغيَّر الاسم في صفحة الاتفاقية ما دامت قيد الإعداد.',
    fr: 'Le nom se change sur la page de la convention tant qu’elle est en préparation.',
    en: 'The name is changed on the page of the agreement while that is prepared.',
  },
  nobodyDecides: {
    ar: 'لا توجد اتفاقية قائمة أو قيد الإعداد، فلا أحد يمكنه البت في التغييرات.',
    fr: 'Aucune convention n’est en vigueur ni en préparation : personne ne peut décider de ces changements.',
    en: 'No agreement is in force or prepared, so nobody can decide on changes.',
  },
  closed: {
    ar: 'هذا الطلب مغلق ولا يمكن تغييره.',
    fr: 'Cette demande est close et ne change plus.',
    en: 'This request is closed and changes no more.',
  },
  notWaiting: {
    ar: 'لا ينتظر هذا الحقل قرارًا.',
    fr: 'Ce champ n’attend pas de décision.',
    en: 'This field waits for no decision.',
  },
  reason: {
    ar: 'يرجى ذكر السبب ليقرأه الشريك، من 3 أحرف إلى 1000.',
    fr: 'Indiquez la raison que le partenaire lira, de 3 à 1 000 caractères.',
    en: 'Give the reason the partner will read, 3 to 1,000 characters.',
  },
  nothingDecided: {
    ar: 'يرجى اختيار قرار لحقل واحد على الأقل.',
    fr: 'Décidez d’un champ au moins.',
    en: 'Decide on one field at least.',
  },
  conflict: {
    ar: 'غيّر شخص آخر هذه المعلومات في هذه الأثناء ولم يُحفظ شيء؛ النسختان معروضتان للاختيار بينهما.',
    fr: 'Une autre personne a modifié ces informations entre-temps et rien n’a été enregistré ; les deux versions sont montrées.',
    en: 'Somebody else changed this in the meantime and nothing was stored; both versions are shown.',
  },
} satisfies Texts;
