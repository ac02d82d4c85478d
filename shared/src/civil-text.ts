import { type CivilDate, civilDateParts, weekdayOf } from './civil-date.ts';
import type { Language } from './language.ts';

/** Month names as Morocco uses them: يوليوز, غشت, شتنبر, نونبر, دجنبر; not those of the Middle East. */
const monthNames: Record<Language, readonly string[]> = {
  ar: [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'ماي',
    'يونيو',
    'يوليوز',
    'غشت',
    'شتنبر',
    'أكتوبر',
    'نونبر',
    'دجنبر',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** Monday first, as in ISO 8601. */
const weekdayNames: Record<Language, readonly string[]> = {
  ar: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const comma: Record<Language, string> = { ar: '،', fr: ',', en: ',' };

/** `month` is 1 to 12. */
export function monthName(month: number, language: Language): string {
  const name = monthNames[language][month - 1];
  if (name === undefined) throw new RangeError(`there is no month ${month}`);
  return name;
}

/** `weekday` is 1 (Monday) to 7 (Sunday). */
export function weekdayName(weekday: number, language: Language): string {
  const name = weekdayNames[language][weekday - 1];
  if (name === undefined) throw new RangeError(`there is no weekday ${weekday}`);
  return name;
}

/**
 * - `full`: الأحد 22 نونبر 2026 · dimanche 22 novembre 2026
 * - `long`: 22 نونبر 2026 · 22 novembre 2026
 * - `weekday_and_day`: الأحد 22 نونبر · dimanche 22 novembre
 * - `day_and_month`: 22 نونبر · 22 novembre
 */
export type CivilDateStyle = 'full' | 'long' | 'weekday_and_day' | 'day_and_month';

export function formatCivilDate(date: CivilDate, language: Language, style: CivilDateStyle = 'long'): string {
  const { year, month, day } = civilDateParts(date);
  const dayNumber = language === 'fr' && day === 1 ? '1er' : String(day);
  const dayAndMonth = `${dayNumber} ${monthName(month, language)}`;
  const withWeekday = () => `${weekdayName(weekdayOf(date), language)} ${dayAndMonth}`;
  switch (style) {
    case 'full':
      return `${withWeekday()} ${year}`;
    case 'long':
      return `${dayAndMonth} ${year}`;
    case 'weekday_and_day':
      return withWeekday();
    case 'day_and_month':
      return dayAndMonth;
  }
}

/** A day and a time `HH:MM`: الثلاثاء 24 نونبر 2026، 18:02 · mardi 24 novembre 2026, 18:02. */
export function formatCivilDateTime(
  date: CivilDate,
  time: string,
  language: Language,
  style: CivilDateStyle = 'full',
): string {
  return `${formatCivilDate(date, language, style)}${comma[language]} ${time}`;
}
