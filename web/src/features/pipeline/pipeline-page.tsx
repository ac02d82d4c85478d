import './pipeline.css';
import { useQuery } from '@tanstack/react-query';
import Inbox from 'lucide-react/icons/inbox';
import Keyboard from 'lucide-react/icons/keyboard';
import Plus from 'lucide-react/icons/plus';
import SearchX from 'lucide-react/icons/search-x';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { type PipelineFilter, TodayTasksDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { areOfficeKeysOn, setOfficeKeysOn } from '../../lib/office/office-keys.ts';
import { useOfficeRegion } from '../../lib/office/office-region.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { isCoordinatorRole } from '../../lib/viewer/viewer.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/office/key-cap.tsx';
import { PageBar } from '../../ui/office/page-bar.tsx';
import { RegionChoice } from '../../ui/office/region-choice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { BoardColumns, BoardSkeleton } from './board-columns.tsx';
import { BoardFilters } from './board-filters.tsx';
import { cardLink } from './board-links.ts';
import { filterOf, hasFilters, noFilters } from './board-state.ts';
import { DealList } from './deal-list.tsx';
import { KeysDialog, KeysLine } from './keys-dialog.tsx';
import { TodayStrip } from './today-strip.tsx';
import { type BoardControl, useBoard } from './use-board.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { usePipelineBoard } from './use-pipeline.ts';

const NewProspect = lazy(async () => ({ default: (await import('./new-prospect.tsx')).NewProspect }));
const ProspectSheet = lazy(async () => ({ default: (await import('./prospect-sheet.tsx')).ProspectSheet }));

/** The pipeline of the viewer's regions: what waits today, and every prospect and agreement by where it stands. */
export function PipelinePage() {
  const { t } = useTranslation('pipeline');
  useDocumentTitle(t('title'));
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { state, change } = useBoard();
  const region = useOfficeRegion();
  const { viewer } = useViewer();
  const mayChange = viewer !== null && isCoordinatorRole(viewer.role);
  const filter = filterOf(state, region.code);
  const board = usePipelineBoard(filter, state.order);
  const today = useQuery({ ...operation(TodayTasksDocument), refetchOnWindowFocus: true });
  const tasks = today.data?.todayTasks;
  const searchBox = useRef<HTMLInputElement>(null);
  const [isHelping, setHelping] = useState(false);
  const [areKeysOn, setKeysOn] = useState(areOfficeKeysOn);
  // Loaded when first opened, and then kept, so that closing is seen.
  const wasOpened = useRef({ sheet: false, adding: false });
  wasOpened.current.sheet ||= state.prospect !== null;
  wasOpened.current.adding ||= state.isAdding;

  useBoardKeys(areKeysOn, (key) => {
    if (key.kind === 'search') searchBox.current?.focus();
    if (key.kind === 'view') change({ view: state.view === 'board' ? 'list' : 'board' });
    if (key.kind === 'new' && mayChange) change({ isAdding: true });
    if (key.kind === 'help') setHelping(true);
    const task = key.kind === 'task' ? tasks?.[key.index] : undefined;
    if (task) void navigate(cardLink(task, params));
  });

  const counts = board.data?.pipelineBoard;
  return (
    <>
      <PageBar
        title={t('title')}
        actions={
          <>
            <IconButton
              label={t('keys.title')}
              icon={Keyboard}
              className="max-desktop:hidden"
              aria-haspopup="dialog"
              onPress={() => setHelping(true)}
            />
            {mayChange && (
              <Button compact icon={Plus} onPress={() => change({ isAdding: true })}>
                <span className="max-tablet:sr-only">{t('add')}</span>
                <KeyCap of="N" />
              </Button>
            )}
          </>
        }
      >
        <RegionChoice />
        <p className="text-s text-muted max-tablet:hidden">
          {counts &&
            t('summary', {
              open: t('summaryOpen', { count: counts.openCount }),
              provinces: t('summaryProvinces', { count: counts.provinceCount }),
            })}
        </p>
      </PageBar>
      <div className="pipeline">
        {!today.error && <TodayStrip tasks={tasks} day={today.data?.service.now.date} />}
        <BoardFilters
          state={state}
          change={change}
          regions={region.code ? [region.code] : region.own}
          lateCount={counts?.lateCount}
          mineCount={counts?.mineCount}
          searchBox={searchBox}
        />
        <BoardBody board={board} filter={filter} state={state} change={change} mayChange={mayChange} />
      </div>
      {areKeysOn && <KeysLine onHelp={() => setHelping(true)} />}
      <KeysDialog
        isOpen={isHelping}
        onClose={() => setHelping(false)}
        areOn={areKeysOn}
        onChange={(areOn) => {
          setKeysOn(areOn);
          setOfficeKeysOn(areOn);
        }}
      />
      <Suspense>
        {wasOpened.current.sheet && (
          <ProspectSheet
            prospectId={state.prospect}
            onClose={() => change({ prospect: null })}
            mayChange={mayChange}
          />
        )}
        {wasOpened.current.adding && (
          <NewProspect
            isOpen={state.isAdding}
            onClose={() => change({ isAdding: false })}
            onAdded={(prospect) => change({ isAdding: false, prospect })}
            regions={region.own}
          />
        )}
      </Suspense>
    </>
  );
}

interface BoardBodyProps extends BoardControl {
  board: ReturnType<typeof usePipelineBoard>;
  filter: PipelineFilter;
  mayChange: boolean;
}

/** Columns or list, in every state they can be in: on their way, there, empty, filtered away, out of reach. */
function BoardBody({ board, filter, state, change, mayChange }: BoardBodyProps) {
  const { t } = useTranslation('pipeline');
  const columns = board.data?.pipelineBoard.columns;
  if (board.error && !columns) return <QueryError error={board.error} onRetry={board.refetch} />;
  if (!columns) return <BoardSkeleton />;
  const isEmpty = columns.every(({ count }) => count === 0);
  if (isEmpty && hasFilters(state))
    return (
      <EmptyState
        icon={SearchX}
        title={t('empty.noneFound')}
        text={t('empty.noneFoundText')}
        action={
          <Button kind="quiet" onPress={() => change(noFilters)}>
            {t('empty.showAll')}
          </Button>
        }
      />
    );
  if (isEmpty)
    return (
      <EmptyState
        icon={Inbox}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          mayChange && (
            <Button icon={Plus} onPress={() => change({ isAdding: true })}>
              {t('add')}
            </Button>
          )
        }
      />
    );
  if (state.view === 'list') return <DealList filter={filter} state={state} />;
  return (
    <BoardColumns
      columns={columns}
      filter={filter}
      state={state}
      change={change}
      isOld={board.isPlaceholderData}
    />
  );
}
