import type { NamePair } from '../tables/person-names.ts';

/** Who handles a case: the three coordinators of Souss-Massa, or the national one. */
export type CaseOwner = 'souss' | 'souss2' | 'souss3' | 'national';

interface CaseBase {
  name: NamePair;
  categoryCode: string;
  communeCode: string;
  owner: CaseOwner;
  /** Whole days it has been where it stands. */
  days: number;
}

export interface ProspectCase extends CaseBase {
  /** Whom to talk to. */
  contact: string | null;
  /** What its coordinator wrote down, due in so many days. */
  noted?: { text: string; inDays: number };
  notes?: string;
}

/** Somebody who signs: family name as it is called out, in full, function; the organization's sign for it. */
export interface CaseSignatory {
  name: string;
  title: string;
  group: number;
  isOrganization?: boolean;
  hasSigned?: boolean;
}

export interface AgreementCase extends CaseBase {
  stage: 'DRAFT' | 'IN_REVIEW' | 'OUT_FOR_SIGNATURE';
  /** Discount on everything, in whole percent. */
  percent: number;
  /** Those who sign for the partner, and for the organization, by group. */
  signatories: readonly CaseSignatory[];
  /** Opinions given in review, all approving. */
  approvals?: number;
  /** A clause the partner wanted otherwise. */
  changesBilling?: boolean;
  remark?: { text: string; clauseKey: string };
  /** Days since those whose turn it is are waited for. */
  waitingDays?: number;
  expiresInDays?: number;
  /** Signed by hand; its scan waits for a second pair of eyes. */
  isOnPaper?: boolean;
  /** Days since it was sealed; it waits for its checklist. */
  sealedDays?: number;
}

const agadir = '09.001.01.01';
const biougra = '09.163.01.11';
const aitMelloul = '09.273.01.05';
const dcheira = '09.273.01.13';
const inezgane = '09.273.01.15';
const lqliaa = '09.273.01.17';
const taroudannt = '09.541.01.13';
const aoulouz = '09.541.01.02';
const tata = '09.551.01.07';
const tafraout = '09.581.01.05';
const tiznit = '09.581.01.07';
const rabat = '04.421.01.0';
const oujda = '02.411.01.23';
const zagora = '08.587.01.13';

/** Eleven in Souss-Massa with the listed one, a few elsewhere. Places exist, names do not. */
export const prospectCases: readonly ProspectCase[] = [
  {
    name: { ar: 'مختبر دار طاطا', fr: 'Laboratoire Dar Tata' },
    categoryCode: 'laboratory',
    communeCode: tata,
    owner: 'souss',
    days: 3,
    contact: 'Dr Hassan Boussaid',
    noted: { text: 'Appeler : aucun laboratoire à moins de 100 km', inDays: 0 },
    notes: 'Seul laboratoire de la province ; reçoit le mardi et le jeudi.',
  },
  {
    name: { ar: 'عيادة تاركا للأسنان', fr: 'Dentaire Targa' },
    categoryCode: 'dental',
    communeCode: tiznit,
    owner: 'souss2',
    days: 6,
    contact: 'Dr Malika Targa',
    noted: { text: 'Rendez-vous à 10:00', inDays: 2 },
  },
  {
    name: { ar: 'مدرسة تيفاوين', fr: 'École Tifaouine' },
    categoryCode: 'private-school',
    communeCode: biougra,
    owner: 'souss',
    days: 16,
    contact: 'Mme Zahra Amghar',
  },
  {
    name: { ar: 'مسبح أنزا', fr: 'Natation Anza' },
    categoryCode: 'swimming-pool',
    communeCode: agadir,
    owner: 'souss3',
    days: 9,
    contact: null,
  },
  {
    name: { ar: 'صيدلية أكلو', fr: 'Pharmacie Aglou' },
    categoryCode: 'pharmacy',
    communeCode: tiznit,
    owner: 'souss',
    days: 1,
    contact: 'Dr Lhoussaine Id Bella',
  },
  {
    name: { ar: 'مركز أولوز للأشعة', fr: 'Radiologie Aoulouz' },
    categoryCode: 'radiology',
    communeCode: aoulouz,
    owner: 'souss2',
    days: 12,
    contact: null,
  },
  {
    name: { ar: 'حمام تيكيوين', fr: 'Hammam Tikiouine' },
    categoryCode: 'hammam',
    communeCode: agadir,
    owner: 'souss3',
    days: 4,
    contact: 'M. Brahim Ouchen',
  },
  {
    name: { ar: 'دار الضيافة تافراوت', fr: 'Maison d’hôtes Tafraout' },
    categoryCode: 'guest-house',
    communeCode: tafraout,
    owner: 'souss2',
    days: 8,
    contact: 'Mme Khadija Aït Abbou',
    notes: 'Ouverte toute l’année ; chambres familiales.',
  },
  {
    name: { ar: 'مركز بيوكرة للترويض', fr: 'Kiné Biougra' },
    categoryCode: 'physiotherapy',
    communeCode: biougra,
    owner: 'souss3',
    days: 11,
    contact: null,
  },
  {
    name: { ar: 'صالون القليعة', fr: 'Coiffure Lqliaa' },
    categoryCode: 'beauty',
    communeCode: lqliaa,
    owner: 'souss',
    days: 5,
    contact: 'Mme Fatima Hadri',
  },
  {
    name: { ar: 'مختبر الزلاقة', fr: 'Laboratoire Zellaqa' },
    categoryCode: 'laboratory',
    communeCode: zagora,
    owner: 'national',
    days: 2,
    contact: 'Dr Omar Skalli',
  },
  {
    name: { ar: 'مصحة الجوهرة الشرقية', fr: 'Clinique Jawhara' },
    categoryCode: 'clinic',
    communeCode: oujda,
    owner: 'national',
    days: 18,
    contact: 'Dr Samir Berrada',
  },
  {
    name: { ar: 'نادي أبي رقراق', fr: 'Club Bouregreg' },
    categoryCode: 'sports-club',
    communeCode: rabat,
    owner: 'national',
    days: 7,
    contact: null,
  },
];

/** A listed partner of the demonstration that is a prospect too. */
export const listedProspect = { name: 'Voyages Addiafa', owner: 'souss3' as CaseOwner, days: 2 };

const director: CaseSignatory = {
  name: 'Mme Souad Alaoui',
  title: 'Coordinatrice nationale',
  group: 2,
  isOrganization: true,
};

/** Manager and a second of the partner side by side, then the organization. */
function signedBy(manager: string, second: string, signed: 0 | 1 | 2 | 3 = 0): CaseSignatory[] {
  return [
    { name: manager, title: 'Gérant', group: 1, hasSigned: signed >= 1 },
    { name: second, title: 'Directrice', group: 1, hasSigned: signed >= 2 },
    { ...director, hasSigned: signed >= 3 },
  ];
}

/** Six drafts, five in review and seven out for signature in Souss-Massa, a few elsewhere. */
export const agreementCases: readonly AgreementCase[] = [
  {
    stage: 'DRAFT',
    name: { ar: 'مدرسة أركان', fr: 'École Argan' },
    categoryCode: 'private-school',
    communeCode: agadir,
    owner: 'souss',
    days: 5,
    percent: 15,
    signatories: signedBy('M. Mustapha Argan', 'Mme Saida Ouhssaine'),
    remark: {
      text: 'Nous proposons 12 % au lieu de 15 % sur l’inscription.',
      clauseKey: 'discounts',
    },
  },
  {
    stage: 'DRAFT',
    name: { ar: 'إيموران للأسفار', fr: 'Imouran Voyages' },
    categoryCode: 'travel-agency',
    communeCode: agadir,
    owner: 'souss3',
    days: 9,
    percent: 10,
    signatories: [],
  },
  {
    stage: 'DRAFT',
    name: { ar: 'بصريات تيغمي', fr: 'Optique Tighmi' },
    categoryCode: 'optician',
    communeCode: tiznit,
    owner: 'souss',
    days: 2,
    percent: 20,
    signatories: signedBy('M. Ali Tighmi', 'Mme Rkia Ouaziz'),
  },
  {
    stage: 'DRAFT',
    name: { ar: 'مركز أدرار للترويض', fr: 'Kiné Adrar' },
    categoryCode: 'physiotherapy',
    communeCode: inezgane,
    owner: 'souss2',
    days: 1,
    percent: 25,
    signatories: [],
  },
  {
    stage: 'DRAFT',
    name: { ar: 'مصبنة الدشيرة', fr: 'Pressing Dcheira' },
    categoryCode: 'laundry',
    communeCode: dcheira,
    owner: 'souss2',
    days: 6,
    percent: 15,
    signatories: [],
  },
  {
    stage: 'DRAFT',
    name: { ar: 'مكتبة أسيف', fr: 'Librairie Assif' },
    categoryCode: 'bookshop',
    communeCode: taroudannt,
    owner: 'souss3',
    days: 3,
    percent: 10,
    signatories: signedBy('M. Said Assif', 'Mme Naima Bihi'),
  },
  {
    stage: 'IN_REVIEW',
    name: { ar: 'مركز سوس للفحص بالأشعة', fr: 'Radiologie Souss' },
    categoryCode: 'radiology',
    communeCode: taroudannt,
    owner: 'souss',
    days: 7,
    percent: 20,
    signatories: signedBy('Dr Abdellah Soussi', 'Mme Hanane Raji'),
    changesBilling: true,
  },
  {
    stage: 'IN_REVIEW',
    name: { ar: 'نادي أكراس الرياضي', fr: 'Sport Agharas' },
    categoryCode: 'gym',
    communeCode: taroudannt,
    owner: 'souss2',
    days: 4,
    percent: 30,
    approvals: 1,
    signatories: signedBy('M. Hicham Agharas', 'Mme Laila Oubaha'),
  },
  {
    stage: 'IN_REVIEW',
    name: { ar: 'مصحة تامونت', fr: 'Clinique Tamount' },
    categoryCode: 'clinic',
    communeCode: aitMelloul,
    owner: 'souss',
    days: 3,
    percent: 15,
    approvals: 1,
    signatories: signedBy('Dr Rachid Tamount', 'Mme Imane Zaki'),
  },
  {
    stage: 'IN_REVIEW',
    name: { ar: 'مركز أوال للغات', fr: 'Langues Awal' },
    categoryCode: 'language-centre',
    communeCode: agadir,
    owner: 'souss3',
    days: 1,
    percent: 20,
    signatories: signedBy('Mme Fadma Awal', 'Mme Sara Idali'),
  },
  {
    stage: 'IN_REVIEW',
    name: { ar: 'مركز تيزنيت لتصفية الدم', fr: 'Dialyse Tiznit' },
    categoryCode: 'dialysis',
    communeCode: tiznit,
    owner: 'souss',
    days: 2,
    percent: 10,
    approvals: 2,
    signatories: signedBy('Dr Mohamed Baamrani', 'Mme Aicha Oumouss'),
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'مصحة تافوكت', fr: 'Clinique Tafoukt' },
    categoryCode: 'clinic',
    communeCode: agadir,
    owner: 'souss',
    days: 12,
    percent: 20,
    waitingDays: 5,
    expiresInDays: 30,
    signatories: [
      { name: 'Dr Youssef Tafoukt', title: 'Gérant', group: 1, hasSigned: true },
      { ...director, group: 1, hasSigned: true },
      { name: 'Mme Karima Amrani', title: 'Directrice administrative', group: 2 },
    ],
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'مختبر آنزي', fr: 'Laboratoire Anzi' },
    categoryCode: 'laboratory',
    communeCode: inezgane,
    owner: 'souss',
    days: 7,
    percent: 30,
    waitingDays: 3,
    expiresInDays: 30,
    signatories: [
      { name: 'Mme Nadia Oubrahim', title: 'Biologiste responsable', group: 1, hasSigned: true },
      { name: 'M. Lahcen Anzi', title: 'Gérant', group: 2 },
      { ...director, group: 3 },
    ],
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'مدرسة إيزيل للسياقة', fr: 'Auto-école Izil' },
    categoryCode: 'driving-school',
    communeCode: biougra,
    owner: 'souss',
    days: 4,
    percent: 12,
    waitingDays: 1,
    expiresInDays: 30,
    signatories: signedBy('M. Omar Izil', 'Mme Siham Jabri', 2),
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'بصريات إيليغ', fr: 'Optique Illigh' },
    categoryCode: 'optician',
    communeCode: tiznit,
    owner: 'souss2',
    days: 6,
    percent: 25,
    waitingDays: 1,
    expiresInDays: 30,
    isOnPaper: true,
    signatories: signedBy('M. Brahim Illigh', 'Mme Zineb Moussaoui', 3),
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'نادي تغازوت البحري', fr: 'Nautique Taghazout' },
    categoryCode: 'water-sports',
    communeCode: agadir,
    owner: 'souss3',
    days: 2,
    percent: 15,
    waitingDays: 2,
    expiresInDays: 30,
    signatories: signedBy('M. Karim Ait Taleb', 'Mme Ghita Lamine'),
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'عيادة ماسة للأسنان', fr: 'Dentaire Massa' },
    categoryCode: 'dental',
    communeCode: biougra,
    owner: 'souss2',
    days: 8,
    percent: 20,
    waitingDays: 8,
    expiresInDays: 7,
    signatories: signedBy('Dr Jamal Massa', 'Mme Wafa Erraji'),
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'المصحة المتعددة إيدا', fr: 'Polyclinique Ida' },
    categoryCode: 'clinic',
    communeCode: dcheira,
    owner: 'souss',
    days: 9,
    percent: 18,
    waitingDays: 4,
    expiresInDays: 30,
    sealedDays: 4,
    signatories: signedBy('Dr Nabil Ida', 'Mme Loubna Chafik', 3),
  },
  {
    stage: 'DRAFT',
    name: { ar: 'مصحة سيدي يحيى', fr: 'Clinique Sidi Yahya' },
    categoryCode: 'clinic',
    communeCode: oujda,
    owner: 'national',
    days: 4,
    percent: 15,
    signatories: signedBy('Dr Driss Benali', 'Mme Meriem Slimani'),
  },
  {
    stage: 'IN_REVIEW',
    name: { ar: 'فندق ابن بطوطة', fr: 'Hôtel Ibn Battouta' },
    categoryCode: 'hotel',
    communeCode: rabat,
    owner: 'national',
    days: 6,
    percent: 20,
    signatories: signedBy('M. Adil Berrada', 'Mme Hajar Filali'),
  },
  {
    stage: 'OUT_FOR_SIGNATURE',
    name: { ar: 'مخيم درعة', fr: 'Bivouac Drâa' },
    categoryCode: 'excursion',
    communeCode: zagora,
    owner: 'national',
    days: 3,
    percent: 15,
    waitingDays: 3,
    expiresInDays: 30,
    signatories: signedBy('M. Ibrahim Oulad Driss', 'Mme Keltoum Zagori'),
  },
];
