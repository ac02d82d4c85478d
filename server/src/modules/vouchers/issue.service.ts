import { randomBytes } from 'node:crypto';
import type { CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import { generateVoucherCode } from '@wasl/shared/voucher-code';
import { generateVoucherSecret } from '@wasl/shared/voucher-token';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { isId, newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import { type BudgetRepository, budgetForRegion } from '../agreements/index.ts';
import type { MemberRecord, MemberService } from '../members/index.ts';
import type { OfferRecord, OfferService } from '../offers/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { BranchService } from '../partners/index.ts';
import { type AnswerOnce, refusable } from './answer-once.ts';
import type { EndingService } from './ending.service.ts';
import { claimsOfIssue, renewalOf } from './limit-claims.ts';
import type { LimitClaim, LimitSlotRepository } from './limit-slot.repository.ts';
import { done, type LimitRefusal, type Outcome, Refused, refused } from './refusals.ts';
import type { StandingRepository } from './standing.repository.ts';
import type { Turns } from './turns.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { DueFilter, VoucherRepository } from './voucher.repository.ts';
import {
  expiryOf,
  findCoverageRefusal,
  findMemberRefusal,
  findOfferRefusal,
  findPerson,
  lastDayOfVoucher,
  maximumOpenVouchers,
} from './voucher.rules.ts';

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
  slots: LimitSlotRepository;
  standing: StandingRepository;
  ending: EndingService;
  budgets: BudgetRepository;
  offers: OfferService;
  branches: BranchService;
  members: MemberService;
  organizations: OrganizationService;
  turns: Turns;
  answerOnce: AnswerOnce;
  runInTransaction: RunInTransaction;
  clock: Clock;
  metrics: Metrics;
}) {
  const { vouchers, slots, standing, ending, budgets, offers, branches, members, organizations } =
    dependencies;
  const { turns, answerOnce, runInTransaction, clock, metrics } = dependencies;

  /**
   * Reserves what the voucher may take at most. Where it will be used is not known yet: the region of the member's when
   * the offer can be used there, else that of its first branch; redeeming elsewhere moves the reservation.
   */
  async function reserveBudget(
    session: ClientSession,
    offer: OfferRecord,
    member: MemberRecord,
  ): Promise<Pick<VoucherRecord, 'budgetId' | 'reservedCentimes'>> {
    const all = await budgets.listByAgreement(offer.agreementId, session);
    if (all.length === 0) return { budgetId: null, reservedCentimes: 0 };
    const regions = (await branches.listByIds(offer.branchIds)).map((branch) => branch.regionCode).sort();
    const region = regions.find((code) => code === member.regionCode) ?? regions[0];
    const budget = region === undefined ? null : budgetForRegion(all, region);
    if (!budget) return { budgetId: null, reservedCentimes: 0 };
    const reservedCentimes = offer.maximumDiscountCentimes ?? 0;
    if (!(await budgets.reserve(session, budget._id, reservedCentimes)))
      throw new Refused({ code: 'BUDGET_EXHAUSTED' });
    return { budgetId: budget._id, reservedCentimes };
  }

  async function occupyLimits(
    session: ClientSession,
    voucherId: string,
    offer: OfferRecord,
    claims: readonly LimitClaim[],
    days: { first: string; last: string },
  ): Promise<Pick<VoucherRecord, 'slotIds' | 'offerUseIds'>> {
    const offerWide = claims.filter((claim) => claim.rule.scope === 'offer');
    const personal = claims.filter((claim) => claim.rule.scope !== 'offer');
    const refuse = (claim: LimitClaim) => new Refused(limitReached(claim, days.first, days.last));
    const taken = await slots.takeSlots(session, offer._id, voucherId, personal);
    if (taken.full) throw refuse(taken.full);
    const counted = await slots.takeUses(session, offer._id, offerWide);
    if (counted.full) throw refuse(counted.full);
    return { slotIds: taken.slotIds, offerUseIds: counted.offerUseIds };
  }

  async function issueIn(
    session: ClientSession,
    request: { offerId: string; memberId: string; beneficiaryId: string | null },
  ): Promise<VoucherRecord> {
    const now = clock.now();
    const today = civilDateOf(now);
    const rests = await standing.relyOnOffer(session, request.offerId);
    if (!rests) throw new Refused({ code: 'OFFER_NOT_PUBLISHED' });
    const { offer, agreement, partner } = rests;
    const offerRefusal = findOfferRefusal(rests, today);
    if (offerRefusal) throw new Refused(offerRefusal);

    const member = await standing.relyOnMember(session, request.memberId, 1);
    if (!member) throw notFound('member');
    const memberRefusal = findMemberRefusal(member, now);
    if (memberRefusal) throw new Refused(memberRefusal);
    const found = findPerson(member, request.beneficiaryId ?? member.personId);
    if (!found) throw notFound('beneficiary');
    const coverageRefusal = findCoverageRefusal(offer.dependentCoverage, found, today);
    if (coverageRefusal) throw new Refused(coverageRefusal);

    const { person } = found;
    const voucherId = newId();
    const lastDay = lastDayOfVoucher(offer, agreement, today);
    const subject = { personId: person.id, householdId: member.householdId };
    const claims = claimsOfIssue(offer.limits, subject, today, lastDay);
    const occupied = await occupyLimits(session, voucherId, offer, claims, { first: today, last: lastDay });
    if (member.openVoucherCount > maximumOpenVouchers)
      throw new Refused({ code: 'TOO_MANY_OPEN_VOUCHERS', maximum: maximumOpenVouchers });
    const voucher: VoucherRecord = {
      _id: voucherId,
      code: generateVoucherCode(randomBytes),
      secret: generateVoucherSecret(randomBytes),
      state: 'ISSUED',
      offerId: offer._id,
      organizationId: offer.organizationId,
      partnerId: partner._id,
      agreementId: agreement._id,
      memberId: member._id,
      householdId: member.householdId,
      beneficiaryPersonId: person.id,
      beneficiaryName: person.name,
      beneficiaryRelation: person.relation,
      beneficiaryBirthDate: person.birthDate,
      issuedAt: now,
      expiresAt: expiryOf(lastDay),
      ...occupied,
      ...(await reserveBudget(session, offer, member)),
      redemptionId: null,
      rating: null,
      version: 1,
    };
    await vouchers.insert(session, voucher);
    return voucher;
  }

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

  /**
   * A limit that is full before any transaction begins: when many press at once, those too late cost two reads each instead
   * of a transaction. What it lets through is decided in the transaction.
   */
  async function findFullLimit(
    offer: OfferRecord,
    request: { memberId: string; beneficiaryId: string | null },
  ): Promise<LimitRefusal | null> {
    if (offer.limits.length === 0) return null;
    const member = await members.findMember(request.memberId);
    if (!member) return null;
    const today = civilDateOf(clock.now());
    const subject = {
      personId: request.beneficiaryId ?? member.personId,
      householdId: member.householdId,
    };
    const claims = claimsOfIssue(offer.limits, subject, today, today);
    const used = await slots.countUsed(offer._id, claims);
    const full = claims.find((claim) => (used.get(claim) ?? 0) >= claim.rule.count);
    return full ? limitReached(full, today, today) : null;
  }

  async function issue(
    request: { offerId: string; memberId: string; beneficiaryId: string | null },
    organizationId: string,
    keep: (session: ClientSession, issued: Issued) => Promise<void>,
  ): Promise<Outcome<Issued>> {
    const offer = isId(request.offerId) ? await offers.findOffer(request.offerId) : null;
    if (!offer) return refused({ code: 'OFFER_NOT_PUBLISHED' });
    if (offer.organizationId !== organizationId) {
      const owners = await organizations.listByIds([offer.organizationId]);
      return refused({
        code: 'MEMBER_OF_OTHER_ORGANIZATION',
        organizationNames: owners.map((organization) => organization.name),
      });
    }
    for (;;) {
      const isCrowded = turns.isBusy(offer.partnerId);
      const outcome = await turns.inTurn(offer.partnerId, async () => {
        const early = isCrowded ? await findFullLimit(offer, request) : null;
        if (early) return refused(early);
        return await refusable<Issued>(() =>
          runInTransaction(async (session) => {
            const voucher = await issueIn(session, request);
            await keep(session, { voucherId: voucher._id });
            return done({ voucherId: voucher._id });
          }),
        );
      });
      if (outcome.done) metrics.vouchers.inc({ event: 'issued' });
      const obstacles = obstaclesOf(outcome.refusal, request.memberId, offer);
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
      const outcome = await answerOnce<Issued>(keyed, (keep) => issue(request, organizationId, keep));
      if (outcome.refusal) {
        metrics.refusals.inc({ code: outcome.refusal.code });
        return outcome;
      }
      const voucher = await vouchers.findById(outcome.done.voucherId);
      if (!voucher) throw notFound('voucher');
      return done(asIssued(voucher));
    },
  };
}

function limitReached({ rule, ...claim }: LimitClaim, firstDay: CivilDate, lastDay: CivilDate): LimitRefusal {
  const { scope, period, count } = rule;
  return {
    code: 'LIMIT_REACHED',
    rule: { scope, period, count },
    renewsOn: renewalOf({ ...claim, rule }, firstDay, lastDay),
  };
}

/** A voucher as its issue answered, whatever happened to it since: a retry is told the same. */
function asIssued(voucher: VoucherRecord): VoucherRecord {
  return { ...voucher, state: 'ISSUED', redemptionId: null, rating: null, version: 1 };
}
