import type { OutboxEvent } from '../../platform/events/outbox.model.ts';
import type { SearchDoc, SearchEngine } from '../../platform/search-engine/index.ts';
import { type AgreementService, statesInForce } from '../agreements/index.ts';
import type { OfferRecord, OfferService } from '../offers/index.ts';
import type { BranchRecord, BranchService, PartnerRecord, PartnerService } from '../partners/index.ts';
import type { createDocumentBuilder } from './search.documents.ts';
import { categoriesIndex, offersIndex, partnersIndex } from './search.indexes.ts';

const batchSize = 500;

/**
 * Keeps the search indexes in step with the documents. It always writes what the documents are *now*, with a sequence
 * taken before reading them, so that late, repeated or reordered events can do no harm.
 */
export function createProjector(dependencies: {
  engine: SearchEngine;
  build: ReturnType<typeof createDocumentBuilder>;
  offers: OfferService;
  partners: PartnerService;
  branches: BranchService;
  agreements: AgreementService;
}) {
  const { engine, build, offers, partners, branches, agreements } = dependencies;
  const nextSeq = createSequence();

  /** Documents of the offers that can be found; the others of the batch are missing. */
  async function offerDocuments(batch: readonly OfferRecord[], seq: number): Promise<SearchDoc[]> {
    const published = batch.filter(({ state }) => state === 'PUBLISHED');
    const [partnerById, agreementById, branchById] = await Promise.all([
      byId(partners.listByIds(unique(published.map(({ partnerId }) => partnerId)))),
      byId(agreements.listByIds(unique(published.map(({ agreementId }) => agreementId)))),
      byId(branches.listByIds(unique(published.flatMap(({ branchIds }) => branchIds)))),
    ]);
    return published.flatMap((offer) => {
      const partner = partnerById.get(offer.partnerId);
      const agreement = agreementById.get(offer.agreementId);
      if (partner?.state !== 'ACTIVE' || !agreement || !statesInForce.includes(agreement.state)) return [];
      const own = offer.branchIds.flatMap((id) => branchById.get(id) ?? []);
      return [build.offerDocument({ offer, partner, agreement, branches: own }, seq)];
    });
  }

  async function partnerDocuments(batch: readonly PartnerRecord[], seq: number): Promise<SearchDoc[]> {
    const active = batch.filter(({ state }) => state === 'ACTIVE');
    const ids = active.map(({ _id }) => _id);
    const [own, resting] = await Promise.all([
      branches.listByPartnerIds(ids),
      offers.listResting({ partnerIds: ids }),
    ]);
    const published = resting.filter(({ state }) => state === 'PUBLISHED');
    const offersByPartner = Map.groupBy(published, ({ partnerId }) => partnerId);
    const branchesByPartner = Map.groupBy(own, ({ partnerId }: BranchRecord) => partnerId);
    return active.map((partner) =>
      build.partnerDocument(
        partner,
        branchesByPartner.get(partner._id) ?? [],
        offersByPartner.get(partner._id)?.length ?? 0,
        seq,
      ),
    );
  }

  async function projectOffers(ids: readonly string[]): Promise<void> {
    for (const part of chunks(ids)) {
      const seq = nextSeq();
      const documents = await offerDocuments(await offers.listByIds(part), seq);
      await write(offersIndex, part, documents, seq);
    }
  }

  async function projectPartners(ids: readonly string[]): Promise<void> {
    for (const part of chunks(ids)) {
      const seq = nextSeq();
      const documents = await partnerDocuments(await partners.listByIds(part), seq);
      await write(partnersIndex, part, documents, seq);
    }
  }

  async function write(index: string, ids: readonly string[], documents: readonly SearchDoc[], seq: number) {
    const found = new Set(documents.map(({ id }) => id));
    const gone = ids.filter((id) => !found.has(id)).map((id) => ({ id, seq }));
    if (documents.length > 0) await engine.upsert(index, documents);
    if (gone.length > 0) await engine.delete(index, gone);
  }

  async function* offerBatches(): AsyncGenerator<SearchDoc[]> {
    for (let after: string | null = null; ; ) {
      const seq = nextSeq();
      const batch: OfferRecord[] = await offers.listAfter(after, batchSize);
      if (batch.length === 0) return;
      yield await offerDocuments(batch, seq);
      after = batch.at(-1)?._id ?? null;
    }
  }

  async function* partnerBatches(): AsyncGenerator<SearchDoc[]> {
    for (let after: string | null = null; ; ) {
      const seq = nextSeq();
      const batch: PartnerRecord[] = await partners.listAfter(after, batchSize);
      if (batch.length === 0) return;
      yield await partnerDocuments(batch, seq);
      after = batch.at(-1)?._id ?? null;
    }
  }

  async function* categoryBatches(): AsyncGenerator<SearchDoc[]> {
    yield build.categoryDocuments();
  }

  const sources: Record<string, () => AsyncGenerator<SearchDoc[]>> = {
    [offersIndex]: offerBatches,
    [partnersIndex]: partnerBatches,
    [categoriesIndex]: categoryBatches,
  };

  let lastBuild: Promise<unknown> = Promise.resolve();

  async function buildIndexes(names: readonly string[]): Promise<{ index: string; documents: number }[]> {
    const results: { index: string; documents: number }[] = [];
    for (const index of names) {
      const source = sources[index];
      if (source) results.push({ index, ...(await engine.rebuild(index, source())) });
    }
    return results;
  }

  return {
    /** Deals with events of offers, partners, branches, agreements and vouchers. */
    async handleEvents(events: readonly OutboxEvent[]): Promise<void> {
      const partnerIds = unique(events.flatMap(partnersTouchedBy));
      const offerIds = unique([
        ...events.flatMap(offersTouchedBy),
        ...(await offers.listResting({ partnerIds })).map(({ _id }) => _id),
      ]);
      await projectOffers(offerIds);
      const partnersOfOffers = (await offers.listByIds(offerIds)).map(({ partnerId }) => partnerId);
      const hasOfferChanges = events.some(({ type }) => type === 'offer.changed');
      await projectPartners(unique([...partnerIds, ...(hasOfferChanges ? partnersOfOffers : [])]));
    },

    /**
     * Builds indexes anew beside the old ones; all of them, or those named. One build follows another, since an index
     * is built once at a time.
     */
    rebuildIndexes(
      names: readonly string[] = Object.keys(sources),
    ): Promise<{ index: string; documents: number }[]> {
      const built = lastBuild.then(() => buildIndexes(names));
      lastBuild = built.catch(() => undefined);
      return built;
    },
  };
}

/** Which events change what can be found, or in what order. */
export function isAboutSearch(type: string): boolean {
  return /^(offer|partner|branch|agreement)\.changed$|^voucher\.(redeemed|reversed)$/.test(type);
}

function partnersTouchedBy({ type, documentId, payload }: OutboxEvent): string[] {
  if (type === 'partner.changed') return [documentId];
  if (type === 'branch.changed' || type === 'agreement.changed')
    return typeof payload.partnerId === 'string' ? [payload.partnerId] : [];
  return [];
}

function offersTouchedBy({ type, documentId, payload }: OutboxEvent): string[] {
  if (type === 'offer.changed') return [documentId];
  return type.startsWith('voucher.') && typeof payload.offerId === 'string' ? [payload.offerId] : [];
}

/** Sequence numbers that grow over restarts too: microseconds of the system's clock, never the same twice. */
function createSequence(): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Date.now() * 1000);
    return last;
  };
}

async function byId<Item extends { _id: string }>(
  items: Promise<readonly Item[]>,
): Promise<Map<string, Item>> {
  return new Map((await items).map((item) => [item._id, item]));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function* chunks(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += batchSize) yield ids.slice(at, at + batchSize);
}
