import type { LocalizedText } from './localized-text.ts';

/** Something the text of an agreement can name; it is filled in from partner, organization and terms. */
export interface AgreementVariable {
  name: string;
  description: Required<LocalizedText>;
  /** For a live preview; agreements are bound in Arabic and French only. */
  example: Required<LocalizedText>;
}

function variable(
  name: string,
  [ar, fr, en]: readonly [string, string, string],
  [exampleAr, exampleFr, exampleEn]: readonly [string, string, string],
): AgreementVariable {
  return { name, description: { ar, fr, en }, example: { ar: exampleAr, fr: exampleFr, en: exampleEn } };
}

const same = (example: string): [string, string, string] => [example, example, example];

/** Every variable a template may use. */
export const agreementVariables: readonly AgreementVariable[] = [
  variable(
    'agreement.reference',
    ['مرجع الاتفاقية', 'Référence de la convention', 'Reference of the agreement'],
    same('CNV-2611-0042'),
  ),
  variable(
    'organization.name',
    ['اسم الهيئة', 'Nom de l’organisme', 'Name of the organization'],
    ['مؤسسة الأعمال الاجتماعية', 'Fondation des œuvres sociales', 'Social-works foundation'],
  ),
  variable(
    'partner.name',
    ['الاسم المتداول للشريك', 'Nom d’usage du partenaire', 'Name the partner goes by'],
    ['مختبر النخيل', 'Laboratoire Annakhil', 'Annakhil Laboratory'],
  ),
  variable(
    'partner.legalName',
    [
      'التسمية القانونية للشريك، وإلا اسمه المتداول',
      'Dénomination sociale du partenaire, à défaut son nom d’usage',
      'Legal name of the partner, or else the name it goes by',
    ],
    same('ANNAKHIL ANALYSES SARL'),
  ),
  variable(
    'partner.category',
    ['صنف نشاط الشريك', 'Catégorie du partenaire', 'Category of the partner'],
    ['مختبر تحاليل', 'Laboratoire d’analyses', 'Laboratory'],
  ),
  variable(
    'partner.ice',
    [
      'التعريف الموحد للمقاولة',
      'Identifiant commun de l’entreprise (ICE)',
      'Common company identifier (ICE)',
    ],
    same('001234567000089'),
  ),
  variable(
    'partner.rc',
    ['رقم السجل التجاري', 'Numéro au registre du commerce', 'Commercial register number'],
    same('45 210'),
  ),
  variable(
    'partner.rcCourt',
    ['محكمة السجل التجاري', 'Tribunal du registre du commerce', 'Court of the commercial register'],
    ['الرباط', 'Rabat', 'Rabat'],
  ),
  variable(
    'partner.taxId',
    ['رقم التعريف الضريبي', 'Identifiant fiscal (IF)', 'Tax identifier (IF)'],
    same('15234567'),
  ),
  variable(
    'partner.address',
    ['عنوان مقر الشريك', 'Adresse du siège du partenaire', 'Registered address of the partner'],
    [
      '12، شارع فرنسا، أكدال، الرباط',
      '12, avenue de France, Agdal, Rabat',
      '12, avenue de France, Agdal, Rabat',
    ],
  ),
  variable(
    'partner.representative',
    ['الممثل القانوني للشريك', 'Représentant légal du partenaire', 'Legal representative of the partner'],
    ['السيدة أمراني', 'Mme Amrani', 'Ms Amrani'],
  ),
  variable(
    'region.names',
    [
      'الجهات التي تسري فيها الاتفاقية',
      'Régions où la convention s’applique',
      'Regions the agreement holds in',
    ],
    ['الرباط سلا القنيطرة', 'Rabat-Salé-Kénitra', 'Rabat-Salé-Kénitra'],
  ),
  variable(
    'province.name',
    [
      'عمالة أو إقليم الشريك',
      'Préfecture ou province du partenaire',
      'Prefecture or province of the partner',
    ],
    ['الرباط', 'Rabat', 'Rabat'],
  ),
  variable(
    'period.start',
    ['أول يوم', 'Premier jour', 'First day'],
    ['1 يناير 2027', '1er janvier 2027', '1 January 2027'],
  ),
  variable(
    'period.end',
    ['آخر يوم، محسوبًا بأكمله', 'Dernier jour, compté en entier', 'Last day, counted whole'],
    ['31 دجنبر 2028', '31 décembre 2028', '31 December 2028'],
  ),
  variable(
    'period.years',
    ['مدة الاتفاقية', 'Durée de la convention', 'Length of the agreement'],
    ['سنتين', '2 ans', '2 years'],
  ),
  variable(
    'notice.days',
    ['أيام الإشعار بالإنهاء، رقمًا', 'Jours de préavis, en chiffres', 'Days of notice, in figures'],
    same('60'),
  ),
  variable(
    'notice.length',
    ['أجل الإشعار بالإنهاء', 'Préavis pour y mettre fin', 'Notice to end it'],
    ['60 يومًا', '60 jours', '60 days'],
  ),
  variable(
    'renewal.kind',
    [
      'التجديد: EXPRESS بملحق موقع، NONE بدونه',
      'Renouvellement : EXPRESS par un texte signé, NONE sans',
      'Renewal: EXPRESS by a signed text, NONE without',
    ],
    ['تجديد صريح', 'renouvellement exprès', 'express renewal'],
  ),
  variable(
    'schedule.summary',
    ['جدول التخفيضات في جملة', 'Barème des remises en une phrase', 'The discounts in one sentence'],
    [
      'التحاليل الجارية: ‎−30 %؛ التحاليل الخاصة: ‎−20 %',
      'Analyses courantes : −30 % ; analyses spécialisées : −20 %',
      'Usual analyses: −30 %; special analyses: −20 %',
    ],
  ),
  variable(
    'budget.amount',
    [
      'أقصى ما تكلفه التخفيضات طوال المدة',
      'Montant maximal des remises sur la durée',
      'Most that discounts may cost over the period',
    ],
    same('120 000,00 MAD'),
  ),
];

const names = new Set(agreementVariables.map(({ name }) => name));

export function isAgreementVariable(name: string): boolean {
  return names.has(name);
}

/** What a variable is, for people; its name when it is none. */
export function describeVariable(name: string): Required<LocalizedText> {
  const found = agreementVariables.find((candidate) => candidate.name === name);
  return found?.description ?? { ar: name, fr: name, en: name };
}
