import type { CivilDate } from './civil-date.ts';

export interface RamadanPeriod {
  hijriYear: number;
  firstDay: CivilDate;
  lastDay: CivilDate;
  /**
   * `announced` by the Ministry of Habous and Islamic Affairs after sighting the moon; `expected` from computation, a
   * day early or late at either end until it is announced.
   */
  status: 'announced' | 'expected';
}

/**
 * Ramadan in Morocco. Announced: communiqués of the Ministry of Habous and Islamic Affairs (1446: first day 2 March
 * 2025, Eid 31 March; 1447: first day 19 February 2026, Eid 20 March). Expected: the tabular Islamic calendar, civil
 * epoch (`islamic-civil` in CLDR). Replace a row when its month is announced.
 */
export const ramadanPeriods: readonly RamadanPeriod[] = [
  { hijriYear: 1446, firstDay: '2025-03-02', lastDay: '2025-03-30', status: 'announced' },
  { hijriYear: 1447, firstDay: '2026-02-19', lastDay: '2026-03-19', status: 'announced' },
  { hijriYear: 1448, firstDay: '2027-02-08', lastDay: '2027-03-09', status: 'expected' },
  { hijriYear: 1449, firstDay: '2028-01-28', lastDay: '2028-02-26', status: 'expected' },
  { hijriYear: 1450, firstDay: '2029-01-16', lastDay: '2029-02-14', status: 'expected' },
  { hijriYear: 1451, firstDay: '2030-01-06', lastDay: '2030-02-04', status: 'expected' },
  { hijriYear: 1452, firstDay: '2030-12-26', lastDay: '2031-01-24', status: 'expected' },
];

/** The Ramadan a day lies in, or null. Days after the last row of the table are in none. */
export function findRamadan(
  date: CivilDate,
  periods: readonly RamadanPeriod[] = ramadanPeriods,
): RamadanPeriod | null {
  return periods.find((period) => period.firstDay <= date && date <= period.lastDay) ?? null;
}
