import { addDays } from '@wasl/shared/civil-date';
import { startOfCivilDay } from '@wasl/shared/civil-time';
import { type AgreementRecord, agreementSearchText, newHandling } from '../../../modules/agreements/index.ts';
import type { OrganizationRecord } from '../../../modules/organizations/index.ts';
import type { SeedContext, SeededPartner } from '../partners.ts';
import type { CaseOwner } from './cases.ts';
import { daysBefore } from './prepared.ts';

/** Listed partners the foundation signed with lately, on paper: nobody used them yet, and one lost its licence. */
const recentCases: readonly { name: string; owner: CaseOwner; days: number; isSuspended?: boolean }[] = [
  { name: 'Riad Errabie', owner: 'souss', days: 33 },
  { name: 'Centre de soutien scolaire Ibn Zohr', owner: 'souss3', days: 19 },
  { name: 'Institut supérieur Annajah', owner: 'souss2', days: 6 },
  { name: 'Imprimerie Al Fath', owner: 'souss2', days: 3, isSuspended: true },
];

export function buildRecentAgreements(
  { newId, now, today, geography }: SeedContext,
  organization: OrganizationRecord,
  partners: readonly SeededPartner[],
  of: { accountOf: (owner: CaseOwner) => string; nextReference: (at: Date) => string },
): AgreementRecord[] {
  return recentCases.map(({ name, owner, days, isSuspended = false }) => {
    const listed = partners.find(({ partner }) => partner.name.fr === name);
    const branch = listed?.branches[0];
    if (!listed || !branch) throw new RangeError(`no partner is called ${name}`);
    const since = daysBefore(now, days);
    const startsOn = addDays(today, isSuspended ? -200 : -days);
    const reference = of.nextReference(since);
    const { partner } = listed;
    return {
      _id: newId('agreement', startOfCivilDay(startsOn)),
      reference,
      organizationId: organization._id,
      partnerId: partner._id,
      state: isSuspended ? 'SUSPENDED' : 'ACTIVE',
      startsOn,
      endsOn: addDays(startsOn, 730),
      regionCodes: [branch.regionCode],
      terms: {
        ar: 'الشروط هي شروط الوثيقة الموقعة بين الهيئة والشريك.',
        fr: 'Les conditions sont celles du document signé par l’organisme et le partenaire.',
        en: 'The terms are those of the document signed by the organization and the partner.',
      },
      preparedVersion: null,
      versionInForce: null,
      sealedAt: null,
      noticeDays: 30,
      suspension: isSuspended
        ? { cause: 'LICENCE_EXPIRED', reason: 'Licence échue, la nouvelle est attendue.', since }
        : null,
      termination: null,
      handling: newHandling({
        ownerAccountId: of.accountOf(owner),
        sectorCode: partner.sectorCode,
        categoryCode: partner.categoryCode,
        provinceCode: branch.provinceCode,
        stateSince: since,
        redemptionCount: isSuspended ? null : 0,
        searchText: agreementSearchText({
          names: [partner.name],
          towns: [geography.getProvince(branch.provinceCode).name],
          ice: partner.identifiers.ice,
          reference,
        }),
      }),
      createdAt: daysBefore(now, days + 15),
      version: 1,
    };
  });
}
