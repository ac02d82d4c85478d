import { formatCivilDateTime } from '@wasl/shared/civil-text';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Num } from '../../ui/num.tsx';

interface WhenProps {
  /** The civil day and time as the server told them. */
  at: { date: string; time: string; text?: string };
}

/** A day and a time in Casablanca, short: `20 novembre, 17:31`. */
export function When({ at }: WhenProps) {
  const { language } = useLanguage();
  const text = formatCivilDateTime(at.date, at.time, language, 'day_and_month');
  return (
    <time dateTime={`${at.date}T${at.time}`} title={at.text}>
      {language === 'ar' ? text : <Num>{text}</Num>}
    </time>
  );
}
