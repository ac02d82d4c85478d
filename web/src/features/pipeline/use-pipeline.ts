import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  PipelineBoardDocument,
  type PipelineBoardQuery,
  type PipelineCardPartsFragment,
  type PipelineFilter,
  PipelineListDocument,
  type PipelineOrder,
  type PipelineStage,
  ProspectDocument,
  TodayTasksDocument,
} from '../../gql/operations.ts';
import { api, operation, operationKey } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';

export type Card = PipelineCardPartsFragment;
export type Column = PipelineBoardQuery['pipelineBoard']['columns'][number];

const pageSize = 50;

/** The columns with their first cards; what is on the screen stays until the next answer is there. */
export function usePipelineBoard(filter: PipelineFilter, order: PipelineOrder) {
  return useQuery({
    ...operation(PipelineBoardDocument, { filter, order }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
  });
}

interface ListQuestion {
  filter: PipelineFilter;
  order: PipelineOrder;
  /** Null: every stage. */
  stage: PipelineStage | null;
  isWanted: boolean;
}

/** Cards page by page, of one column or of all. */
export function usePipelineList({ filter, order, stage, isWanted }: ListQuestion) {
  const { language } = useLanguage();
  const question = { filter, order, stages: stage && [stage] };
  return useInfiniteQuery({
    queryKey: [...operationKey(PipelineListDocument), question, language],
    queryFn: ({ pageParam: after, signal }) =>
      api.query(PipelineListDocument, { ...question, first: pageSize, after }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pipelineCards: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => ({
      count: pages[0]?.pipelineCards.totalCount ?? 0,
      cards: uniqueById(pages.flatMap(({ pipelineCards }) => pipelineCards.edges.map(({ node }) => node))),
    }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}

/** Between two pages something may have moved in the order: nothing stands twice in the list. */
function uniqueById(cards: readonly Card[]): Card[] {
  const seen = new Set<string>();
  return cards.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Reads the board again after something of it was changed. */
export async function refreshPipeline(queryClient: QueryClient): Promise<void> {
  const changed = [
    operationKey(PipelineBoardDocument),
    operationKey(PipelineListDocument),
    operationKey(TodayTasksDocument),
    operationKey(ProspectDocument),
  ];
  await Promise.all(changed.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
