import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRequestRecord } from '../../server/src/modules/listing/index.ts';
import type { PartnerViewer } from '../../server/src/platform/auth/viewer.ts';
import { givenOffer, givenOrganization } from '../support/given.ts';
import { openTestWasl } from '../support/test-app.ts';

const partnerCount = 12;
const operationCount = 2000;
const atOnce = 8;
const seed = 20_261_122;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An edit that was answered as stored: what its author saw, and what they put in its place. */
interface StoredEdit {
  partnerId: string;
  seen: string | null;
  value: string;
}

/** Edits and decisions of many people at the same instants; every description is written once, so that each can be followed. */
describe(`edits and decisions at random (seed ${seed})`, () => {
  let wasl: Awaited<ReturnType<typeof openTestWasl>>;
  const stored: StoredEdit[] = [];
  const partnerIds: string[] = [];
  let refusals = 0;

  beforeAll(async () => {
    wasl = await openTestWasl();
    const organization = await givenOrganization(wasl);
    for (let made = 0; made < partnerCount; made++) {
      const { partner } = await givenOffer(wasl, {}, { organization });
      partnerIds.push(partner._id);
    }
    const random = randomFrom(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const moderator = {
      kind: 'office' as const,
      accountId: 'a'.repeat(24),
      role: 'NATIONAL_COORDINATOR' as const,
      organizationId: organization._id,
      regionCodes: null,
    };
    const asking = { language: 'fr' as const, now: wasl.clock.now() };
    const { listing, decisions } = wasl.modules.listing;
    const openOf = (partnerId: string) =>
      wasl.stores.connection
        .collection<ChangeRequestRecord>('change-requests')
        .findOne({ slot: `${partnerId}:` });
    const liveOf = async (partnerId: string) =>
      (await wasl.modules.partners.partners.findPartner(partnerId))?.description?.fr ?? null;
    /** What somebody who opens the page sees. */
    const shownOf = async (partnerId: string) => {
      const waiting = (await openOf(partnerId))?.fields.find(
        ({ state }) => state === 'WAITING' || state === 'NEEDS_CHANGES',
      );
      return waiting ? ((waiting.value as { fr?: string } | null)?.fr ?? null) : await liveOf(partnerId);
    };
    let written = 0;

    async function edit(partnerId: string): Promise<void> {
      const viewer: PartnerViewer = {
        kind: 'partner',
        accountId: 'b'.repeat(24),
        role: 'PARTNER_OWNER',
        partnerId,
        branchIds: [],
      };
      const seen = await shownOf(partnerId);
      const value = `description ${written++}`;
      const outcome = await listing.save(
        viewer,
        {
          partnerId,
          branchId: null,
          changes: { description: { fr: value } },
          seen: { description: { fr: seen } },
        },
        asking,
      );
      if (outcome.kind === 'done') stored.push({ partnerId, seen, value });
      else refusals++;
    }

    async function decide(partnerId: string): Promise<void> {
      const request = await openOf(partnerId);
      if (request?.state !== 'PENDING') return;
      const decision = pick(['ACCEPT', 'ACCEPT', 'REJECT', 'ASK'] as const);
      const outcome = await decisions.decide(
        moderator,
        {
          requestId: request._id,
          version: request.version,
          decisions: [{ field: 'DESCRIPTION', decision, reason: 'Dites pourquoi.' }],
        },
        asking,
      );
      if (outcome.kind !== 'done') refusals++;
    }

    /** Somebody corrects the live value past all requests. */
    async function correct(partnerId: string): Promise<void> {
      const value = `correction ${written++}`;
      await wasl.modules.runInTransaction((session) =>
        wasl.modules.partners.partners.amend(session, partnerId, { description: { fr: value } }),
      );
    }

    for (let done = 0; done < operationCount; done += atOnce)
      await Promise.all(
        Array.from({ length: atOnce }, () => {
          const [act, partnerId] = [random(), pick(partnerIds)];
          return act < 0.55 ? edit(partnerId) : act < 0.97 ? decide(partnerId) : correct(partnerId);
        }),
      );
  }, 180_000);
  afterAll(async () => {
    await wasl?.close();
  });

  it('lose no edit: each is live, waits, was decided, or was replaced by somebody who saw it', async () => {
    const requests = await wasl.stores.connection
      .collection<ChangeRequestRecord>('change-requests')
      .find()
      .toArray();
    const kept = new Set(
      requests.flatMap(({ fields }) => fields.map(({ value }) => (value as { fr?: string } | null)?.fr)),
    );
    const replacedKnowingly = new Set(stored.map(({ seen }) => seen));
    expect(stored.length).toBeGreaterThan(operationCount / 10);
    expect(stored.filter(({ value }) => !kept.has(value) && !replacedKnowingly.has(value))).toEqual([]);
    // Nobody replaced what somebody else had replaced already. (What is live may be seen again after a rejection.)
    const followers = Map.groupBy(stored, ({ seen }) => seen);
    const doubly = [...followers].filter(
      ([seen, edits]) => seen?.startsWith('description') && !kept.has(seen) && edits.length > 1,
    );
    expect(doubly).toEqual([]);
    expect(refusals).toBeGreaterThan(0);
  });

  it('make live what was accepted, over the value it was proposed instead of, and nothing else', async () => {
    const requests = await wasl.stores.connection
      .collection<ChangeRequestRecord>('change-requests')
      .find()
      .toArray();
    for (const partnerId of partnerIds) {
      const accepted = requests
        .filter((request) => request.partnerId === partnerId)
        .flatMap(({ fields }) => fields.filter(({ state }) => state === 'ACCEPTED'));
      const values = new Set(accepted.map(({ value }) => (value as { fr?: string }).fr));
      const bases = accepted.map(({ base }) => (base as { fr?: string } | null)?.fr ?? null);
      const live = (await wasl.modules.partners.partners.findPartner(partnerId))?.description?.fr ?? null;
      // A value goes live in place of one other, once: two decisions over the same base would have lost one.
      expect(new Set(bases).size).toBe(bases.length);
      if (live?.startsWith('description')) expect(values).toContain(live);
      expect(requests.filter((each) => each.slot === `${partnerId}:`).length).toBeLessThanOrEqual(1);
    }
  });
});
