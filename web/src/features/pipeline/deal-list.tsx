import { useTranslation } from 'react-i18next';
import type { PipelineFilter } from '../../gql/operations.ts';
import { Button } from '../../ui/button.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DealCard } from './deal-card.tsx';
import type { BoardControl } from './use-board.ts';
import { columnMark } from './use-board-keys.ts';
import { usePipelineList } from './use-pipeline.ts';

interface DealListProps extends Pick<BoardControl, 'state'> {
  filter: PipelineFilter;
}

/** All stages in one list, in the order asked for. */
export function DealList({ filter, state }: DealListProps) {
  const { t } = useTranslation(['pipeline', 'common']);
  const list = usePipelineList({ filter, order: state.order, stage: null, isWanted: true });
  if (list.error && !list.data) return <QueryError error={list.error} onRetry={list.refetch} />;
  if (!list.data)
    return (
      <div className="deal-list" role="status" aria-label={t('common:loading')}>
        {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
          <Skeleton key={row} className="h-14 w-full rounded-medium" />
        ))}
      </div>
    );
  const { cards, count } = list.data;
  return (
    <section
      className="deal-list"
      aria-labelledby="deal-list"
      aria-busy={list.isPlaceholderData || undefined}
    >
      <h2 id="deal-list" className="text-s text-muted">
        {t('listCount', { count })}
      </h2>
      <div className="rows" {...{ [columnMark]: 'list' }}>
        {cards.map((card) => (
          <DealCard key={card.id} card={card} asRow />
        ))}
      </div>
      {list.hasNextPage && (
        <Button kind="quiet" compact busy={list.isFetchingNextPage} onPress={() => list.fetchNextPage()}>
          {t('more', { count: count - cards.length })}
        </Button>
      )}
    </section>
  );
}
