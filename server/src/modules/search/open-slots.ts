import { halfHourOfWeek, type OpeningHours, openHalfHours } from '@wasl/shared/opening-hours';
import { findRamadan } from '@wasl/shared/ramadan';

/** The half hours of the week a branch is open in, as index values; in ordinary weeks and in those of Ramadan. */
export function openSlots({ weekly, ramadan }: OpeningHours): { usual: string[]; ramadan: string[] } {
  return { usual: openHalfHours(weekly).map(String), ramadan: openHalfHours(ramadan ?? weekly).map(String) };
}

/** The index attribute and value to look for what is open at a civil date and time. */
export function openSlotAt(moment: { date: string; time: string }): {
  attribute: 'openUsual' | 'openRamadan';
  value: string;
} {
  return {
    attribute: findRamadan(moment.date) ? 'openRamadan' : 'openUsual',
    value: String(halfHourOfWeek(moment)),
  };
}
