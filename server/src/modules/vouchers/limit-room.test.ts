import { expect, it } from 'vitest';
import { createLimitRoom, type LimitClaim, prefixOf } from './limit-room.ts';

const perPerson = (subjectId: string, count: number): LimitClaim => ({
  rule: { scope: 'person', period: 'day', count },
  subjectId,
  periodKey: '2026-11-22',
});
const perOffer = (count: number): LimitClaim => ({
  rule: { scope: 'offer', period: 'day', count },
  subjectId: null,
  periodKey: '2026-11-22',
});
const mine = (count = 3) => perPerson('p', count);

it('gives the lowest free slot, counting what it gave before', () => {
  const room = createLimitRoom(new Map([[prefixOf('o', mine()), new Set([2])]]), new Map());
  const taken = [room.take('o', 'v1', [mine()]), room.take('o', 'v2', [mine()])];
  expect(taken).toMatchObject([
    { slotIds: ['o:person:p:2026-11-22:1'] },
    { slotIds: ['o:person:p:2026-11-22:3'] },
  ]);
  expect(room.take('o', 'v3', [mine()])).toMatchObject({ full: mine() });
  expect(room.changes().slots.map(({ voucherId }) => voucherId)).toEqual(['v1', 'v2']);
});

it('adds to the count that was read, and says whether there was one', () => {
  const room = createLimitRoom(new Map(), new Map([['o:2026-11-22', 4]]));
  expect(room.take('o', 'v1', [perOffer(5)]).full).toBeNull();
  expect(room.take('o', 'v2', [perOffer(5)]).full).toEqual(perOffer(5));
  expect(room.take('other', 'v3', [perOffer(5)]).full).toBeNull();
  expect(room.changes().uses).toEqual([
    { _id: 'o:2026-11-22', offerId: 'o', before: 4, added: 1 },
    { _id: 'other:2026-11-22', offerId: 'other', before: null, added: 1 },
  ]);
});

it('takes nothing when one of the claims is full, or when it is given back', () => {
  const room = createLimitRoom(new Map(), new Map());
  expect(room.take('o', 'v1', [mine(), perPerson('p', 1), perOffer(1)]).full).toEqual(perPerson('p', 1));
  const taken = room.take('o', 'v2', [mine(), perOffer(1)]);
  expect(taken.full).toBeNull();
  if (taken.full === null) taken.giveBack();
  expect(room.changes()).toEqual({ slots: [], uses: [] });
  expect(room.take('o', 'v3', [mine(1), perOffer(1)])).toMatchObject({
    slotIds: ['o:person:p:2026-11-22:1'],
    offerUseIds: ['o:2026-11-22'],
  });
});
