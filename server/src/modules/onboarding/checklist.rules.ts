import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { parseIce, parseRib } from '@wasl/shared/identifiers';
import type { ScheduleLineRecord } from '../drafting/index.ts';
import type { PartnerRecord } from '../partners/index.ts';
import { definedItems, isGivenKind } from './checklist.definitions.ts';
import type {
  ChecklistExceptionRecord,
  ChecklistItemKind,
  ChecklistItemRecord,
  ChecklistItemState,
  ChecklistRecord,
} from './checklist.model.ts';

/** What Wasl itself knows of a partner and an agreement, beside what was given. */
export interface ChecklistFacts {
  sectorCode: string;
  schedule: readonly Pick<ScheduleLineRecord, 'gain'>[];
  identifiers: PartnerRecord['identifiers'];
  /** Branches in the agreement's regions, and those of them placed exactly. */
  branches: { count: number; placedCount: number };
  staffCount: number;
  isTrained: boolean;
  /** Offers on the agreement that were submitted and not refused. */
  offerCount: number;
}

/** Days before the last day of a licence from which it is warned of. */
const licenceSoonDays = 60;

export type ChecklistWarning = 'ice_check_digits' | 'rib_check_digits' | 'licence_over' | 'licence_soon';

export interface ChecklistItemView extends ChecklistItemRecord {
  isRequired: boolean;
  isDone: boolean;
  isLate: boolean;
  warnings: ChecklistWarning[];
  /** How far an item that settles itself has come; null for the others. */
  progress: { count: number; ofCount: number } | null;
}

export interface ChecklistView {
  agreementId: string;
  items: ChecklistItemView[];
  requiredCount: number;
  doneCount: number;
  isComplete: boolean;
  toDecideCount: number;
  /** Required items that are neither done nor waived. */
  missing: ChecklistItemKind[];
  exception: ChecklistExceptionRecord | null;
}

/** A checklist as it stands today: what was given and decided, and what Wasl finds by itself. */
export function viewChecklist(
  record: ChecklistRecord,
  facts: ChecklistFacts,
  today: CivilDate,
): ChecklistView {
  const recorded = new Map(record.items.map((item) => [item.kind, item]));
  const items = definedItems(facts.sectorCode, facts.schedule).flatMap(({ kind, isRequired }) => {
    const item = recorded.get(kind);
    return item ? [viewItem(item, isRequired, facts, today)] : [];
  });
  const waived = new Set(record.exception?.missing ?? []);
  const required = items.filter(({ isRequired }) => isRequired);
  const missing = required.filter(({ isDone, kind }) => !isDone && !waived.has(kind)).map(({ kind }) => kind);
  return {
    agreementId: record._id,
    items,
    requiredCount: required.length,
    doneCount: required.length - missing.length,
    isComplete: missing.length === 0,
    toDecideCount: items.filter(({ state }) => state === 'GIVEN').length,
    missing,
    exception: record.exception,
  };
}

function viewItem(
  item: ChecklistItemRecord,
  isRequired: boolean,
  facts: ChecklistFacts,
  today: CivilDate,
): ChecklistItemView {
  const values = item.kind === 'IDENTIFIERS' ? identifierValues(item, facts) : item.values;
  const progress = progressOf(item.kind, facts);
  const state = stateOf(item, values, progress, today);
  const isDone = state === 'ACCEPTED';
  return {
    ...item,
    values,
    state,
    isRequired,
    isDone,
    isLate: !isDone && state !== 'GIVEN' && item.dueOn !== null && item.dueOn < today,
    warnings: warningsOf({ ...item, values }, today),
    progress,
  };
}

function stateOf(
  item: ChecklistItemRecord,
  values: Record<string, string>,
  progress: ChecklistItemView['progress'],
  today: CivilDate,
): ChecklistItemState {
  if (progress) return progress.count >= progress.ofCount && progress.ofCount > 0 ? 'ACCEPTED' : 'OPEN';
  if (item.kind === 'LICENCE' && item.validUntil !== null && item.validUntil < today) return 'OPEN';
  // What the partner filled in elsewhere is given as well.
  if (item.state === 'OPEN' && item.kind === 'IDENTIFIERS' && isWhole({ ...item, values })) return 'GIVEN';
  return item.state;
}

/** Values given for the item, and where it has none those the partner filled in with its identity. */
function identifierValues(
  item: ChecklistItemRecord,
  { identifiers }: ChecklistFacts,
): Record<string, string> {
  const known = Object.entries({ ...identifiers, ...item.values }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return Object.fromEntries(known);
}

/** Whether all an item asks for is there, so that it can be decided on. A court alone names no register. */
export function isWhole(
  item: Pick<ChecklistItemRecord, 'kind' | 'values' | 'fileIds' | 'validUntil'>,
): boolean {
  const { ice, taxId, rc, rcCourt, licenceNumber, bankName, rib } = item.values;
  switch (item.kind) {
    case 'IDENTIFIERS':
      return Boolean(ice && taxId) && Boolean(rc) === Boolean(rcCourt);
    case 'LICENCE':
      return Boolean(licenceNumber) && item.validUntil !== null;
    case 'BANK_DETAILS':
      return Boolean(bankName && rib);
    case 'PHOTOS':
      return item.fileIds.length > 0;
    default:
      return false;
  }
}

/** How far Wasl finds an item done by itself; null for items somebody gives. */
function progressOf(kind: ChecklistItemKind, facts: ChecklistFacts): ChecklistItemView['progress'] {
  if (isGivenKind(kind)) return null;
  const { branches, staffCount, isTrained, offerCount } = facts;
  if (kind === 'BRANCHES') return { count: branches.placedCount, ofCount: Math.max(1, branches.count) };
  const count =
    kind === 'STAFF_INVITED' ? staffCount : kind === 'STAFF_TRAINED' ? Number(isTrained) : offerCount;
  return { count: Math.min(1, count), ofCount: 1 };
}

function warningsOf(
  { kind, values, validUntil }: Pick<ChecklistItemRecord, 'kind' | 'values' | 'validUntil'>,
  today: CivilDate,
): ChecklistWarning[] {
  const { ice, rib } = values;
  if (kind === 'IDENTIFIERS' && ice) return hasWarning(parseIce(ice)) ? ['ice_check_digits'] : [];
  if (kind === 'BANK_DETAILS' && rib) return hasWarning(parseRib(rib)) ? ['rib_check_digits'] : [];
  if (kind !== 'LICENCE' || validUntil === null) return [];
  if (validUntil < today) return ['licence_over'];
  return validUntil <= addDays(today, licenceSoonDays) ? ['licence_soon'] : [];
}

function hasWarning(parsed: ReturnType<typeof parseIce> | ReturnType<typeof parseRib>): boolean {
  return !parsed.ok || parsed.warning !== null;
}

/** From each state of an item that is given to those that may follow. */
export const itemTransitions: Readonly<Record<ChecklistItemState, readonly ChecklistItemState[]>> = {
  OPEN: ['OPEN', 'GIVEN'],
  GIVEN: ['OPEN', 'GIVEN', 'ACCEPTED', 'REFUSED'],
  // Given anew: a new licence, a corrected number.
  ACCEPTED: ['OPEN', 'GIVEN'],
  REFUSED: ['OPEN', 'GIVEN'],
};
