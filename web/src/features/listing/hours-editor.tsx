import { weekdayName } from '@wasl/shared/civil-text';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { type PlannedHours, type PlannedInterval, timeOf } from './listing-draft.ts';

interface HoursEditorProps {
  hours: PlannedHours | null;
  onChange: (hours: PlannedHours) => void;
}

const empty: PlannedHours = { weekly: [], ramadan: null, exceptions: [] };
const usual = { opens: '09:00', closes: '18:00' };
const afternoon = { opens: '14:30', closes: '18:30' };

/** The week with its breaks, and the week in Ramadan where it is another. */
export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  const { t } = useTranslation('listing');
  const shown = hours ?? empty;
  return (
    <div className="grid gap-4">
      <WeekEditor
        label={t('hours.week')}
        intervals={shown.weekly}
        onChange={(weekly) => onChange({ ...shown, weekly })}
      />
      <Checkbox
        checked={shown.ramadan !== null}
        onChange={({ target }) => onChange({ ...shown, ramadan: target.checked ? [...shown.weekly] : null })}
      >
        {t('hours.otherInRamadan')}
      </Checkbox>
      {shown.ramadan && (
        <WeekEditor
          label={t('hours.ramadan')}
          intervals={shown.ramadan}
          onChange={(ramadan) => onChange({ ...shown, ramadan })}
        />
      )}
      <SingleDays days={shown.exceptions} onChange={(exceptions) => onChange({ ...shown, exceptions })} />
    </div>
  );
}

interface WeekEditorProps {
  label: string;
  intervals: readonly PlannedInterval[];
  onChange: (intervals: PlannedInterval[]) => void;
}

function WeekEditor({ label, intervals, onChange }: WeekEditorProps) {
  const { t } = useTranslation('listing');
  const { language } = useLanguage();
  const ofDay = (weekday: number) => intervals.filter((each) => each.weekday === weekday);
  const withDay = (weekday: number, day: readonly { opens: string; closes: string }[]) =>
    onChange(
      [1, 2, 3, 4, 5, 6, 7].flatMap((each) =>
        each === weekday ? day.map(({ opens, closes }) => ({ weekday, opens, closes })) : ofDay(each),
      ),
    );
  const monday = ofDay(1);
  return (
    <fieldset className="grid gap-3">
      <legend className="font-semibold">{label}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
        const day = ofDay(weekday);
        const name = weekdayName(weekday, language);
        return (
          <div key={weekday} className="grid gap-2 border-b border-line pb-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Checkbox
                checked={day.length > 0}
                onChange={({ target }) => withDay(weekday, target.checked ? [usual] : [])}
              >
                <span className="inline-block first-letter:uppercase">{name}</span>
              </Checkbox>
              {day.length === 0 && <span className="text-s text-muted">{t('hours.closed')}</span>}
            </div>
            {day.map((interval, at) => {
              const put = (change: Partial<PlannedInterval>) =>
                withDay(
                  weekday,
                  day.map((each, index) => (index === at ? { ...each, ...change } : each)),
                );
              return (
                // The place in the day is what an interval is known by while its times are typed.
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing else stays the same
                <div key={at} className="flex items-center gap-2">
                  {(['opens', 'closes'] as const).map((end) => (
                    <TimeBox
                      key={end}
                      label={t(`hours.${end}`, { day: name })}
                      time={interval[end]}
                      onChange={(time) => put({ [end]: time })}
                    />
                  ))}
                  <IconButton
                    label={t('hours.remove', { day: name })}
                    icon={X}
                    onPress={() =>
                      withDay(
                        weekday,
                        day.filter((_, index) => index !== at),
                      )
                    }
                  />
                </div>
              );
            })}
            {day.length === 1 && (
              <span>
                <Button kind="text" compact icon={Plus} onPress={() => withDay(weekday, [...day, afternoon])}>
                  {t('hours.addInterval')}
                </Button>
              </span>
            )}
          </div>
        );
      })}
      {monday.length > 0 && (
        <span>
          <Button
            kind="quiet"
            compact
            onPress={() =>
              onChange(
                [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
                  weekday <= 5 ? monday.map((each) => ({ ...each, weekday })) : ofDay(weekday),
                ),
              )
            }
          >
            {t('hours.copyMonday')}
          </Button>
        </span>
      )}
    </fieldset>
  );
}

/** A time of day typed as people write it; `<input type="time">` would show 07:00 PM in some languages, and knows no 24:00. */
function TimeBox({
  label,
  time,
  onChange,
}: {
  label: string;
  time: string;
  onChange: (time: string) => void;
}) {
  return (
    <span className="field w-24 min-w-0">
      <input
        type="text"
        inputMode="numeric"
        dir="ltr"
        maxLength={5}
        placeholder="00:00"
        className="text-center"
        aria-label={label}
        value={time}
        onChange={({ target }) => onChange(target.value)}
        onBlur={() => onChange(timeOf(time) ?? time)}
      />
    </span>
  );
}

type SingleDay = PlannedHours['exceptions'][number];

/** Holidays and other single days: closed, or open from one time to another. */
function SingleDays({
  days,
  onChange,
}: {
  days: readonly SingleDay[];
  onChange: (days: SingleDay[]) => void;
}) {
  const { t } = useTranslation('listing');
  const put = (at: number, change: Partial<SingleDay>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...change } : day)));
  return (
    <fieldset className="grid gap-3">
      <legend className="font-semibold">{t('hours.days')}</legend>
      {days.map(({ date, hours }, at) => {
        const [first] = hours;
        const [opens = '', closes = ''] = first?.split('-') ?? [];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the day itself is typed here
          <div key={at} className="flex flex-wrap items-center gap-2 border-b border-line pb-3">
            <span className="field w-44 min-w-0">
              <input
                type="date"
                aria-label={t('hours.day', { number: at + 1 })}
                value={date}
                onChange={({ target }) => put(at, { date: target.value })}
              />
            </span>
            <Checkbox
              checked={first === undefined}
              onChange={({ target }) => put(at, { hours: target.checked ? [] : ['09:00-13:00'] })}
            >
              {t('hours.closed')}
            </Checkbox>
            {first !== undefined &&
              (['opens', 'closes'] as const).map((end) => (
                <TimeBox
                  key={end}
                  label={t(`hours.${end}`, { day: t('hours.day', { number: at + 1 }) })}
                  time={end === 'opens' ? opens : closes}
                  onChange={(time) =>
                    put(at, {
                      hours: [end === 'opens' ? `${time}-${closes}` : `${opens}-${time}`, ...hours.slice(1)],
                    })
                  }
                />
              ))}
            <IconButton
              label={t('hours.removeDay', { number: at + 1 })}
              icon={X}
              onPress={() => onChange(days.filter((_, index) => index !== at))}
            />
          </div>
        );
      })}
      <span>
        <Button kind="text" compact icon={Plus} onPress={() => onChange([...days, { date: '', hours: [] }])}>
          {t('hours.addDay')}
        </Button>
      </span>
    </fieldset>
  );
}
