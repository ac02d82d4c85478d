import { startOfCivilDay } from '@wasl/shared/civil-time';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { type AccountRecord, newAccount } from '../../platform/auth/account.model.ts';
import { membershipIdentifier } from '../../platform/auth/identifiers.ts';
import type { Role } from '../../platform/auth/viewer.ts';
import type { SeededMembers } from './members.ts';
import type { DemonstrationOrganizations } from './organizations.ts';
import type { SeedContext, SeededPartner } from './partners.ts';

/** The password of every demonstration account. It is no secret: the network is made up, and production refuses it. */
export const demonstrationPassword = 'wasl-demo-2026';

/** Somebody to sign in as, and what there is to see. */
export interface DemonstrationAccount {
  role: Role;
  name: LocalizedText;
  /** What to type. */
  identifier: string;
  password: string;
  /** Base-32 secret of the second factor (RFC 6238), for staff of organizations; made up, like everything here. */
  secondFactorSecret: string | null;
  whatToTry: Required<LocalizedText>;
}

const mailDomain = 'demo.wasl.example';

export function officeAddress(mailbox: string): string {
  return `${mailbox}@${mailDomain}`;
}

interface StaffEntry {
  role: Role;
  mailbox: string;
  name: { ar: string; fr: string };
  regionCodes?: string[];
  secondFactorSecret?: string;
  /** French names of the branches they work at; absent means all of them. */
  branches?: readonly string[];
  whatToTry: Required<LocalizedText>;
}

const laboratoryStaff: readonly StaffEntry[] = [
  {
    role: 'PARTNER_CASHIER',
    mailbox: 'cashier',
    name: { ar: 'سميرة الزياني', fr: 'Samira Ziani' },
    branches: ['Agdal'],
    whatToTry: {
      ar: 'الشباك بفرع أكدال: مسح القسيمة أو كتابة رمزها، ثم تأكيد التخفيض',
      fr: 'Le comptoir d’Agdal : scanner ou taper un bon, saisir la facture, confirmer',
      en: 'The counter at Agdal: scan or type a voucher, enter the bill, confirm',
    },
  },
  {
    role: 'PARTNER_MANAGER',
    mailbox: 'manager',
    name: { ar: 'نادية التازي', fr: 'Nadia Tazi' },
    branches: ['Agdal', 'Hay Riad'],
    whatToTry: {
      ar: 'الشباك بفرعي أكدال وحي الرياض، والاتفاقية',
      fr: 'Le comptoir de deux agences, et la convention',
      en: 'The counter of two branches, and the agreement',
    },
  },
  {
    role: 'PARTNER_OWNER',
    mailbox: 'owner',
    name: { ar: 'كريم بناني', fr: 'Karim Bennani' },
    whatToTry: {
      ar: 'كل فروع مختبر ابن رشد والاتفاقية',
      fr: 'Toutes les agences du Laboratoire Ibn Rochd et sa convention',
      en: 'All branches of Laboratoire Ibn Rochd and its agreement',
    },
  },
];

const officeStaff: readonly StaffEntry[] = [
  {
    role: 'COORDINATOR',
    mailbox: 'coordinator.souss',
    name: { ar: 'الحسين أوعلي', fr: 'Lahcen Ouali' },
    regionCodes: ['09'],
    secondFactorSecret: 'DEMOSOUSSMASSACOORDINATOR2222222',
    whatToTry: {
      ar: 'اتفاقيات سوس – ماسة من الفرصة إلى التجديد، والتغطية، وطلب انخراط ينتظر القرار',
      fr: 'Les conventions de Souss-Massa, du prospect au renouvellement, la couverture, une adhésion à décider',
      en: 'Agreements of Souss-Massa from prospect to renewal, coverage, a membership to decide on',
    },
  },
  {
    role: 'COORDINATOR',
    mailbox: 'coordinator.souss2',
    name: { ar: 'رشيدة أوبلا', fr: 'Rachida Oubella' },
    regionCodes: ['09'],
    secondFactorSecret: 'DEMOSOUSSMASSASECOND222222222222',
    whatToTry: {
      ar: 'رأي ثانٍ في نص اتفاقية، وتأكيد نسخة موقعة باليد',
      fr: 'Un second avis sur une convention, un scan à confirmer',
      en: 'A second opinion on an agreement, a scan to confirm',
    },
  },
  {
    role: 'COORDINATOR',
    mailbox: 'coordinator.souss3',
    name: { ar: 'سلوى الأخضر', fr: 'Salwa Lakhdar' },
    regionCodes: ['09'],
    secondFactorSecret: 'DEMOSOUSSMASSATHIRD2222222222222',
    whatToTry: {
      ar: 'زميلة بسوس – ماسة: رأي في نص اتفاقية',
      fr: 'Une collègue de Souss-Massa : un avis sur une convention',
      en: 'A colleague in Souss-Massa: an opinion on an agreement',
    },
  },
  {
    role: 'NATIONAL_COORDINATOR',
    mailbox: 'coordinator.national',
    name: { ar: 'سعاد العلوي', fr: 'Souad Alaoui' },
    secondFactorSecret: 'DEMONATIONALCOORDINATOR222222222',
    whatToTry: {
      ar: 'طلبات الانخراط في كل الجهات',
      fr: 'Les adhésions de toutes les régions',
      en: 'Memberships of every region',
    },
  },
  {
    role: 'ADMINISTRATOR',
    mailbox: 'administrator',
    name: { ar: 'رشيد الإدريسي', fr: 'Rachid Idrissi' },
    secondFactorSecret: 'DEMOADMINISTRATOR222222222222222',
    whatToTry: {
      ar: 'ما يراه المسؤول عن المؤسسة',
      fr: 'Ce que voit l’administrateur de la fondation',
      en: 'What the foundation’s administrator sees',
    },
  },
  {
    role: 'AUDITOR',
    mailbox: 'auditor',
    name: { ar: 'ليلى الفاسي', fr: 'Leïla El Fassi' },
    secondFactorSecret: 'DEMOAUDITOR222222222222222222222',
    whatToTry: {
      ar: 'قراءة كل شيء دون تغيير شيء',
      fr: 'Tout lire, ne rien changer',
      en: 'Read everything, change nothing',
    },
  },
];

const memberHints = {
  agdal: {
    ar: 'قرب أكدال: قسيمة لسلمى من مختبر ابن رشد، البطاقة، ما تم توفيره هذه السنة',
    fr: 'Près d’Agdal : un bon pour Salma au Laboratoire Ibn Rochd, la carte, les économies de l’année',
    en: 'Near Agdal: a voucher for Salma at Laboratoire Ibn Rochd, the card, this year’s savings',
  },
  zagora: {
    ar: 'قرب زاكورة: صيدلية ومختبر ورحلات',
    fr: 'Près de Zagora : pharmacie, laboratoire, excursions',
    en: 'Near Zagora: pharmacy, laboratory, excursions',
  },
  pending: {
    ar: 'طلب انخراط ينتظر قرار المنسق',
    fr: 'Une adhésion qui attend la décision du coordinateur',
    en: 'A membership waiting for the coordinator',
  },
} as const;

export interface SeededAccounts {
  /** Without their password's hash, which is made when they are stored. */
  accounts: { account: AccountRecord; canSignIn: boolean }[];
  demonstration: DemonstrationAccount[];
  /** Who stands at the counter of a branch. */
  staffAt: (branchId: string) => string;
  /** Account of somebody of the office, by the first part of their address. */
  officeAccount: (mailbox: string) => string;
}

/** Accounts of the people one can sign in as, and of a cashier nobody can sign in as for every other partner. */
export function buildAccounts(
  { newId, today }: SeedContext,
  organizations: DemonstrationOrganizations,
  people: SeededMembers,
  partners: readonly SeededPartner[],
): SeededAccounts {
  const createdAt = startOfCivilDay(`${Number(today.slice(0, 4)) - 2}-09-01`);
  const laboratory = partners.find(({ showcase }) => showcase?.key === 'laboratory');
  if (!laboratory) throw new RangeError('the laboratory of the story is missing');
  const base = (name: LocalizedText, role: Role) =>
    ({ _id: newId('account', createdAt), role, name, language: 'ar', passwordHash: '', createdAt }) as const;

  const members = Object.entries(people.named).map(([key, member]) => {
    const slug = Object.values(organizations).find(({ _id }) => _id === member.organizationId)?.slug ?? '';
    return {
      account: newAccount({
        ...base(member.name, 'MEMBER'),
        identifiers: [
          member.email,
          ...(member.phone ? [member.phone] : []),
          membershipIdentifier(slug, member.membershipNumber),
        ],
        email: member.email,
        emailConfirmedAt: createdAt,
        memberId: member._id,
        organizationId: member.organizationId,
      }),
      identifier: `${slug}:${member.membershipNumber}`,
      whatToTry: memberHints[key as keyof typeof memberHints],
    };
  });
  const staff = [...laboratoryStaff, ...officeStaff].map((entry) => {
    const email = officeAddress(entry.mailbox);
    const branches = laboratory.branches.filter(
      ({ name }) => entry.branches?.includes(name.fr ?? '') ?? true,
    );
    const place = laboratoryStaff.includes(entry)
      ? { partnerId: laboratory.partner._id, branchIds: branches.map(({ _id }) => _id) }
      : { organizationId: organizations.foundation._id, regionCodes: entry.regionCodes ?? null };
    return {
      account: newAccount({
        ...base(entry.name, entry.role),
        ...place,
        identifiers: [email],
        email,
        emailConfirmedAt: createdAt,
        secondFactorSecret: entry.secondFactorSecret ?? null,
      }),
      identifier: email,
      whatToTry: entry.whatToTry,
    };
  });
  const signingIn = [...members, ...staff];
  const cashiers = partners
    .filter((seeded) => seeded !== laboratory)
    .map(({ partner, branches }) =>
      newAccount({
        ...base({ ar: 'أمين الصندوق', fr: 'Caisse' }, 'PARTNER_CASHIER'),
        partnerId: partner._id,
        branchIds: branches.map(({ _id }) => _id),
      }),
    );

  const staffByBranch = new Map<string, string>();
  for (const { _id, branchIds } of [...staff.map(({ account }) => account).toReversed(), ...cashiers])
    for (const branchId of branchIds) staffByBranch.set(branchId, _id);
  return {
    accounts: [
      ...signingIn.map(({ account }) => ({ account, canSignIn: true })),
      ...cashiers.map((account) => ({ account, canSignIn: false })),
    ],
    demonstration: signingIn.map(({ account, identifier, whatToTry }) => ({
      role: account.role,
      name: account.name,
      identifier,
      password: demonstrationPassword,
      secondFactorSecret: account.secondFactorSecret,
      whatToTry,
    })),
    officeAccount: (mailbox) => {
      const found = staff.find(({ identifier }) => identifier === officeAddress(mailbox));
      if (!found) throw new RangeError(`nobody of the office is called ${mailbox}`);
      return found.account._id;
    },
    staffAt: (branchId) => {
      const accountId = staffByBranch.get(branchId);
      if (!accountId) throw new RangeError(`nobody works at the branch ${branchId}`);
      return accountId;
    },
  };
}
