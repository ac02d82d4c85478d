import type { Language } from '@wasl/shared/language';
import type { FileRefusal } from './file-refusals.ts';

type Sentence = Record<Language, string>;

/** What is wrong with a file, and what to do. */
const refusalTexts: Record<FileRefusal, Sentence> = {
  missing: {
    ar: 'لم يصل أي ملف؛ يرجى اختيار ملف ثم إعادة الإرسال.',
    fr: 'Aucun fichier n’est arrivé ; choisissez-en un puis renvoyez-le.',
    en: 'No file arrived; choose one and send it again.',
  },
  several: {
    ar: 'يرجى إرسال الملفات واحدًا تلو الآخر.',
    fr: 'Envoyez les fichiers un par un.',
    en: 'Send files one at a time.',
  },
  empty: {
    ar: 'هذا الملف فارغ؛ يرجى فتحه للتحقق منه ثم إعادة الإرسال.',
    fr: 'Ce fichier est vide ; ouvrez-le pour le vérifier puis renvoyez-le.',
    en: 'This file is empty; open it to check, then send it again.',
  },
  too_large: {
    ar: 'حجم هذا الملف يتجاوز 20 ميغابايت؛ يرجى تصغيره أو تقسيمه.',
    fr: 'Ce fichier dépasse 20 Mo ; réduisez-le ou partagez-le en plusieurs.',
    en: 'This file is larger than 20 MB; make it smaller or split it.',
  },
  type_not_accepted: {
    ar: 'محتوى هذا الملف ليس PDF ولا صورة؛ نقبل PDF وJPEG وPNG وWebP.',
    fr: 'Le contenu de ce fichier n’est ni un PDF ni une image ; nous acceptons PDF, JPEG, PNG et WebP.',
    en: 'The content of this file is neither a PDF nor an image; we take PDF, JPEG, PNG and WebP.',
  },
  image_too_large: {
    ar: 'هذه الصورة تتجاوز 50 مليون بكسل؛ يرجى تصغيرها.',
    fr: 'Cette image dépasse 50 millions de pixels ; réduisez-la.',
    en: 'This image has more than 50 million pixels; make it smaller.',
  },
  image_damaged: {
    ar: 'تعذرت قراءة هذه الصورة؛ يرجى فتحها وحفظها من جديد.',
    fr: 'Cette image ne peut pas être lue ; ouvrez-la et enregistrez-la de nouveau.',
    en: 'This image cannot be read; open it and save it again.',
  },
  pdf_encrypted: {
    ar: 'هذا الملف محمي بكلمة سر أو بقيود؛ يرجى إرسال نسخة بلا حماية.',
    fr: 'Ce PDF est protégé par un mot de passe ou des restrictions ; envoyez une copie sans protection.',
    en: 'This PDF is protected by a password or restrictions; send a copy without protection.',
  },
  pdf_active: {
    ar: 'يحتوي هذا الملف على برنامج أو استمارة تنفذ أوامر؛ يرجى طباعته إلى PDF جديد ثم إرسال النسخة.',
    fr: 'Ce PDF contient un script ou un formulaire actif ; imprimez-le vers un nouveau PDF et envoyez cette copie.',
    en: 'This PDF contains a script or an active form; print it to a new PDF and send that copy.',
  },
  pdf_attachment: {
    ar: 'يحتوي هذا الملف على ملفات أخرى بداخله؛ يرجى إرسال كل ملف على حدة.',
    fr: 'Ce PDF contient d’autres fichiers ; envoyez chacun d’eux séparément.',
    en: 'This PDF carries other files inside; send each of them by itself.',
  },
  pdf_unreadable: {
    ar: 'تعذر فحص هذا الملف لأنه تالف أو غير معتاد؛ يرجى طباعته إلى PDF جديد ثم إرسال النسخة.',
    fr: 'Ce PDF est abîmé ou inhabituel et ne peut pas être vérifié ; imprimez-le vers un nouveau PDF et envoyez cette copie.',
    en: 'This PDF is damaged or unusual and cannot be checked; print it to a new PDF and send that copy.',
  },
  infected: {
    ar: 'وجد الفحص برنامجًا ضارًّا في هذا الملف فلم نحتفظ به؛ يرجى فحص الجهاز الذي جاء منه.',
    fr: 'L’analyse a trouvé un programme malveillant dans ce fichier, il n’a pas été gardé ; vérifiez l’appareil d’où il vient.',
    en: 'The scan found malware in this file and it was not kept; check the device it came from.',
  },
};

export function refusalText(refusal: FileRefusal, language: Language): string {
  return refusalTexts[refusal][language];
}

/** A request that did not come from a program of ours, or one that says which it is. */
export const headerMissingText: Sentence = {
  ar: 'يلزم إرسال الملفات مع الترويسة x-wasl-client التي تذكر البرنامج المرسل.',
  fr: 'Les fichiers s’envoient avec l’en-tête x-wasl-client, qui nomme le programme.',
  en: 'Files are sent with the header x-wasl-client, which names the program.',
};

/** The scanner that files must pass does not answer. */
export const scannerAwayText: Sentence = {
  ar: 'فحص الملفات لا يستجيب الآن ولا يمكن قبول أي ملف بدونه؛ يمكن إعادة المحاولة بعد دقائق.',
  fr: 'L’analyse des fichiers ne répond pas et aucun fichier n’est accepté sans elle ; réessayez dans quelques minutes.',
  en: 'The scan of files does not answer and no file is taken without it; try again in some minutes.',
};

/** Too many files are being taken in at this moment. */
export const busyText: Sentence = {
  ar: 'نستقبل ملفات كثيرة في هذه اللحظة؛ يمكن إعادة المحاولة بعد ثوان.',
  fr: 'Beaucoup de fichiers arrivent en ce moment ; réessayez dans quelques secondes.',
  en: 'Many files are arriving at this moment; try again in a few seconds.',
};
