import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import type { ScheduleLineRecord } from '../drafting/index.ts';
import { type ChecklistItemKind, type ChecklistItemRecord, checklistItemKinds } from './checklist.model.ts';

/** What a kind of partner is asked for, and what it may bring beside. */
interface SectorDefinition {
  licence: 'required' | 'not_asked';
  photos: 'required' | 'optional';
}

/**
 * By sector: health, schools and travel agencies work under a licence that members may rely on; hotels and clubs are chosen
 * by what they look like. Identifiers, branches, staff and a first offer are asked of everybody.
 */
const bySector: Readonly<Record<string, SectorDefinition>> = {
  health: { licence: 'required', photos: 'optional' },
  education: { licence: 'required', photos: 'optional' },
  travel: { licence: 'required', photos: 'required' },
  sport: { licence: 'not_asked', photos: 'required' },
};

const others: SectorDefinition = { licence: 'not_asked', photos: 'optional' };

/**
 * The organization pays back where a line sets the price or makes a service free: the partner then gives up more than a
 * discount, and is told where its money comes from.
 */
export function hasReimbursements(schedule: readonly Pick<ScheduleLineRecord, 'gain'>[]): boolean {
  return schedule.some(({ gain }) => gain.kind === 'fixed_price' || gain.kind === 'free_service');
}

/** The items asked of a partner of a sector on the terms of a schedule, in order. */
export function definedItems(
  sectorCode: string,
  schedule: readonly Pick<ScheduleLineRecord, 'gain'>[],
): { kind: ChecklistItemKind; isRequired: boolean }[] {
  const { licence, photos } = bySector[sectorCode] ?? others;
  const asked: Partial<Record<ChecklistItemKind, boolean>> = {
    IDENTIFIERS: true,
    ...(licence === 'required' ? { LICENCE: true } : {}),
    ...(hasReimbursements(schedule) ? { BANK_DETAILS: true } : {}),
    BRANCHES: true,
    PHOTOS: photos === 'required',
    STAFF_INVITED: true,
    STAFF_TRAINED: true,
    FIRST_OFFER: true,
  };
  return checklistItemKinds.flatMap((kind) => {
    const isRequired = asked[kind];
    return isRequired === undefined ? [] : [{ kind, isRequired }];
  });
}

/** Days from the beginning of an agreement until an item is due, unless somebody says otherwise. */
const daysUntilDue: Readonly<Record<ChecklistItemKind, number>> = {
  IDENTIFIERS: 7,
  LICENCE: 14,
  BANK_DETAILS: 14,
  BRANCHES: 7,
  PHOTOS: 21,
  STAFF_INVITED: 14,
  STAFF_TRAINED: 21,
  FIRST_OFFER: 21,
};

/** Every item as it begins: open, left to the partner. */
export function newItems(begunOn: CivilDate): ChecklistItemRecord[] {
  return checklistItemKinds.map((kind) => ({
    kind,
    state: 'OPEN',
    ownerAccountId: null,
    dueOn: addDays(begunOn, daysUntilDue[kind]),
    values: {},
    fileIds: [],
    validUntil: null,
    provided: null,
    decidedByAccountId: null,
    decidedAt: null,
    note: null,
  }));
}

/** Items somebody gives and a coordinator decides on; the others settle themselves by what is found in Wasl. */
export const givenKinds = ['IDENTIFIERS', 'LICENCE', 'BANK_DETAILS', 'PHOTOS'] as const;

export type GivenKind = (typeof givenKinds)[number];

export function isGivenKind(kind: ChecklistItemKind): kind is GivenKind {
  return (givenKinds as readonly ChecklistItemKind[]).includes(kind);
}

/** Fields that may be given for an item. */
export const itemFields = {
  IDENTIFIERS: ['ice', 'taxId', 'rc', 'rcCourt'],
  LICENCE: ['licenceNumber'],
  BANK_DETAILS: ['bankName', 'rib'],
  PHOTOS: [],
} as const satisfies Record<GivenKind, readonly string[]>;

export type ItemField = (typeof itemFields)[GivenKind][number];
