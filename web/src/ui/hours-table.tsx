import { weekdayName } from '@wasl/shared/civil-text';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../lib/i18n/use-language.ts';
import { Num } from './num.tsx';

interface HoursTableProps {
  /** The seven days of this week, Monday first. */
  days: readonly {
    weekday: number;
    day: { date: string };
    intervals: readonly { opens: string; closes: string }[];
  }[];
  /** The server's day, `YYYY-MM-DD`; null while it is not known. */
  today: string | null;
  /** Names the table for screen readers. */
  label: string;
}

/** The opening hours of one branch over the week, today's marked. */
export function HoursTable({ days, today, label }: HoursTableProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <table className="hours" aria-label={label}>
      <tbody>
        {days.map(({ weekday, day, intervals }) => {
          const isToday = day.date === today;
          return (
            <tr
              key={weekday}
              className={isToday ? 'today' : undefined}
              aria-current={isToday ? 'date' : undefined}
            >
              <th scope="row">
                <span className="first-letter:uppercase inline-block">{weekdayName(weekday, language)}</span>
                {isToday && <small> · {t('hours.today')}</small>}
              </th>
              <td>
                {intervals.length === 0 && t('hours.closed')}
                {intervals.map(({ opens, closes }) => (
                  <span key={opens} className="block">
                    <Num>
                      {opens} – {closes}
                    </Num>
                  </span>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
