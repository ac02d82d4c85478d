import ChevronDown from 'lucide-react/icons/chevron-down';
import ClockAlert from 'lucide-react/icons/clock-exclamation-point';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineFilter } from '../../gql/operations.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { stages } from './board-state.ts';
import { DealCard } from './deal-card.tsx';
import type { BoardControl } from './use-board.ts';
import { columnMark } from './use-board-keys.ts';
import { type Column, usePipelineList } from './use-pipeline.ts';

interface BoardColumnsProps extends BoardControl {
  columns: readonly Column[];
  filter: PipelineFilter;
  /** What is shown answers an earlier question. */
  isOld: boolean;
}

/** Stages side by side; a phone shows one of them and switches. */
export function BoardColumns({ columns, filter, state, change, isOld }: BoardColumnsProps) {
  const { t } = useTranslation('pipeline');
  const shown = columns.some(({ stage }) => stage === state.stage) ? state.stage : columns[0]?.stage;
  return (
    <>
      <ChipRow label={t('stages')} className="stage-switch">
        {columns.map(({ stage, count }) => (
          <Chip key={stage} pressed={stage === shown} onPress={() => change({ stage }, { replace: true })}>
            {t(`stage.${stage}`)} <Num>{count}</Num>
          </Chip>
        ))}
      </ChipRow>
      <div className="board" aria-busy={isOld || undefined}>
        {columns.map((column) => (
          <BoardColumn
            key={column.stage}
            column={column}
            filter={filter}
            order={state.order}
            isShown={column.stage === shown}
          />
        ))}
      </div>
    </>
  );
}

interface BoardColumnProps {
  column: Column;
  filter: PipelineFilter;
  order: BoardControl['state']['order'];
  /** The one a phone shows. */
  isShown: boolean;
}

function BoardColumn({ column, filter, order, isShown }: BoardColumnProps) {
  const { t } = useTranslation('pipeline');
  const { stage, count, lateCount, targetDays } = column;
  const [isOpen, setOpen] = useState(false);
  const list = usePipelineList({ filter, order, stage, isWanted: isOpen });
  const listed = isOpen && !list.isPlaceholderData ? list.data?.cards : undefined;
  const cards = listed && listed.length >= column.cards.length ? listed : column.cards;
  const leftCount = count - cards.length;
  const headingId = `stage-${stage.toLowerCase()}`;
  const more = () => (isOpen && list.data ? list.fetchNextPage() : setOpen(true));
  return (
    <section className="col" aria-labelledby={headingId} data-shown={isShown || undefined}>
      <header>
        <h2 id={headingId}>
          {t(`stage.${stage}`)} <Num className="count">{count}</Num>
        </h2>
        <p>
          {targetDays !== null && <span>{t('target', { count: targetDays })}</span>}
          {lateCount > 0 && (
            <span className="late">
              <Icon of={ClockAlert} />
              {t('lateCount', { count: lateCount })}
            </span>
          )}
        </p>
      </header>
      <div className="cards" {...{ [columnMark]: stage }}>
        {cards.map((card) => (
          <DealCard key={card.id} card={card} />
        ))}
        {count === 0 && <p className="none">{t('columnEmpty')}</p>}
        {leftCount > 0 && (
          <Button kind="text" compact className="more" busy={isOpen && list.isFetching} onPress={more}>
            {t('more', { count: leftCount })}
            <Icon of={ChevronDown} />
          </Button>
        )}
      </div>
    </section>
  );
}

/** The board while it is on its way: columns of the size of what comes. */
export function BoardSkeleton() {
  const { t } = useTranslation(['pipeline', 'common']);
  return (
    <div className="board" role="status" aria-label={t('common:loading')}>
      {stages.slice(0, 6).map((stage, index) => (
        <div key={stage} className="col" data-shown={index === 0 || undefined}>
          <header className="grid gap-2 py-2">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-3 w-32" />
          </header>
          <div className="cards">
            {[1, 2, 3, 4].map((card) => (
              <Skeleton key={card} className="h-[122px] w-full flex-none rounded-medium" />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
