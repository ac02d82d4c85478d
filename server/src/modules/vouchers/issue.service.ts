import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { isId } from '../../platform/mongo/object-id.ts';
import type { OfferRecord, OfferService } from '../offers/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { AnswerOnce } from './answer-once.ts';
import type { EndingService } from './ending.service.ts';
import type { Issuing } from './issue-lots.ts';
import { type AddToLot, voucherLane } from './lots.ts';
import { done, type Outcome, refused } from './refusals.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { DueFilter, VoucherRepository } from './voucher.repository.ts';

export interface IssueVoucherInput {
  offerId: string;
  beneficiaryId?: string | null | undefined;
  idempotencyKey: string;
}

/** What the key's answer keeps; the voucher as issued is made from it again. */
interface Issued {
  voucherId: string;
}

export type IssueService = ReturnType<typeof createIssueService>;

export function createIssueService(dependencies: {
  vouchers: VoucherRepository;
  ending: EndingService;
  offers: OfferService;
  organizations: OrganizationService;
  addToLot: AddToLot<Issuing, Outcome<VoucherRecord>>;
  answerOnce: AnswerOnce;
  clock: Clock;
  metrics: Metrics;
}) {
  const { vouchers, ending, offers, organizations, addToLot, answerOnce, clock, metrics } = dependencies;

  /** Whose expired vouchers could be in the way of a refused issue. */
  function obstaclesOf(
    refusal: Outcome<never>['refusal'],
    memberId: string,
    offer: OfferRecord,
  ): DueFilter | null {
    switch (refusal?.code) {
      case 'LIMIT_REACHED':
        return refusal.rule.scope === 'offer' ? { offerId: offer._id } : { memberId };
      case 'TOO_MANY_OPEN_VOUCHERS':
        return { memberId };
      case 'BUDGET_EXHAUSTED':
        return { agreementId: offer.agreementId };
      default:
        return null;
    }
  }

  async function issue(
    asked: Omit<Issuing, 'partnerId'>,
    organizationId: string,
  ): Promise<Outcome<VoucherRecord>> {
    const offer = isId(asked.offerId) ? await offers.findOffer(asked.offerId) : null;
    if (!offer) return refused({ code: 'OFFER_NOT_PUBLISHED' });
    if (offer.organizationId !== organizationId) {
      const owners = await organizations.listByIds([offer.organizationId]);
      return refused({
        code: 'MEMBER_OF_OTHER_ORGANIZATION',
        organizationNames: owners.map((organization) => organization.name),
      });
    }
    for (;;) {
      const outcome = await addToLot(voucherLane, { ...asked, partnerId: offer.partnerId });
      if (outcome.done) metrics.vouchers.inc({ event: 'issued' });
      const obstacles = obstaclesOf(outcome.refusal, asked.memberId, offer);
      // An expired voucher nobody swept yet must not keep a limit: end those in the way and ask again.
      if (!obstacles || (await ending.expireDue(clock.now(), obstacles)) === 0) return outcome;
    }
  }

  return {
    /**
     * Issues a voucher to the signed-in member, for themselves or a dependent. Everything rule 1 and 3 of product.md ask is
     * checked in the transaction that writes it. Throws NOT_FOUND for a beneficiary who is not theirs.
     */
    async issueVoucher(
      { viewer, now }: { viewer: Viewer; now: Date },
      input: IssueVoucherInput,
    ): Promise<Outcome<VoucherRecord>> {
      const { accountId, memberId, organizationId } = authorize(viewer, 'voucher:issue');
      const request = { offerId: input.offerId, memberId, beneficiaryId: input.beneficiaryId ?? null };
      const keyed = {
        actorId: accountId,
        key: input.idempotencyKey,
        request: { operation: 'issueVoucher', ...request },
        now,
      };
      let fresh: VoucherRecord | null = null;
      const outcome = await answerOnce<Issued>(keyed, async (answerOf) => {
        const asked = {
          ...request,
          key: `${accountId}:${input.idempotencyKey}`,
          keptAnswerOf: (issued: VoucherRecord) => answerOf({ voucherId: issued._id }),
        };
        const { done: issued, refusal } = await issue(asked, organizationId);
        if (refusal) return refused(refusal);
        fresh = issued;
        return done({ voucherId: issued._id });
      });
      if (outcome.refusal) {
        metrics.refusals.inc({ code: outcome.refusal.code });
        return outcome;
      }
      const voucher = fresh ?? (await vouchers.findById(outcome.done.voucherId));
      if (!voucher) throw notFound('voucher');
      return done(asIssued(voucher));
    },
  };
}

/** A voucher as its issue answered, whatever happened to it since: a retry is told the same. */
function asIssued(voucher: VoucherRecord): VoucherRecord {
  return { ...voucher, state: 'ISSUED', redemptionId: null, rating: null, version: 1 };
}
