import { civilDateOf } from '@wasl/shared/civil-time';
import { isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import {
  buildPage,
  type Page,
  type PageArguments,
  readPageArguments,
} from '../../platform/graphql/connection.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { ReadCache } from '../../platform/read-cache.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { BranchService, PartnerRecord, PartnerService, ShownPartners } from '../partners/index.ts';
import { offerChanged } from './offer.events.ts';
import type { OfferDecisionRecord, OfferRecord } from './offer.model.ts';
import type { NewOffer, OfferChanges, OfferRepository } from './offer.repository.ts';

export type OfferService = ReturnType<typeof createOfferService>;

export function createOfferService(dependencies: {
  offers: OfferRepository;
  partners: PartnerService;
  branches: BranchService;
  agreements: AgreementService;
  shownOffers: ReadCache<OfferRecord>;
  shownPartners: ShownPartners;
  outbox: Outbox;
  clock: Clock;
}) {
  const { offers, partners, branches, agreements, outbox, clock, shownOffers, shownPartners } = dependencies;

  /** Its own partner, and its organization's staff who answer for a region of one of its branches. */
  async function maySeeUnpublished(viewer: Viewer, offer: OfferRecord): Promise<boolean> {
    const { partnerId, organizationId } = offer;
    if (viewer.kind !== 'office') return isAllowed(viewer, 'offer:read-unpublished', { partnerId });
    if (viewer.regionCodes === null) return isAllowed(viewer, 'offer:read-unpublished', { organizationId });
    const places = await branches.listByIds(offer.branchIds);
    return places.some(({ regionCode }) =>
      isAllowed(viewer, 'offer:read-unpublished', { organizationId, regionCode }),
    );
  }

  async function seenBy(
    viewer: Viewer,
    offer: OfferRecord,
    partner: PartnerRecord | null,
  ): Promise<OfferRecord | null> {
    if (offer.state === 'PUBLISHED' && partner?.state === 'ACTIVE') return offer;
    return (await maySeeUnpublished(viewer, offer)) ? offer : null;
  }

  async function move(
    session: ClientSession,
    id: string,
    state: 'PUBLISHED' | 'PAUSED' | 'ENDED' | 'REJECTED',
    changes: OfferChanges = {},
  ): Promise<OfferRecord | null> {
    const moved = await offers.moveTo(session, id, state, changes);
    if (moved) await outbox.append(session, [offerChanged(moved)]);
    return moved;
  }

  return {
    /**
     * A published offer of a partner that is not suspended, for anybody; in other states only for its own partner and
     * organization. Null for everybody else, as if it did not exist.
     */
    async findVisibleOffer(viewer: Viewer, id: string): Promise<OfferRecord | null> {
      const offer = await offers.findById(id);
      return offer && (await seenBy(viewer, offer, await partners.findPartner(offer.partnerId)));
    },
    /** As `findVisibleOffer`, for the offer's page: as it was at most a second ago. */
    async findShownOffer(viewer: Viewer, id: string): Promise<OfferRecord | null> {
      const offer = await shownOffers.find(id);
      return offer && (await seenBy(viewer, offer, await shownPartners.find(offer.partnerId)));
    },
    /** Whoever asks, for rules of other modules; within their transaction when they give its session. */
    async findOffer(id: string, session?: ClientSession): Promise<OfferRecord | null> {
      return await offers.findById(id, session);
    },
    /** Several at once in any state, in no order; what does not exist is left out. */
    async listByIds(ids: readonly string[]): Promise<OfferRecord[]> {
      return await offers.listByIds(ids);
    },
    /** The next offers by id in any state (null: from the first), for work that walks through all of them. */
    async listAfter(id: string | null, limit: number): Promise<OfferRecord[]> {
      return await offers.listAfter(id, limit);
    },
    /** Offers in any state that rest on one of these partners, agreements or branches. */
    async listResting(on: Parameters<OfferRepository['listResting']>[0]): Promise<OfferRecord[]> {
      return await offers.listResting(on);
    },
    /** What a partner shows: published, resting on an agreement in force, not over; largest discount first. */
    async listOfPartner(partnerId: string, pageArguments: PageArguments): Promise<Page<OfferRecord>> {
      const page = readPageArguments(pageArguments);
      const day = civilDateOf(clock.now());
      const inForce = await agreements.listInForceByPartner(partnerId, day);
      const items = await offers.listPublished(
        partnerId,
        inForce.map((agreement) => agreement._id),
        day,
        {
          limit: page.limit + 1,
          after: page.after && { discountBasisPoints: Number(page.after.sortKey), id: page.after.id },
        },
      );
      return buildPage(items, page, (offer) => ({ sortKey: offer.discountBasisPoints, id: offer._id }));
    },
    /** Shows a submitted or paused offer to members. Null, and nothing changed, when its state does not allow it. */
    async publish(
      session: ClientSession,
      id: string,
      decision?: OfferDecisionRecord,
    ): Promise<OfferRecord | null> {
      const changes = { publishedAt: clock.now(), ...(decision ? { decision } : {}) };
      return await move(session, id, 'PUBLISHED', changes);
    },
    /** Refuses a submitted offer; its partner reads the reason. Null, and nothing changed, when it is not submitted. */
    async reject(
      session: ClientSession,
      id: string,
      decision: OfferDecisionRecord,
    ): Promise<OfferRecord | null> {
      return await move(session, id, 'REJECTED', { decision });
    },
    /** Offers that rest on an agreement in any state, newest first; within a transaction when its session is given. */
    async listByAgreement(agreementId: string, session?: ClientSession): Promise<OfferRecord[]> {
      return await offers.listByAgreement(agreementId, session);
    },
    /** Stores a new offer in the state it is given. Throws a RangeError for a gain or limits nobody could apply. */
    async insert(session: ClientSession, offer: NewOffer): Promise<void> {
      await offers.insertMany([offer], session);
      await outbox.append(session, [offerChanged(offer)]);
    },
    /** Gives an offer that has not ended another last day; null when it has. */
    async extend(session: ClientSession, id: string, validTo: string): Promise<OfferRecord | null> {
      const extended = await offers.setLastDay(session, id, validTo);
      if (extended) await outbox.append(session, [offerChanged(extended)]);
      return extended;
    },
    async pause(session: ClientSession, id: string): Promise<OfferRecord | null> {
      return await move(session, id, 'PAUSED');
    },
    async end(session: ClientSession, id: string): Promise<OfferRecord | null> {
      return await move(session, id, 'ENDED');
    },
    /** Counts a redemption (+1) or its reversal (−1) in the transaction of its ledger entry; false when it could not. */
    async countRedemption(session: ClientSession, id: string, change: 1 | -1): Promise<boolean> {
      return await offers.addToRedemptionCount(session, id, change);
    },
  };
}
