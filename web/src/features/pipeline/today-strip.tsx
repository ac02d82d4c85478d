import { formatCivilDate } from '@wasl/shared/civil-text';
import Clock from 'lucide-react/icons/clock';
import ClockAlert from 'lucide-react/icons/clock-exclamation-point';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { TodayTasksQuery } from '../../gql/operations.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { KeyCap } from '../../ui/office/key-cap.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { cardLink } from './board-links.ts';
import { stepGlyphs } from './step-glyphs.ts';

type Task = TodayTasksQuery['todayTasks'][number];

/** As many have a key of their own and stand in sight. */
const shownCount = 4;

interface TodayStripProps {
  tasks: readonly Task[] | undefined;
  /** Today in Morocco, `YYYY-MM-DD`. */
  day: string | undefined;
}

/** What waits for me today, the most pressing first. */
export function TodayStrip({ tasks, day }: TodayStripProps) {
  const { t } = useTranslation(['pipeline', 'common']);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const left = (tasks?.length ?? 0) - shownCount;
  return (
    <section className="today" aria-labelledby="today">
      <div className="head">
        <h2 id="today">{t('today.title')}</h2>
        {day && <p>{formatCivilDate(day, language, 'weekday_and_day')}</p>}
        {left > 0 && (
          <Button kind="text" compact className="all" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('today.fewer') : t('today.more', { count: left })}
          </Button>
        )}
      </div>
      {!tasks && (
        <div className="tasks" role="status" aria-label={t('common:loading')}>
          {[1, 2, 3, 4].map((task) => (
            <Skeleton key={task} className="h-[96px] w-full rounded-medium" />
          ))}
        </div>
      )}
      {tasks?.length === 0 && <p className="text-s text-muted">{t('today.none')}</p>}
      {tasks && tasks.length > 0 && (
        <ol className="tasks">
          {(isOpen ? tasks : tasks.slice(0, shownCount)).map((task, index) => (
            <li key={`${task.id} ${task.nextStep.code}`}>
              <TaskCard task={task} shortcut={index < shownCount ? index + 1 : null} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function TaskCard({ task, shortcut }: { task: Task; shortcut: number | null }) {
  const { t } = useTranslation('pipeline');
  const [params] = useSearchParams();
  const { language } = useLanguage();
  const { isLate, dueOn, code, text } = task.nextStep;
  const dayOf = (date: string) => formatCivilDate(date, language, 'day_and_month');
  return (
    <Link className="card task" to={cardLink(task, params)}>
      <span className="kind">
        <Icon of={stepGlyphs[code]} />
      </span>
      <span className="what">
        <b>{text}</b>
        <span className="why">
          <LocalText text={task.name} />
          {t('today.nameBreak')}
          {task.reason}
        </span>
        <span className={classNames('due', isLate && 'late')}>
          {(isLate || dueOn) && (
            <>
              <Icon of={isLate ? ClockAlert : Clock} />
              <span>
                {isLate
                  ? dueOn
                    ? t('today.lateSince', { day: dayOf(dueOn.date) })
                    : t('today.late')
                  : dueOn && t('today.due', { day: dayOf(dueOn.date) })}
              </span>
            </>
          )}
          {shortcut !== null && <KeyCap of={shortcut} />}
        </span>
      </span>
    </Link>
  );
}
