import { randomBytes } from 'node:crypto';
import type { CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import { generateVoucherCode } from '@wasl/shared/voucher-code';
import { generateVoucherSecret } from '@wasl/shared/voucher-token';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Idempotency, KeptAnswer } from '../../platform/idempotency.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { BudgetBook, BudgetRepository } from '../agreements/index.ts';
import type { OfferRecord } from '../offers/index.ts';
import type { BranchService } from '../partners/index.ts';
import { claimsOfIssue, renewalOf } from './limit-claims.ts';
import type { LimitClaim, LimitRoom } from './limit-room.ts';
import type { LimitSlotRepository } from './limit-slot.repository.ts';
import { type AddToLot, countBy, createLots, unlessAllRefused } from './lots.ts';
import { done, type LimitRefusal, type Outcome, refused } from './refusals.ts';
import type { Standing, StandingRepository } from './standing.repository.ts';
import type { Turns } from './turns.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import {
  expiryOf,
  findCoverageRefusal,
  findMemberRefusal,
  findOfferRefusal,
  findPerson,
  lastDayOfVoucher,
  maximumOpenVouchers,
} from './voucher.rules.ts';

/** A voucher a member asks for. */
export interface Issuing {
  offerId: string;
  /** Whose offer it is. */
  partnerId: string;
  memberId: string;
  /** A dependent; null for the member. */
  beneficiaryId: string | null;
  key: string;
  keptAnswerOf: (voucher: VoucherRecord) => KeptAnswer;
}

/** An asked voucher that everything it rests on allows; limits and budget are still to be asked. */
interface Candidate extends Standing {
  asked: Issuing;
  person: NonNullable<ReturnType<typeof findPerson>>['person'];
  lastDay: CivilDate;
  claims: LimitClaim[];
}

/** What the vouchers of one lot draw on. */
interface Sources {
  room: LimitRoom;
  book: BudgetBook;
  /** Regions of each offer's branches, for offers whose agreement has budgets. */
  regionsOf: (offer: OfferRecord) => readonly string[];
  /** Vouchers each member got in this lot. */
  added: Map<string, number>;
}

/**
 * Issues vouchers, those that are asked for at once in one transaction: everything they rest on is read, each is
 * decided on, counting those before it in the lot, and what was let through is written, with a write to everything that was
 * gone by.
 */
export function createIssueLots(dependencies: {
  vouchers: VoucherRepository;
  slots: LimitSlotRepository;
  standing: StandingRepository;
  budgets: BudgetRepository;
  branches: BranchService;
  idempotency: Idempotency;
  turns: Turns;
  runInTransaction: RunInTransaction;
  clock: Clock;
}): AddToLot<Issuing, Outcome<VoucherRecord>> {
  const { vouchers, slots, standing, budgets, branches, idempotency } = dependencies;
  const { turns, runInTransaction, clock } = dependencies;

  /** What is asked of a voucher besides limits and budget. Throws NOT_FOUND for a beneficiary who is not the member's. */
  function examine(
    asked: Issuing,
    rests: Omit<Standing, 'member'> & { member: Standing['member'] | undefined },
    now: Date,
  ): Outcome<Candidate> {
    const { offer, agreement, member } = rests;
    const today = civilDateOf(now);
    const offerRefusal = findOfferRefusal(rests, today);
    if (offerRefusal) return refused(offerRefusal);
    if (!member) throw notFound('member');
    const memberRefusal = findMemberRefusal(member, now);
    if (memberRefusal) return refused(memberRefusal);
    const found = findPerson(member, asked.beneficiaryId ?? member.personId);
    if (!found) throw notFound('beneficiary');
    const coverageRefusal = findCoverageRefusal(offer.dependentCoverage, found, today);
    if (coverageRefusal) return refused(coverageRefusal);
    const { person } = found;
    const lastDay = lastDayOfVoucher(offer, agreement, today);
    const subject = { personId: person.id, householdId: member.householdId };
    const claims = claimsOfIssue(offer.limits, subject, today, lastDay);
    return done({ ...rests, member, asked, person, lastDay, claims });
  }

  /**
   * Reserves what the voucher may take at most. Where it will be used is not known yet: the region of the member's when
   * the offer can be used there, else that of its first branch; redeeming elsewhere moves the reservation.
   */
  function reserve(
    { offer, member }: Candidate,
    { book, regionsOf }: Sources,
  ): Outcome<Pick<VoucherRecord, 'budgetId' | 'reservedCentimes'>> {
    const regions = regionsOf(offer);
    const region = regions.find((code) => code === member.regionCode) ?? regions[0];
    const budget = region === undefined ? null : book.findFor(offer.agreementId, region);
    if (!budget) return done({ budgetId: null, reservedCentimes: 0 });
    const reservedCentimes = offer.maximumDiscountCentimes ?? 0;
    return book.reserve(budget._id, reservedCentimes)
      ? done({ budgetId: budget._id, reservedCentimes })
      : refused({ code: 'BUDGET_EXHAUSTED' });
  }

  function draw(candidate: Candidate, sources: Sources, now: Date): Outcome<VoucherRecord> {
    const { offer, agreement, partner, member, person, lastDay, claims } = candidate;
    const { room, added } = sources;
    const voucherId = newId();
    const taken = room.take(offer._id, voucherId, claims);
    if (taken.full) return refused(limitReached(taken.full, civilDateOf(now), lastDay));
    const { slotIds, offerUseIds, giveBack } = taken;
    const addedBefore = added.get(member._id) ?? 0;
    const { done: reservation, refusal } =
      member.openVoucherCount + addedBefore >= maximumOpenVouchers
        ? refused({ code: 'TOO_MANY_OPEN_VOUCHERS', maximum: maximumOpenVouchers })
        : reserve(candidate, sources);
    if (refusal) {
      giveBack();
      return refused(refusal);
    }
    added.set(member._id, addedBefore + 1);
    return done({
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
      slotIds,
      offerUseIds,
      ...reservation,
      redemptionId: null,
      rating: null,
      version: 1,
    });
  }

  /** What the candidates draw on, as the transaction sees it. */
  async function openSources(session: ClientSession, candidates: readonly Candidate[]): Promise<Sources> {
    const asked = candidates.map(({ offer, claims }) => ({ offerId: offer._id, claims }));
    const room = await slots.openRoom(session, asked);
    const book = await budgets.openBook(
      session,
      candidates.map(({ agreement }) => agreement._id),
    );
    const branchIds = candidates
      .filter(({ agreement }) => book.isBound(agreement._id))
      .flatMap(({ offer }) => offer.branchIds);
    const places = branchIds.length > 0 ? await branches.listByIds([...new Set(branchIds)]) : [];
    const regionsOf = (offer: OfferRecord) =>
      places
        .filter(({ _id }) => offer.branchIds.includes(_id))
        .map(({ regionCode }) => regionCode)
        .sort();
    return { room, book, regionsOf, added: new Map() };
  }

  async function issueIn(session: ClientSession, lot: readonly Issuing[]): Promise<Outcome<VoucherRecord>[]> {
    const now = clock.now();
    const partners = await standing.relyOnPartners(
      session,
      lot.map(({ partnerId }) => partnerId),
    );
    const offers = await standing.listOffers(
      session,
      lot.map(({ offerId }) => offerId),
    );
    const agreements = await standing.relyOnAgreements(
      session,
      [...offers.values()].map(({ agreementId }) => agreementId),
    );
    const members = await standing.listMembers(
      session,
      lot.map(({ memberId }) => memberId),
    );
    const examined = lot.map((asked): Outcome<Candidate> => {
      const offer = offers.get(asked.offerId);
      const agreement = offer && agreements.get(offer.agreementId);
      const partner = partners.get(asked.partnerId);
      return offer && agreement && partner && offer.partnerId === partner._id
        ? examine(asked, { offer, agreement, partner, member: members.get(asked.memberId) }, now)
        : refused({ code: 'OFFER_NOT_PUBLISHED' });
    });
    const candidates = examined.flatMap(({ done: candidate }) => candidate ?? []);
    if (candidates.length === 0)
      return examined.map(({ refusal }) => refused(refusal ?? { code: 'OFFER_NOT_PUBLISHED' }));

    const sources = await openSources(session, candidates);
    const answers: KeptAnswer[] = [];
    const outcomes = examined.map(({ done: candidate, refusal }): Outcome<VoucherRecord> => {
      if (refusal) return refused(refusal);
      const drawn = draw(candidate, sources, now);
      if (drawn.done) answers.push(candidate.asked.keptAnswerOf(drawn.done));
      return drawn;
    });
    const issued = outcomes.flatMap(({ done: voucher }) => voucher ?? []);
    if (issued.length === 0) return outcomes;
    await standing.relyOnOffers(session, new Set(issued.map(({ offerId }) => offerId)));
    await standing.countOpenVouchers(
      session,
      countBy(issued, ({ memberId }) => memberId),
    );
    await slots.writeRoom(session, sources.room);
    await budgets.writeBook(session, sources.book);
    await vouchers.insertMany(issued, session);
    await idempotency.keep(session, answers);
    return outcomes;
  }

  return createLots<Issuing, Outcome<VoucherRecord>>({
    turns,
    subjectsOf: ({ key }) => [key],
    run: (_, lot) => unlessAllRefused(runInTransaction, (session) => issueIn(session, lot)),
  });
}

function limitReached({ rule, ...claim }: LimitClaim, firstDay: CivilDate, lastDay: CivilDate): LimitRefusal {
  const { scope, period, count } = rule;
  return {
    code: 'LIMIT_REACHED',
    rule: { scope, period, count },
    renewsOn: renewalOf({ ...claim, rule }, firstDay, lastDay),
  };
}
