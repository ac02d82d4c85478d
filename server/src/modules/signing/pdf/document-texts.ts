import type { BilingualText } from '@wasl/shared/agreement-text';
import { isolate, isolateLeftToRight } from '@wasl/shared/bidi';
import { formatCivilDate } from '@wasl/shared/civil-text';

/** Fixed words of the sealed document. */
export const documentTexts = {
  title: { fr: 'Convention de partenariat', ar: 'اتفاقية شراكة' },
  between: { fr: 'entre', ar: 'بين' },
  and: { fr: 'et', ar: 'و' },
  schedule: { fr: 'Barème des remises', ar: 'جدول التخفيضات' },
  service: { fr: 'Prestation', ar: 'الخدمة' },
  discount: { fr: 'Remise', ar: 'التخفيض' },
  signatures: { fr: 'Signatures', ar: 'التوقيعات' },
  forPartner: { fr: 'Pour le partenaire', ar: 'عن الشريك' },
  forOrganization: { fr: 'Pour l’organisme', ar: 'عن الهيئة' },
  signedElectronically: { fr: 'Signé électroniquement', ar: 'موقع إلكترونيًا' },
  signedByHand: { fr: 'Signé à la main', ar: 'موقع باليد' },
  attachments: { fr: 'Documents joints', ar: 'الوثائق المرفقة' },
  certificate: { fr: 'Certificat de signature', ar: 'شهادة التوقيع' },
  reference: { fr: 'Référence', ar: 'المرجع' },
  version: { fr: 'Version du texte', ar: 'نسخة النص' },
  parties: { fr: 'Parties', ar: 'الطرفان' },
  sent: { fr: 'Envoyée aux signataires', ar: 'أُرسلت إلى الموقعين' },
  completed: { fr: 'Dernière signature', ar: 'آخر توقيع' },
  confirmed: { fr: 'Scan confirmé', ar: 'تأكيد النسخة الممسوحة' },
  textHash: { fr: 'Empreinte du texte (SHA-256)', ar: 'بصمة النص (SHA-256)' },
  attachmentHash: { fr: 'Empreinte du document joint', ar: 'بصمة الوثيقة المرفقة' },
  scanHash: { fr: 'Empreinte du scan signé (SHA-256)', ar: 'بصمة النسخة الموقعة (SHA-256)' },
  code: { fr: 'Code de vérification', ar: 'رمز التحقق' },
  verifyAt: { fr: 'Vérifier ce document', ar: 'التحقق من هذه الوثيقة' },
  signatory: { fr: 'Signataire', ar: 'الموقع' },
  function: { fr: 'Fonction', ar: 'الصفة' },
  address: { fr: 'Adresse', ar: 'العنوان' },
  route: { fr: 'Identification', ar: 'التحقق من الهوية' },
  byCode: { fr: 'Lien personnel et code envoyé à l’adresse', ar: 'رابط شخصي ورمز أُرسل إلى العنوان' },
  byHand: { fr: 'Signature à la main, scan confirmé', ar: 'توقيع باليد، نسخة ممسوحة مؤكدة' },
  opened: { fr: 'Lien ouvert', ar: 'فتح الرابط' },
  codeSent: { fr: 'Code envoyé', ar: 'إرسال الرمز' },
  signed: { fr: 'Signé', ar: 'وقت التوقيع' },
  handedOver: { fr: 'Signature confiée', ar: 'فوض التوقيع' },
  handedBy: { fr: 'Confiée par', ar: 'بتفويض من' },
  network: { fr: 'Réseau', ar: 'الشبكة' },
  level: { fr: 'Niveau (loi 43-20)', ar: 'المستوى (القانون 43.20)' },
  consent: { fr: 'Consentement', ar: 'الموافقة' },
  levels: {
    SIMPLE: { fr: 'Signature électronique simple', ar: 'توقيع إلكتروني بسيط' },
    ADVANCED: { fr: 'Signature électronique avancée', ar: 'توقيع إلكتروني متقدم' },
    QUALIFIED: { fr: 'Signature électronique qualifiée', ar: 'توقيع إلكتروني مؤهل' },
  },
  byLinksStatement: {
    fr: 'Les personnes ci-dessous ont lu le texte dont l’empreinte suit et l’ont signé par une signature électronique simple au sens de la loi 43-20 relative aux services de confiance pour les transactions électroniques. Chacune a été identifiée par un lien personnel et un code à usage unique envoyés à son adresse, et a donné son consentement exprès. Toute modification de ce fichier change son empreinte et se voit à la vérification.',
    ar: 'اطلع الأشخاص المذكورون أسفله على النص الذي تلي بصمته ووقعوه توقيعًا إلكترونيًا بسيطًا وفق القانون 43.20 المتعلق بخدمات الثقة بشأن المعاملات الإلكترونية. تم التحقق من هوية كل واحد منهم برابط شخصي ورمز يستعمل مرة واحدة أُرسلا إلى عنوانه، وأعطى موافقته الصريحة. وكل تغيير في هذا الملف يغير بصمته ويظهر عند التحقق.',
  },
  byHandStatement: {
    fr: 'Ce texte a été imprimé et signé à la main. Le document signé est conservé sous forme de scan, dont l’empreinte suit ; une personne l’a déposé et une autre, qui n’est pas la première, a confirmé qu’il est complet et signé par tous. Toute modification de ce fichier change son empreinte et se voit à la vérification.',
    ar: 'طُبع هذا النص ووُقع باليد. تُحفظ الوثيقة الموقعة على شكل نسخة ممسوحة تلي بصمتها؛ أودعها شخص وأكد شخص ثانٍ أنها كاملة وموقعة من الجميع. وكل تغيير في هذا الملف يغير بصمته ويظهر عند التحقق.',
  },
} as const;

/** First and last day, in both languages. */
export function periodText(startsOn: string, endsOn: string): BilingualText {
  return {
    fr: `Du ${formatCivilDate(startsOn, 'fr')} au ${formatCivilDate(endsOn, 'fr')} inclus.`,
    ar: `من ${formatCivilDate(startsOn, 'ar')} إلى غاية ${formatCivilDate(endsOn, 'ar')}، محسوبًا بأكمله.`,
  };
}

/** A file's name from left to right with its ending last, whatever script the name is in. */
export function fileNameText(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${isolate(name.slice(0, dot))}${name.slice(dot)}` : isolate(name);
}

/** A number of a clause: Article 3 · المادة 3. */
export function articleTitle(number: number, title: BilingualText): BilingualText {
  return {
    fr: `Article ${number} — ${title.fr}`,
    ar: `المادة ${isolateLeftToRight(String(number))} — ${title.ar}`,
  };
}

const zone = 'Africa/Casablanca';

/**
 * An instant to the second in Morocco, with its offset, and in UTC: `2026-11-22 09:30:00 (Casablanca, UTC+00:00)` and
 * `2026-11-22 09:30:00 UTC`. Both always stand together, so that no page mixes zones unsaid.
 */
export function instantTexts(instant: Date): { casablanca: string; utc: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  const shown = (text: string) => text.slice(0, 19).replace('T', ' ');
  return {
    casablanca: `${shown(local.toPlainDateTime().toString({ smallestUnit: 'second' }))} (Casablanca, UTC${local.offset})`,
    utc: `${shown(instant.toISOString())} UTC`,
  };
}
