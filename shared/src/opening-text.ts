import { daysBetween, weekdayOf } from './civil-date.ts';
import { formatCivilDate, weekdayName } from './civil-text.ts';
import type { Language } from './language.ts';
import type { CivilDateTime, OpeningState } from './opening-hours.ts';

interface Wording {
  open: string;
  openUntil(time: string): string;
  closesSoon(time: string): string;
  closed: string;
  opensSoon(time: string): string;
  opens(day: string, time: string): string;
  tomorrow: string;
}

const wordings: Record<Language, Wording> = {
  ar: {
    open: 'مفتوح',
    openUntil: (time) => `مفتوح حتى ${time}`,
    closesSoon: (time) => `يغلق قريبًا، ${time}`,
    closed: 'مغلق',
    opensSoon: (time) => `يفتح بعد قليل، ${time}`,
    opens: (day, time) => `يفتح ${day}${time}`,
    tomorrow: 'غدًا ',
  },
  fr: {
    open: 'Ouvert',
    openUntil: (time) => `Ouvert jusqu’à ${time}`,
    closesSoon: (time) => `Ferme bientôt, à ${time}`,
    closed: 'Fermé',
    opensSoon: (time) => `Ouvre bientôt, à ${time}`,
    opens: (day, time) => `Ouvre ${day}à ${time}`,
    tomorrow: 'demain ',
  },
  en: {
    open: 'Open',
    openUntil: (time) => `Open until ${time}`,
    closesSoon: (time) => `Closes soon, at ${time}`,
    closed: 'Closed',
    opensSoon: (time) => `Opens soon, at ${time}`,
    opens: (day, time) => `Opens ${day}at ${time}`,
    tomorrow: 'tomorrow ',
  },
};

/** An opening state in words: مفتوح حتى 19:00 · Ouvre demain à 08:00 · Closed. */
export function openingText(
  { state, changesAt }: OpeningState,
  now: CivilDateTime,
  language: Language,
): string {
  const words = wordings[language];
  if (!changesAt) return state === 'open' ? words.open : words.closed;
  const days = daysBetween(now.date, changesAt.date);
  switch (state) {
    case 'open': {
      const isWithinADay = days === 0 || (days === 1 && changesAt.time <= now.time);
      return isWithinADay ? words.openUntil(changesAt.time) : words.open;
    }
    case 'closing_soon':
      return words.closesSoon(changesAt.time);
    case 'opening_soon':
      return words.opensSoon(changesAt.time);
    case 'closed':
      return words.opens(dayOfOpening(days, changesAt, language, words), changesAt.time);
  }
}

function dayOfOpening(days: number, { date }: CivilDateTime, language: Language, words: Wording): string {
  if (days === 0) return '';
  if (days === 1) return words.tomorrow;
  const preposition = language === 'en' ? 'on ' : language === 'fr' && days >= 7 ? 'le ' : '';
  const day =
    days < 7 ? weekdayName(weekdayOf(date), language) : formatCivilDate(date, language, 'day_and_month');
  return `${preposition}${day} `;
}
