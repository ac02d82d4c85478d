import { isolateLeftToRight } from '@wasl/shared/bidi';
import type { Language } from '@wasl/shared/language';
import type { ItemField } from './checklist.definitions.ts';
import type { ChecklistItemKind } from './checklist.model.ts';
import type { ChecklistWarning } from './checklist.rules.ts';

type Sentences = Record<Language, string>;

export const itemTitles: Record<ChecklistItemKind, Sentences> = {
  IDENTIFIERS: { ar: 'المعرفات القانونية', fr: 'Identifiants', en: 'Identifiers' },
  LICENCE: { ar: 'الرخصة', fr: 'Licence d’exercice', en: 'Licence' },
  BANK_DETAILS: { ar: 'الحساب البنكي', fr: 'Coordonnées bancaires', en: 'Bank details' },
  BRANCHES: { ar: 'الفروع على الخريطة', fr: 'Agences sur la carte', en: 'Branches on the map' },
  PHOTOS: { ar: 'الصور', fr: 'Photos', en: 'Photos' },
  STAFF_INVITED: { ar: 'دعوة المستخدمين', fr: 'Personnel invité', en: 'Staff invited' },
  STAFF_TRAINED: { ar: 'تدريب المستخدمين', fr: 'Personnel formé', en: 'Staff trained' },
  FIRST_OFFER: { ar: 'أول عرض', fr: 'Première offre', en: 'First offer' },
};

const ice = isolateLeftToRight('ICE');
const rib = isolateLeftToRight('RIB');

export const itemHints: Record<ChecklistItemKind, Sentences> = {
  IDENTIFIERS: {
    ar: `التعريف الموحد للمقاولة (${ice}) والتعريف الضريبي، ورقم السجل التجاري مع المحكمة لمن له سجل.`,
    fr: 'ICE et identifiant fiscal ; numéro de registre du commerce avec son tribunal, s’il y en a un.',
    en: 'ICE and tax number; number in the commercial register with its court, where there is one.',
  },
  LICENCE: {
    ar: 'رقم رخصة المزاولة وآخر يوم من صلاحيتها، مع نسخة منها.',
    fr: 'Numéro de l’autorisation d’exercer, son dernier jour et une copie.',
    en: 'Number of the licence to practise, its last day and a copy.',
  },
  BANK_DETAILS: {
    ar: `اسم البنك والتعريف البنكي (${rib}) المكون من 24 رقمًا؛ تُحوَّل إليه المبالغ التي تتحملها الهيئة.`,
    fr: 'Banque et RIB de 24 chiffres : c’est là qu’est versée la part de l’organisme.',
    en: 'Bank and account number (RIB, 24 digits): the organization’s share is paid there.',
  },
  BRANCHES: {
    ar: 'كل فروع جهات الاتفاقية في موضعها الدقيق على الخريطة.',
    fr: 'Toutes les agences des régions de la convention, placées précisément sur la carte.',
    en: 'All branches in the agreement’s regions, placed exactly on the map.',
  },
  PHOTOS: {
    ar: 'صورة واحدة على الأقل للمكان كما يراه المنخرطون.',
    fr: 'Au moins une photo du lieu tel que les adhérents le verront.',
    en: 'At least one photo of the place as members will see it.',
  },
  STAFF_INVITED: {
    ar: 'شخص واحد على الأقل من الشريك له حساب في وصل.',
    fr: 'Au moins une personne du partenaire a un compte sur Wasl.',
    en: 'At least one person of the partner has an account on Wasl.',
  },
  STAFF_TRAINED: {
    ar: 'تجربة استعمال قسيمة في الشباك، دقيقتان تكفيان.',
    fr: 'Un essai d’utilisation de bon au guichet : deux minutes suffisent.',
    en: 'A trial redemption at the counter: two minutes are enough.',
  },
  FIRST_OFFER: {
    ar: 'عرض واحد على الأقل مقترح من جدول التخفيضات.',
    fr: 'Au moins une offre proposée à partir du barème.',
    en: 'At least one offer proposed from the schedule.',
  },
};

export const fieldLabels: Record<ItemField, Sentences> = {
  ice: { ar: 'التعريف الموحد للمقاولة', fr: 'ICE', en: 'ICE' },
  taxId: { ar: 'التعريف الضريبي', fr: 'Identifiant fiscal', en: 'Tax number' },
  rc: { ar: 'السجل التجاري', fr: 'Registre du commerce', en: 'Commercial register' },
  rcCourt: { ar: 'المحكمة', fr: 'Tribunal', en: 'Court' },
  licenceNumber: { ar: 'رقم الرخصة', fr: 'Numéro de licence', en: 'Licence number' },
  bankName: { ar: 'البنك', fr: 'Banque', en: 'Bank' },
  rib: { ar: 'التعريف البنكي', fr: 'RIB', en: 'RIB' },
};

/** Label of the value by which an item that settles itself shows how far it has come. */
export const progressLabel: Sentences = { ar: 'المنجز', fr: 'Fait', en: 'Done' };

export const warningTexts: Record<ChecklistWarning, Sentences> = {
  ice_check_digits: {
    ar: `رقما التحقق في ${ice} لا يوافقان باقي الأرقام؛ يرجى مقارنته بالوثيقة.`,
    fr: 'Les deux chiffres de contrôle de l’ICE ne correspondent pas aux autres ; comparez avec le document.',
    en: 'The check digits of the ICE do not fit the others; compare with the document.',
  },
  rib_check_digits: {
    ar: `مفتاح ${rib} لا يوافق باقي الأرقام؛ يرجى مقارنته بشهادة البنك.`,
    fr: 'La clé du RIB ne correspond pas aux autres chiffres ; comparez avec l’attestation de la banque.',
    en: 'The key of the RIB does not fit the other digits; compare with the bank’s certificate.',
  },
  licence_over: {
    ar: 'انتهت صلاحية هذه الرخصة؛ يلزم تقديم رخصة جديدة.',
    fr: 'Cette licence est expirée ; une nouvelle est nécessaire.',
    en: 'This licence is over; a new one is needed.',
  },
  licence_soon: {
    ar: 'تنتهي صلاحية هذه الرخصة خلال أقل من 60 يومًا.',
    fr: 'Cette licence expire dans moins de 60 jours.',
    en: 'This licence ends in less than 60 days.',
  },
};

/** What is wrong with a field of the checklist, and how to mend it. */
export const checklistFields = {
  ice: {
    ar: `يتكون ${ice} من 15 رقمًا؛ يرجى نقله كما هو على الوثيقة.`,
    fr: 'L’ICE compte 15 chiffres ; recopiez-le du document.',
    en: 'An ICE has 15 digits; copy it from the document.',
  },
  taxId: {
    ar: 'يتكون التعريف الضريبي من 5 إلى 9 أرقام.',
    fr: 'L’identifiant fiscal compte 5 à 9 chiffres.',
    en: 'A tax number has 5 to 9 digits.',
  },
  rc: {
    ar: 'رقم السجل التجاري من رقم إلى 7 أرقام، دون اسم المحكمة.',
    fr: 'Le numéro de registre compte 1 à 7 chiffres, sans le tribunal.',
    en: 'A register number has 1 to 7 digits, without the court.',
  },
  rcCourt: {
    ar: 'يرجى كتابة المحكمة التي مُسك السجل لديها مع رقمه، في 80 حرفًا على الأكثر.',
    fr: 'Donnez le tribunal qui tient le registre avec le numéro, en 80 caractères au plus.',
    en: 'Give the court that keeps the register with the number, in at most 80 characters.',
  },
  licenceNumber: {
    ar: 'رقم الرخصة من حرف إلى 60 حرفًا ورقمًا.',
    fr: 'Le numéro de licence compte 1 à 60 caractères.',
    en: 'A licence number has 1 to 60 characters.',
  },
  bankName: {
    ar: 'اسم البنك في 80 حرفًا على الأكثر.',
    fr: 'Le nom de la banque compte 80 caractères au plus.',
    en: 'The name of a bank has at most 80 characters.',
  },
  rib: {
    ar: `يتكون ${rib} من 24 رقمًا؛ يرجى نقله كما هو على شهادة البنك.`,
    fr: 'Le RIB compte 24 chiffres ; recopiez-le de l’attestation de la banque.',
    en: 'A RIB has 24 digits; copy it from the bank’s certificate.',
  },
  unknownField: {
    ar: 'هذه المعلومة لا تخص هذا البند.',
    fr: 'Cette information ne concerne pas ce point.',
    en: 'This information does not belong to this item.',
  },
  validUntil: {
    ar: 'يرجى إدخال يوم لم ينقض بعد.',
    fr: 'Donnez un jour qui n’est pas encore passé.',
    en: 'Give a day that is not over yet.',
  },
  note: {
    ar: 'يرجى توضيح سبب الرفض في 3 إلى 500 حرف ليعرف الشريك ما يصححه.',
    fr: 'Dites en 3 à 500 caractères pourquoi, pour que le partenaire sache quoi corriger.',
    en: 'Say why in 3 to 500 characters, so that the partner knows what to mend.',
  },
  owner: {
    ar: 'يرجى اختيار منسق من الهيئة مكلف بجهات الاتفاقية أو شخص من الشريك.',
    fr: 'Choisissez un coordinateur chargé des régions de la convention ou une personne du partenaire.',
    en: 'Choose a coordinator of the agreement’s regions or somebody of the partner.',
  },
} as const satisfies Record<string, Sentences>;

/** What stands in the way of a step of the checklist. */
export const checklistObstacles = {
  over: {
    ar: 'انتهت هذه الاتفاقية؛ لا شيء يُقدم من أجلها بعد.',
    fr: 'Cette convention est finie : il n’y a plus rien à fournir.',
    en: 'This agreement is over: nothing more is brought for it.',
  },
  signedElsewhere: {
    ar: 'وثيقة هذه الاتفاقية محفوظة خارج وصل؛ ليس لها لائحة تحقق.',
    fr: 'Le document de cette convention est gardé ailleurs : elle n’a pas de liste.',
    en: 'The document of this agreement is kept elsewhere: it has no checklist.',
  },
  notAsked: {
    ar: 'هذا البند غير مطلوب من هذا الشريك.',
    fr: 'Ce point n’est pas demandé à ce partenaire.',
    en: 'This item is not asked of this partner.',
  },
  settlesItself: {
    ar: 'يُنجز هذا البند تلقائيًا حين يتم ما يطلبه في وصل.',
    fr: 'Ce point se règle de lui-même dès que la chose est faite dans Wasl.',
    en: 'This item settles itself once the thing is done in Wasl.',
  },
  nothingToDecide: {
    ar: 'لم يُقدم بعد ما يُبت فيه.',
    fr: 'Rien n’a encore été fourni sur quoi décider.',
    en: 'Nothing was given yet to decide on.',
  },
  fourEyes: {
    ar: 'من قدم هذا البند عن الشريك لا يبت فيه؛ يرجى طلب ذلك من منسق آخر.',
    fr: 'Qui a fourni ce point pour le partenaire n’en décide pas : demandez à un autre coordinateur.',
    en: 'Who gave this for the partner does not decide on it: ask another coordinator.',
  },
} as const satisfies Record<string, Sentences>;
