import { type CountableNoun, countedNoun } from './counted-noun.ts';
import type { Language } from './language.ts';

const units: readonly { noun: CountableNoun; millis: number }[] = [
  { noun: 'day', millis: 86_400_000 },
  { noun: 'hour', millis: 3_600_000 },
  { noun: 'minute', millis: 60_000 },
  { noun: 'second', millis: 1000 },
];

/** Letters that join two units; the Arabic one is written onto the next word: يومين و6 ساعات. */
const joint: Record<Language, string> = { ar: ' و', fr: ' et ', en: ' and ' };

export interface DurationFormat {
  /** `down` for time left (default), `up` for time to wait. */
  rounding?: 'down' | 'up';
}

/**
 * The difference of two instants in words, to be put after a preposition (بعد، خلال، dans, in): days and hours, hours
 * and minutes, minutes alone below an hour, seconds alone below a minute. `يومين و6 ساعات`, `2 jours et 6 heures`.
 * A negative difference counts as none.
 */
export function formatDuration(
  millis: number,
  language: Language,
  { rounding = 'down' }: DurationFormat = {},
): string {
  if (!Number.isFinite(millis)) throw new RangeError(`a duration of ${millis} ms cannot be said`);
  const rounded = roundToShownUnit(Math.max(0, millis), rounding === 'up' ? Math.ceil : Math.floor);
  const largest = units.findIndex((unit) => rounded >= unit.millis);
  const [first, second] = largest === -1 ? units.slice(-1) : units.slice(largest);
  if (!first) return '';
  const count = Math.floor(rounded / first.millis);
  const text = countedNoun(count, first.noun, language);
  const rest = second ? (rounded - count * first.millis) / second.millis : 0;
  return second && rest > 0 ? text + joint[language] + countedNoun(rest, second.noun, language) : text;
}

/** Rounds to the smallest unit that will be shown, so that 59 min 30 s rounded up are one hour and not 60 minutes. */
function roundToShownUnit(millis: number, round: (value: number) => number): number {
  const smallest = millis >= 86_400_000 ? 3_600_000 : millis >= 60_000 ? 60_000 : 1000;
  return round(millis / smallest) * smallest;
}

/** A countdown of fixed width, minutes and seconds: 640 000 ms → `10:40`. Rounded up, so that it ends on `00:00`. */
export function formatCountdown(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
}
