import type { CivilDate } from '@wasl/shared/civil-date';
import type { OfficeViewer } from '../../platform/auth/viewer.ts';
import { matchesSearchText } from '../agreements/index.ts';
import type { PipelineStage } from './pipeline.rules.ts';
import { assess, type PipelineEntry, type PipelineItem } from './pipeline-book.ts';

/** What of the pipeline to show; what is absent or empty asks for nothing. */
export interface PipelineFilter {
  text?: string | null | undefined;
  regionCodes?: readonly string[] | null | undefined;
  provinceCodes?: readonly string[] | null | undefined;
  sectorCodes?: readonly string[] | null | undefined;
  ownerIds?: readonly string[] | null | undefined;
  onlyLate?: boolean | null | undefined;
  onlyMine?: boolean | null | undefined;
  includeEnded?: boolean | null | undefined;
}

export const pipelineOrders = ['LATENESS', 'NAME', 'NEWEST', 'END'] as const;

export type PipelineOrder = (typeof pipelineOrders)[number];

/**
 * Whether an entry lies where the viewer answers for, narrowed to regions asked for. What holds in the whole country holds
 * in each of them; regions of others narrow to nothing.
 */
export function liesIn(
  viewer: Pick<OfficeViewer, 'regionCodes'>,
  asked: readonly string[] | null | undefined,
): (regionCodes: readonly string[] | null) => boolean {
  const own = viewer.regionCodes;
  const wanted = asked && asked.length > 0 ? asked : null;
  const allowed = wanted && own ? wanted.filter((code) => own.includes(code)) : (wanted ?? own);
  if (allowed === null) return () => true;
  if (allowed.length === 0) return () => false;
  return (regionCodes) => regionCodes === null || regionCodes.some((code) => allowed.includes(code));
}

/** The entries that match, each assessed. Ended ones only when asked for, by the filter or as a stage. */
export function selectItems(
  entries: readonly PipelineEntry[],
  viewer: OfficeViewer,
  filter: PipelineFilter,
  { now, today }: { now: Date; today: CivilDate },
  stages: readonly PipelineStage[] | null = null,
): PipelineItem[] {
  const isAskedFor = entryTest(viewer, filter);
  const isShown = standingTest(filter, stages);
  const items: PipelineItem[] = [];
  for (const entry of entries) {
    if (!isAskedFor(entry)) continue;
    const item = assess(entry, now, today);
    if (isShown(item)) items.push(item);
  }
  return items;
}

/** What the filter asks of an entry itself. */
function entryTest(viewer: OfficeViewer, filter: PipelineFilter): (entry: PipelineEntry) => boolean {
  const text = filter.text?.trim() ?? '';
  const tests: ((entry: PipelineEntry) => boolean)[] = [];
  const isInRegions = liesIn(viewer, filter.regionCodes);
  tests.push(({ regionCodes }) => isInRegions(regionCodes));
  const oneOf = (
    list: readonly string[] | null | undefined,
    read: (entry: PipelineEntry) => string | null,
  ) => {
    if (list && list.length > 0) tests.push((entry) => list.includes(read(entry) ?? ''));
  };
  oneOf(filter.provinceCodes, ({ provinceCode }) => provinceCode);
  oneOf(filter.sectorCodes, ({ sectorCode }) => sectorCode);
  oneOf(filter.ownerIds, ({ ownerAccountId }) => ownerAccountId);
  if (filter.onlyMine) tests.push(({ ownerAccountId }) => ownerAccountId === viewer.accountId);
  if (text !== '') tests.push(({ searchText }) => matchesSearchText(searchText, text));
  return (entry) => tests.every((test) => test(entry));
}

/** What is asked of where it stands at the moment. */
function standingTest(
  filter: PipelineFilter,
  stages: readonly PipelineStage[] | null,
): (item: PipelineItem) => boolean {
  const showsEnded = filter.includeEnded === true || stages?.includes('ENDED') === true;
  return ({ stage, isLate }) =>
    (stage !== 'ENDED' || showsEnded) &&
    (stages === null || stages.includes(stage)) &&
    (isLate || filter.onlyLate !== true);
}
