import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definedItems, hasReimbursements, isGivenKind, newItems } from './checklist.definitions.ts';
import {
  type ChecklistItemKind,
  type ChecklistItemRecord,
  type ChecklistItemState,
  type ChecklistRecord,
  checklistItemKinds,
  checklistItemStates,
} from './checklist.model.ts';
import { type ChecklistFacts, isWhole, itemTransitions, viewChecklist } from './checklist.rules.ts';

const today = '2026-11-22';

const facts: ChecklistFacts = {
  sectorCode: 'health',
  schedule: [],
  identifiers: { ice: null, rc: null, taxId: null },
  branches: { count: 1, placedCount: 1 },
  staffCount: 1,
  isTrained: true,
  offerCount: 1,
};

function record(
  changes: Partial<Record<ChecklistItemKind, Partial<ChecklistItemRecord>>> = {},
): ChecklistRecord {
  return {
    _id: 'a',
    partnerId: 'p',
    items: newItems(today).map((item) => ({ ...item, ...changes[item.kind] })),
    exception: null,
    createdAt: new Date(`${today}T09:00:00.000Z`),
    version: 1,
  };
}

const stateIn = (kind: ChecklistItemKind, view: ReturnType<typeof viewChecklist>) =>
  view.items.find((item) => item.kind === kind)?.state;

describe('what is asked of a partner', () => {
  it.each([
    ['health', ['IDENTIFIERS', 'LICENCE', 'BRANCHES', 'STAFF_INVITED', 'STAFF_TRAINED', 'FIRST_OFFER']],
    ['education', ['IDENTIFIERS', 'LICENCE', 'BRANCHES', 'STAFF_INVITED', 'STAFF_TRAINED', 'FIRST_OFFER']],
    [
      'travel',
      ['IDENTIFIERS', 'LICENCE', 'BRANCHES', 'PHOTOS', 'STAFF_INVITED', 'STAFF_TRAINED', 'FIRST_OFFER'],
    ],
    ['sport', ['IDENTIFIERS', 'BRANCHES', 'PHOTOS', 'STAFF_INVITED', 'STAFF_TRAINED', 'FIRST_OFFER']],
    ['housing', ['IDENTIFIERS', 'BRANCHES', 'STAFF_INVITED', 'STAFF_TRAINED', 'FIRST_OFFER']],
  ])('follows its sector: %s', (sectorCode, required) => {
    const asked = definedItems(sectorCode, []).filter(({ isRequired }) => isRequired);
    expect(asked.map(({ kind }) => kind)).toEqual(required);
  });

  it('has bank details where the organization pays back, and nowhere else', () => {
    expect(hasReimbursements([{ gain: { kind: 'percentage', basisPoints: 3000 } }])).toBe(false);
    expect(hasReimbursements([{ gain: { kind: 'amount_off', amountCentimes: 100 } }])).toBe(false);
    expect(hasReimbursements([{ gain: { kind: 'fixed_price', priceCentimes: 100 } }])).toBe(true);
    expect(hasReimbursements([{ gain: { kind: 'free_service' } }])).toBe(true);
  });
});

describe('an item', () => {
  it('is given by what the partner filled in with its identity', () => {
    const filled = { ...facts, identifiers: { ice: '1'.repeat(15), taxId: '12345', rc: null } };
    expect(stateIn('IDENTIFIERS', viewChecklist(record(), filled, today))).toBe('GIVEN');
    expect(stateIn('IDENTIFIERS', viewChecklist(record(), facts, today))).toBe('OPEN');
  });

  it('is open again once what was accepted is over', () => {
    const licence = { LICENCE: { state: 'ACCEPTED', validUntil: today } } as const;
    expect(stateIn('LICENCE', viewChecklist(record(licence), facts, today))).toBe('ACCEPTED');
    const next = viewChecklist(record(licence), facts, '2026-11-23');
    expect(stateIn('LICENCE', next)).toBe('OPEN');
    expect(next.missing).toContain('LICENCE');
  });

  it('asks for the court with a register number, and for no register at all', () => {
    const whole = (values: Record<string, string>) =>
      isWhole({ kind: 'IDENTIFIERS', values, fileIds: [], validUntil: null });
    const both = { ice: '1', taxId: '2' };
    expect(whole(both)).toBe(true);
    expect(whole({ ...both, rc: '3' })).toBe(false);
    expect(whole({ ...both, rcCourt: 'Rabat' })).toBe(false);
    expect(whole({ ...both, rc: '3', rcCourt: 'Rabat' })).toBe(true);
    expect(whole({ ice: '1' })).toBe(false);
  });

  it.each([
    ['OPEN', ['OPEN', 'GIVEN']],
    ['GIVEN', ['OPEN', 'GIVEN', 'ACCEPTED', 'REFUSED']],
    ['ACCEPTED', ['OPEN', 'GIVEN']],
    ['REFUSED', ['OPEN', 'GIVEN']],
  ] as const)('goes from %s only to %s', (from, to) => {
    expect(itemTransitions[from]).toEqual(to);
  });
});

const day = fc.integer({ min: 0, max: 200 }).map((days) => {
  const date = new Date(Date.UTC(2026, 9, 1 + days));
  return date.toISOString().slice(0, 10);
});
const items = fc.tuple(
  ...checklistItemKinds.map((kind) =>
    fc.record({
      state: fc.constantFrom<ChecklistItemState>(...checklistItemStates),
      validUntil: kind === 'LICENCE' ? fc.option(day) : fc.constant(null),
      dueOn: fc.option(day),
    }),
  ),
);
const anyFacts = fc.record({
  sectorCode: fc.constantFrom('health', 'education', 'travel', 'sport', 'housing', 'services'),
  schedule: fc.constantFrom<ChecklistFacts['schedule']>(
    [],
    [{ gain: { kind: 'percentage', basisPoints: 1000 } }],
    [{ gain: { kind: 'free_service' } }],
  ),
  identifiers: fc.record({
    ice: fc.option(fc.constant('1'.repeat(15))),
    taxId: fc.option(fc.constant('12345')),
    rc: fc.constant(null),
  }),
  branches: fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => ({
    count: Math.max(a, b),
    placedCount: Math.min(a, b),
  })),
  staffCount: fc.nat(2),
  isTrained: fc.boolean(),
  offerCount: fc.nat(2),
});

/** Anything that can be brought, decided and waived, on any day. */
const anyChecklist = fc
  .record({
    facts: anyFacts,
    items,
    waived: fc.option(fc.subarray([...checklistItemKinds])),
    on: day,
  })
  .map(({ facts: known, items: changes, waived, on }) => {
    const checklist = record();
    checklist.items = checklist.items.map((item, index) => ({ ...item, ...changes[index] }));
    if (waived) checklist.exception = { byAccountId: 'n', reason: 'x', at: new Date(), missing: waived };
    return { checklist, known, on, view: viewChecklist(checklist, known, on) };
  });

describe('whatever was brought and decided', () => {
  it('counts every required item as done, waived or missing, and is complete only when none is missing', () => {
    fc.assert(
      fc.property(anyChecklist, ({ view, checklist }) => {
        const waived = checklist.exception?.missing ?? [];
        const required = view.items.filter(({ isRequired }) => isRequired);
        expect(view.requiredCount).toBe(required.length);
        expect(view.doneCount + view.missing.length).toBe(view.requiredCount);
        expect(view.isComplete).toBe(view.missing.length === 0);
        for (const { kind, isDone } of required)
          expect(view.missing.includes(kind)).toBe(!isDone && !waived.includes(kind));
      }),
    );
  });

  it('holds nothing done that nobody accepted or Wasl does not find', () => {
    fc.assert(
      fc.property(anyChecklist, ({ view, checklist, known, on }) => {
        const proofs: Partial<Record<ChecklistItemKind, boolean>> = {
          BRANCHES: known.branches.count > 0 && known.branches.placedCount === known.branches.count,
          STAFF_INVITED: known.staffCount > 0,
          STAFF_TRAINED: known.isTrained,
          FIRST_OFFER: known.offerCount > 0,
        };
        const done = view.items.filter(({ isDone }) => isDone);
        for (const { kind } of done) {
          const stored = checklist.items.find((item) => item.kind === kind);
          expect(isGivenKind(kind) ? stored?.state === 'ACCEPTED' : proofs[kind]).toBe(true);
        }
        const licence = done.find(({ kind }) => kind === 'LICENCE');
        expect((licence?.validUntil ?? on) >= on).toBe(true);
      }),
    );
  });

  it('calls late only what is due before today and waits for the partner', () => {
    fc.assert(
      fc.property(anyChecklist, ({ view, on }) => {
        for (const { isLate, isDone, state, dueOn } of view.items)
          expect(isLate).toBe(!isDone && state !== 'GIVEN' && dueOn !== null && dueOn < on);
      }),
    );
  });

  it('never loses what is done by something more being brought', () => {
    fc.assert(
      fc.property(anyChecklist, ({ view, checklist, known, on }) => {
        const more = viewChecklist(
          checklist,
          {
            ...known,
            branches: { count: known.branches.count, placedCount: known.branches.count },
            staffCount: known.staffCount + 1,
            isTrained: true,
            offerCount: known.offerCount + 1,
          },
          on,
        );
        expect(more.doneCount).toBeGreaterThanOrEqual(view.doneCount);
      }),
    );
  });
});
