import { renderClauses } from '@wasl/shared/agreement-text';
import sharp from 'sharp';
import type { SealedDocumentInput } from '../../server/src/modules/signing/pdf/sealed-document.types.ts';

const at = new Date('2026-11-22T09:30:12.000Z');

const values = {
  'agreement.reference': { ar: 'CNV-2611-0042', fr: 'CNV-2611-0042' },
  'organization.name': { ar: 'مؤسسة الأعمال الاجتماعية', fr: 'la Fondation des œuvres sociales' },
  'partner.name': { ar: 'مختبر أنزي للتحاليل الطبية', fr: 'Le Laboratoire Anzi' },
  'partner.legalName': { ar: 'ANZI ANALYSES SARL', fr: 'ANZI ANALYSES SARL' },
  'partner.ice': { ar: '002847163000091', fr: '002847163000091' },
  'notice.days': { ar: '60 يومًا', fr: '60 jours' },
};

const clause = (key: string, title: { ar: string; fr: string }, source: { ar: string; fr: string }) => ({
  key,
  title,
  source,
  condition: null,
});

const commitment = {
  ar: 'يلتزم {{partner.name}} ({{partner.legalName}}، التعريف الموحد للمقاولة {{partner.ice}}) بمنح منخرطي {{organization.name}} وذوي حقوقهم تخفيضًا قدره 30 % على التحاليل العادية و15 % على التحاليل الخاصة، دون إلزامهم بأي دفع مسبق [باستثناء الحالات المستعجلة «الليلية»]؛ ويسري ذلك من الساعة 08:30 إلى 18:00 طيلة أيام الأسبوع، وفق القانون 09-08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي.',
  fr: '{{partner.name}} ({{partner.legalName}}, ICE {{partner.ice}}) s’engage à accorder aux adhérents de {{organization.name}} et à leurs ayants droit une remise de 30 % sur les analyses courantes et de 15 % sur les analyses spécialisées, sans avance de frais [sauf urgences « de nuit »] ; cela vaut de 08:30 à 18:00 toute la semaine, conformément à la loi 09-08 relative à la protection des personnes physiques à l’égard du traitement des données à caractère personnel.',
};

const clauses = [
  clause('object', { ar: 'موضوع الاتفاقية', fr: 'Objet' }, commitment),
  clause(
    'notice',
    { ar: 'الإشعار (المدة والشكل)', fr: 'Préavis (durée et forme)' },
    {
      ar: 'يمكن لكل طرف إنهاء هذه الاتفاقية بإشعار مدته {{notice.days}}.\nيوجه الإشعار برسالة مضمونة الوصول أو عبر المنصة https://wasl.example/agreements/CNV-2611-0042 مع إشعار بالتوصل.',
      fr: 'Chaque partie peut mettre fin à la convention moyennant un préavis de {{notice.days}}.\nLe préavis est adressé par lettre recommandée ou par https://wasl.example/agreements/CNV-2611-0042 avec accusé de réception.',
    },
  ),
  ...Array.from({ length: 9 }, (_, index) =>
    clause(`commitment-${index}`, { ar: 'التزامات الطرفين', fr: 'Engagements des parties' }, commitment),
  ),
];

const stroke =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="140"><path d="M20 100 C60 10 90 130 130 60 S200 20 220 90 S320 120 380 40" fill="none" stroke="#17172b" stroke-width="5"/></svg>';

/** A drawn signature as a browser sends it. */
export async function drawnSignature(): Promise<string> {
  const png = await sharp(Buffer.from(stroke)).png().toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

type Signer = SealedDocumentInput['signatories'][number];

function signatory(
  id: string,
  who: Pick<Signer, 'side' | 'name' | 'title'>,
  signature: { typedName: string } | { drawing: string } | null,
  overrides: Partial<Signer> = {},
): Signer {
  return {
    id,
    group: 1,
    ...who,
    email: `${id}@anzi.example`,
    language: 'fr',
    state: 'SIGNED',
    linkHash: `none:${id}`,
    linkSeed: null,
    linkSentAt: at,
    openedAt: at,
    remindedAt: [],
    scheduledReminders: 0,
    code: null,
    codesAskedAt: [],
    signature: signature && {
      kind: 'drawing' in signature ? 'DRAWN' : 'TYPED',
      typedName: 'typedName' in signature ? signature.typedName : null,
      drawing: 'drawing' in signature ? signature.drawing : null,
      at,
      textHash: 'a'.repeat(64),
      consentVersion: '2026-11',
      codeSentAt: at,
      clientAddress: '196.12.3.0/24',
      trust: { provider: 'wasl', level: 'SIMPLE', evidence: null },
    },
    decidedAt: at,
    declineReason: null,
    delegatedFrom: null,
    ...overrides,
  };
}

/** An agreement of several pages that has everything a sealed document can have. */
export async function buildSealedDocument(
  overrides: Partial<SealedDocumentInput> = {},
): Promise<SealedDocumentInput> {
  const drawing = (await drawnSignature()).replace(/^.*,/, '');
  return {
    reference: 'CNV-2611-0042',
    versionNumber: 2,
    organizationName: {
      ar: 'مؤسسة الأعمال الاجتماعية للتكوين المهني',
      fr: 'Fondation des œuvres sociales de la formation professionnelle',
    },
    partnerName: { ar: 'مختبر أنزي للتحاليل الطبية', fr: 'Laboratoire Anzi d’analyses médicales' },
    clauses: renderClauses(clauses, values).clauses,
    schedule: [
      {
        label: { ar: 'التحاليل العادية', fr: 'Analyses courantes' },
        condition: { ar: 'عند تقديم وصفة طبية (أقل من 3 أشهر)', fr: 'Sur ordonnance (moins de 3 mois)' },
        gainText: { ar: '−30 %', fr: '−30 %' },
        limitTexts: [{ ar: '12 استفادة في السنة لكل أسرة', fr: '12 utilisations par an, par foyer' }],
      },
      {
        label: { ar: 'أخذ العينات بالمنزل', fr: 'Prélèvement à domicile' },
        condition: null,
        gainText: { ar: 'مجاني', fr: 'Gratuit' },
        limitTexts: [],
      },
    ],
    startsOn: '2026-12-01',
    endsOn: '2028-11-30',
    attachments: [
      { name: 'الرخصة المهنية 2026.pdf', sha256: 'c'.repeat(64) },
      { name: 'Barème détaillé.pdf', sha256: 'd'.repeat(64) },
    ],
    textHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    consentVersion: '2026-11',
    route: 'LINKS',
    signatories: [
      signatory('naima', { side: 'PARTNER', name: 'Dr Naïma Oubaha', title: 'Gérante' }, { drawing }),
      signatory('brahim', { side: 'PARTNER', name: 'Brahim Oulhaj', title: 'Cogérant' }, null, {
        state: 'DELEGATED',
      }),
      signatory(
        'fatima',
        { side: 'PARTNER', name: 'فاطمة أزناك', title: 'المديرة الإدارية' },
        { typedName: 'فاطمة أزناك' },
        {
          delegatedFrom: {
            id: 'brahim',
            name: 'Brahim Oulhaj',
            reason: 'En déplacement jusqu’à la fin du mois',
          },
        },
      ),
      signatory(
        'khadija',
        { side: 'ORGANIZATION', name: 'Khadija Amrani', title: 'Directrice régionale' },
        { typedName: 'Khadija Amrani' },
        { group: 2 },
      ),
    ],
    scan: null,
    sentAt: at,
    completedAt: at,
    verificationCode: 'ABCD-EFGH-IJKL-MNOP',
    verifyUrl: 'https://wasl.example/verify/ABCD-EFGH-IJKL-MNOP',
    ...overrides,
  };
}
