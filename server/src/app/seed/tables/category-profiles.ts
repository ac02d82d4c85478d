import type { HoursTemplate } from './opening-hours.ts';
import {
  housingProfiles,
  serviceProfiles,
  sportProfiles,
  travelProfiles,
} from './profiles-of-other-sectors.ts';
import { educationProfiles, healthProfiles } from './profiles-of-priority-sectors.ts';
import { readTable } from './table.ts';
import type { WholeKey } from './title-words.ts';

/** How an offer's gain is made; the letters of the tables. */
export const gainStyles = {
  A: 'whole',
  B: 'one_service',
  C: 'fixed_price',
  D: 'free',
  E: 'amount_off',
  F: 'tiered',
  G: 'by_service',
} as const;

export type GainStyle = (typeof gainStyles)[keyof typeof gainStyles];

/** What places of one category are like in the demonstration network. */
export interface CategoryProfile {
  categoryCode: string;
  /** What stands before a proper name: مختبر, Laboratoire. */
  prefix: { ar: string; fr: string };
  hours: HoursTemplate;
  /** Partners of the category, in all 300. */
  partnerCount: number;
  whole: WholeKey;
  styles: readonly GainStyle[];
  /** Discounts in whole percent, from and to. */
  percent: { from: number; to: number };
  /** Household or person, period and count: `h4y`, `p8m`, `o200t`; several joined by `+`. */
  limits: string;
  coverage: CoverageKey;
  conditions: string;
  voucherValidDays: number;
  /** Communes such places are found in; empty means anywhere. */
  communeCodes: readonly string[];
  /** Usual prices in whole dirhams. */
  prices: ReadonlyMap<string, number>;
}

/** Who but the member is covered: nobody, spouse, children to an age (students longer), or all of them. */
export type CoverageKey = 'none' | 'spouse' | 'children' | 'family' | 'family_young';

type SectorDefaults = Pick<CategoryProfile, 'limits' | 'coverage' | 'conditions' | 'voucherValidDays'>;

const defaults: Readonly<Record<string, SectorDefaults>> = {
  health: { limits: 'h6y', coverage: 'family', conditions: 'C', voucherValidDays: 5 },
  education: { limits: 'h2y', coverage: 'children', conditions: 'C', voucherValidDays: 30 },
  travel: { limits: 'h3y', coverage: 'family', conditions: 'CN', voucherValidDays: 14 },
  sport: { limits: 'p8m', coverage: 'family_young', conditions: 'C', voucherValidDays: 3 },
  housing: { limits: 'h1t', coverage: 'none', conditions: 'C', voucherValidDays: 30 },
  services: { limits: 'h2m', coverage: 'spouse', conditions: 'CN', voucherValidDays: 3 },
};

/**
 * A line per category: code | Arabic prefix | French prefix | hours | partners | what the whole is | styles | percent |
 * what differs from the sector (`limits=… coverage=… conditions=… days=… towns=…`) | usual prices.
 */
function readProfiles(sectorCode: string, text: string): CategoryProfile[] {
  const sector = defaults[sectorCode];
  if (!sector) throw new RangeError(`the sector ${sectorCode} has no defaults`);
  return readTable(text).map((cells) => {
    const [categoryCode = '', ar = '', fr = '', hours = '', count, whole = '', styles = '', percent = ''] =
      cells;
    const overrides = new Map((cells[8] ?? '').split(' ').map((pair) => pair.split('=') as [string, string]));
    const [from, to] = percent.split('-').map(Number);
    return {
      categoryCode,
      prefix: { ar, fr },
      hours: hours as HoursTemplate,
      partnerCount: Number(count),
      whole: whole as WholeKey,
      styles: [...styles].map((letter) => gainStyles[letter as keyof typeof gainStyles]),
      percent: { from: from ?? 0, to: to ?? 0 },
      limits: overrides.get('limits') ?? sector.limits,
      coverage: (overrides.get('coverage') as CoverageKey | undefined) ?? sector.coverage,
      conditions: overrides.get('conditions') ?? sector.conditions,
      voucherValidDays: Number(overrides.get('days') ?? sector.voucherValidDays),
      communeCodes: overrides.get('towns')?.split(',') ?? [],
      prices: new Map(
        (cells[9] ?? '')
          .split(' ')
          .filter((pair) => pair !== '')
          .map((pair) => pair.split(':'))
          .map(([service = '', price]) => [service, Number(price)]),
      ),
    };
  });
}

export const categoryProfiles: readonly CategoryProfile[] = [
  ...readProfiles('health', healthProfiles),
  ...readProfiles('education', educationProfiles),
  ...readProfiles('travel', travelProfiles),
  ...readProfiles('sport', sportProfiles),
  ...readProfiles('housing', housingProfiles),
  ...readProfiles('services', serviceProfiles),
];
