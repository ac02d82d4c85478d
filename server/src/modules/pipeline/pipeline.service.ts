import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import type { Action } from '../../platform/auth/actions.ts';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import type { OfficeViewer, Viewer } from '../../platform/auth/viewer.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import {
  buildPage,
  type Page,
  type PageArguments,
  pageSizeMaximum,
  readPageArguments,
} from '../../platform/graphql/connection.ts';
import { type AgreementRecord, mayActOnAgreement } from '../agreements/index.ts';
import { type NextStepCode, type NextStepRecord, nextStepOf } from './next-step.rules.ts';
import { type PipelineStage, pipelineStages, targetDaysOf } from './pipeline.rules.ts';
import { factsOf, type PipelineBooks, type PipelineEntry, type PipelineItem } from './pipeline-book.ts';
import { type PipelineFilter, type PipelineOrder, selectItems } from './pipeline-filter.ts';
import { firstItems, keyOf } from './pipeline-order.ts';
import type { ProspectRecord } from './prospect.model.ts';

/** A card with who looks at it and when, which its next step depends on. */
export interface PipelineCardRecord extends PipelineItem {
  nextStep: NextStepRecord;
}

export interface PipelineColumnRecord {
  stage: PipelineStage;
  count: number;
  lateCount: number;
  targetDays: number | null;
  cards: PipelineCardRecord[];
}

export interface PipelineBoardRecord {
  columns: PipelineColumnRecord[];
  openCount: number;
  lateCount: number;
  mineCount: number;
  provinceCount: number;
}

export interface TodayTaskRecord {
  entry: PipelineEntry;
  nextStep: NextStepRecord;
}

export interface Asked {
  language: Language;
  now: Date;
}

const tasksMaximum = 12;

/** Steps that wait for the one who takes them, whatever day it is; others are a task from the day before they are due. */
const atOnce: ReadonlySet<NextStepCode> = new Set<NextStepCode>([
  'ANSWER_PARTNER',
  'REVIEW',
  'SEND_FOR_SIGNATURE',
  'REMIND_SIGNATORY',
  'COUNTERSIGN',
  'RESEND',
  'CONFIRM_SCAN',
  'DECIDE_CHECKLIST',
  'ACTIVATE',
  'DECIDE_OFFER',
  'CALL_UNUSED',
]);

/** Steps that another than the owner takes: a second opinion, a second pair of eyes. */
const forAnother: ReadonlyMap<NextStepCode, Action> = new Map<NextStepCode, Action>([
  ['REVIEW', 'agreement:review'],
  ['CONFIRM_SCAN', 'agreement:send'],
]);

export type PipelineService = ReturnType<typeof createPipelineService>;

/** The pipeline of an organization within the viewer's regions. */
export function createPipelineService({ books }: { books: Pick<PipelineBooks, 'open'> }) {
  function cardOf(item: PipelineItem, viewer: OfficeViewer, moment: Moment): PipelineCardRecord {
    return { ...item, nextStep: nextStepOf(factsOf(item.entry), readerOf(viewer), moment) };
  }

  return {
    async board(
      viewer: Viewer,
      request: { filter: PipelineFilter; order: PipelineOrder; cardsPerColumn: number },
      { language, now }: Asked,
    ): Promise<PipelineBoardRecord> {
      const office = authorize(viewer, 'pipeline:read');
      const { filter, order, cardsPerColumn } = request;
      if (!Number.isInteger(cardsPerColumn) || cardsPerColumn < 0 || cardsPerColumn > pageSizeMaximum)
        throw badInput(`cardsPerColumn is 0 to ${pageSizeMaximum}.`);
      const entries = await books.open(office.organizationId);
      const moment = { now, today: civilDateOf(now) };
      const items = selectItems(entries, office, filter, moment);
      const byStage = Map.groupBy(items, ({ stage }) => stage);
      const stages = pipelineStages.filter((stage) => stage !== 'ENDED' || filter.includeEnded === true);
      return {
        columns: stages.map((stage) => {
          const matching = byStage.get(stage) ?? [];
          return {
            stage,
            count: matching.length,
            lateCount: count(matching, ({ isLate }) => isLate),
            targetDays: targetDaysOf[stage],
            cards: firstItems(matching, { order, language, limit: cardsPerColumn }).map((item) =>
              cardOf(item, office, moment),
            ),
          };
        }),
        openCount: count(items, ({ stage }) => stage !== 'ENDED'),
        lateCount: count(items, ({ isLate }) => isLate),
        mineCount: count(items, ({ entry }) => entry.ownerAccountId === office.accountId),
        provinceCount: new Set(
          items.flatMap(({ entry, stage }) => (stage === 'ENDED' ? [] : (placeOf(entry) ?? []))),
        ).size,
      };
    },

    async listCards(
      viewer: Viewer,
      request: { filter: PipelineFilter; stages: readonly PipelineStage[] | null; order: PipelineOrder },
      pageArguments: PageArguments,
      { language, now }: Asked,
    ): Promise<Page<PipelineCardRecord> & { totalCount: number }> {
      const office = authorize(viewer, 'pipeline:read');
      const page = readPageArguments(pageArguments, { first: 50 });
      const { filter, order } = request;
      const stages = request.stages && request.stages.length > 0 ? request.stages : null;
      const entries = await books.open(office.organizationId);
      const moment = { now, today: civilDateOf(now) };
      const items = selectItems(entries, office, filter, moment, stages);
      const { after, limit } = page;
      const cards = firstItems(items, { order, language, limit: limit + 1, after }).map((item) =>
        cardOf(item, office, moment),
      );
      return { ...buildPage(cards, page, (card) => keyOf(card, order, language)), totalCount: items.length };
    },

    /** What waits for the viewer: what they handle, and what needs another's eyes. Most pressing first. */
    async todayTasks(viewer: Viewer, { language, now }: Asked): Promise<TodayTaskRecord[]> {
      const office = authorize(viewer, 'pipeline:read');
      const entries = await books.open(office.organizationId);
      const moment = { now, today: civilDateOf(now) };
      const items = selectItems(entries, office, { includeEnded: true }, moment);
      const candidates = items.filter(({ entry }) => mayBeTask(office, entry));
      const tasks = firstItems(candidates, { order: 'LATENESS', language, limit: candidates.length })
        .map((item) => cardOf(item, office, moment))
        .filter(({ entry, nextStep }) => isTask(office, entry, nextStep, moment.today));
      const lateFirst = [
        ...tasks.filter(({ nextStep }) => nextStep.isLate),
        ...tasks.filter(({ nextStep }) => !nextStep.isLate),
      ];
      return lateFirst.slice(0, tasksMaximum);
    },

    /** The next step of an agreement the viewer was shown. */
    nextStepOfAgreement(viewer: Viewer, agreement: AgreementRecord, now: Date): NextStepRecord {
      return nextStepOf({ kind: 'agreement', agreement }, readerOf(viewer), { now, today: civilDateOf(now) });
    },
    /** The next step of a prospect the viewer was shown. */
    nextStepOfProspect(viewer: Viewer, prospect: ProspectRecord, now: Date): NextStepRecord {
      return nextStepOf({ kind: 'prospect', prospect }, readerOf(viewer), { now, today: civilDateOf(now) });
    },
  };
}

interface Moment {
  now: Date;
  today: CivilDate;
}

function readerOf(viewer: Viewer) {
  return {
    accountId: viewer.kind === 'visitor' ? '' : viewer.accountId,
    isOffice: viewer.kind === 'office',
  };
}

function count<Item>(items: readonly Item[], matches: (item: Item) => boolean): number {
  return items.reduce((sum, item) => sum + (matches(item) ? 1 : 0), 0);
}

/** The province a card shows; null for what holds in the whole country. */
export function placeOf({ provinceCode, regionCodes }: PipelineEntry): string | null {
  return regionCodes === null ? null : provinceCode;
}

/** Cheap: whether it can be the viewer's at all. */
function mayBeTask(viewer: OfficeViewer, entry: PipelineEntry): boolean {
  if (entry.ownerAccountId === viewer.accountId) return true;
  if (entry.kind === 'prospect') return false;
  const { review, signing } = entry.agreement.handling;
  return review !== null || signing?.hasUnconfirmedScan === true || entry.agreement.state === 'IN_REVIEW';
}

function isTask(viewer: OfficeViewer, entry: PipelineEntry, step: NextStepRecord, today: CivilDate): boolean {
  if (!step.isOurs) return false;
  const action = forAnother.get(step.code);
  if (entry.kind === 'agreement') {
    const needed = action ?? 'agreement:draft';
    const { organizationId, partnerId, regionCodes } = entry.agreement;
    if (!mayActOnAgreement(viewer, needed, { organizationId, partnerId, regionCodes })) return false;
  } else if (!isAllowed(viewer, 'prospect:change', { regionCode: entry.prospect.regionCode })) return false;
  if (!action && entry.ownerAccountId !== viewer.accountId) return false;
  return atOnce.has(step.code) || (step.dueOn !== null && step.dueOn <= addDays(today, 1));
}
