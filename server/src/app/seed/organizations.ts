import type { OrganizationRecord } from '../../modules/organizations/index.ts';
import type { DemonstrationIds } from './ids.ts';

/** The three bodies of the demonstration network; none of them exists. */
export type OrganizationSlug = 'foundation' | 'mutual' | 'club';

export type DemonstrationOrganizations = Readonly<Record<OrganizationSlug, OrganizationRecord>>;

export function buildOrganizations(newId: DemonstrationIds, at: Date): DemonstrationOrganizations {
  return {
    foundation: {
      _id: newId('organization', at),
      slug: 'foundation',
      name: {
        ar: 'مؤسسة الأعمال الاجتماعية لموظفي القطاع العام',
        fr: 'Fondation des œuvres sociales du secteur public',
        en: 'Public Sector Social Works Foundation',
      },
      kind: 'FOUNDATION',
      membershipNumberExample: 'MB-20418',
      version: 1,
    },
    mutual: {
      _id: newId('organization', at),
      slug: 'mutual',
      name: {
        ar: 'تعاضدية التضامن المهني',
        fr: 'Mutuelle Solidarité des Métiers',
        en: 'Trades Solidarity Mutual',
      },
      kind: 'MUTUAL',
      membershipNumberExample: 'MS-104553',
      version: 1,
    },
    club: {
      _id: newId('organization', at),
      slug: 'club',
      name: {
        ar: 'النادي الوطني للأطر والمستخدمين',
        fr: 'Club national des cadres et employés',
        en: 'National Staff Club',
      },
      kind: 'CLUB',
      membershipNumberExample: 'CN-07316',
      version: 1,
    },
  };
}
