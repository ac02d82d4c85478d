import { weekdayName } from '@wasl/shared/civil-text';
import { useTranslation } from 'react-i18next';
import type { ListingField } from '../../gql/operations.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Num } from '../../ui/num.tsx';
import { Photo } from '../../ui/photo.tsx';
import type { ListingValue, PlannedInterval } from './listing-draft.ts';

interface ValueViewProps {
  field: ListingField;
  value: ListingValue;
}

/** A value in words, as it is compared to another. */
export function ValueView({ field, value }: ValueViewProps) {
  const { t } = useTranslation(['listing', 'partners']);
  const none = <p className="text-muted">{t('none')}</p>;
  if (value.photos) {
    if (value.photos.length === 0) return none;
    return (
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(88px,1fr))] gap-2">
        {value.photos.map((photo) => (
          <li key={photo.id} className="grid gap-1 text-xs">
            <Photo photo={photo} alt="" sizes="120px" className="aspect-4/3 w-full rounded-small" />
            <span dir="auto">
              {photo.alternativeText?.ar ?? photo.alternativeText?.fr ?? t('noAlternative')}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  if (value.text) {
    return (
      <>
        {value.text.ar && (
          <p lang="ar" dir="rtl" className="whitespace-pre-line">
            {value.text.ar}
          </p>
        )}
        {value.text.fr && (
          <p lang="fr" dir="ltr" className="whitespace-pre-line">
            {value.text.fr}
          </p>
        )}
      </>
    );
  }
  if (value.hours) {
    return (
      <>
        <WeekView intervals={value.hours.weekly} />
        {value.hours.ramadan && (
          <>
            <p className="mt-2 font-semibold">{t('hours.ramadan')}</p>
            <WeekView intervals={value.hours.ramadan} />
          </>
        )}
        {value.hours.exceptions.map(({ date, hours }) => (
          <p key={date} className="text-s">
            <Num>{date}</Num>{' '}
            {hours.length === 0 ? t('hours.closed') : <Num>{hours.join(' ').replaceAll('-', '–')}</Num>}
          </p>
        ))}
      </>
    );
  }
  if (value.coordinates) {
    const { latitude, longitude } = value.coordinates;
    return <Num>{`${latitude.toFixed(5)}, ${longitude.toFixed(5)}`}</Num>;
  }
  if (value.line) return <bdi dir="ltr">{value.line}</bdi>;
  if (!value.codes || value.codes.length === 0) return none;
  return <p>{value.codes.map((code) => wordOf(field, code)).join(t('listMark'))}</p>;

  function wordOf(of: ListingField, code: string): string {
    if (of === 'LANGUAGES') return t(`partners:language.${code as 'ar'}`);
    if (of === 'ACCESSIBILITY') return t(`partners:accessibility.${code as 'STEP_FREE'}`);
    if (of === 'PAYMENT_MEANS') return t(`payment.${code as 'CASH'}`);
    return `\u2066${code}\u2069`;
  }
}

function WeekView({ intervals }: { intervals: readonly PlannedInterval[] }) {
  const { t } = useTranslation('listing');
  const { language } = useLanguage();
  return (
    <ul className="text-s">
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
        const day = intervals.filter((each) => each.weekday === weekday);
        return (
          <li key={weekday} className="flex flex-wrap justify-between gap-x-3">
            <span>{weekdayName(weekday, language)}</span>
            <span>
              {day.length === 0
                ? t('hours.closed')
                : day.map(({ opens, closes }) => (
                    <Num key={opens} className="ms-2">{`${opens}–${closes}`}</Num>
                  ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
