import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { type LimitRule, periodKey, summarizeLimits, tightestLimit } from '@wasl/shared/limits';
import { displayText } from '@wasl/shared/localized-text';
import { isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { type BudgetRepository, budgetForRegion, budgetLeftCentimes } from '../agreements/index.ts';
import {
  type BeneficiaryRecord,
  beneficiariesOf,
  type MemberRecord,
  type MemberService,
} from '../members/index.ts';
import { coverageText, coversDependents, type OfferRecord, type OfferService } from '../offers/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { BranchService } from '../partners/index.ts';
import { refusalMessage } from './answers.ts';
import { claimsOfIssue, renewalOf, type Subject } from './limit-claims.ts';
import type { LimitClaim } from './limit-room.ts';
import type { LimitSlotRepository } from './limit-slot.repository.ts';
import type { LimitRefusal, OfferRefusal, Refusal } from './refusals.ts';
import type { Standing } from './standing.repository.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import {
  findCoverageRefusal,
  findMemberRefusal,
  findOfferRefusal,
  lastDayOfVoucher,
  maximumOpenVouchers,
} from './voucher.rules.ts';
import {
  lastDayIncluded,
  limitDetail,
  limitLeftText,
  reasonTitles,
  signedByOrganization,
  untilText,
} from './voucher.texts.ts';

export interface LimitLeftView {
  limit: LimitRule;
  left: number;
  renewsOn: string | null;
  text: string;
}

export interface EligibilityReasonView {
  code: string;
  isMet: boolean;
  title: string;
  detail: string | null;
  limitLeft: LimitLeftView | null;
}

export interface EligibilityView {
  isEligible: boolean;
  reasons: EligibilityReasonView[];
  beneficiaries: { beneficiary: BeneficiaryRecord; isEligible: boolean; refusal: string | null }[];
  openVouchers: VoucherRecord[];
}

export interface Reader {
  viewer: Viewer;
  language: Language;
  now: Date;
}

/** Offers whose limits a member is shown at most. */
const offersWithLimitsMaximum = 20;

export type EligibilityService = ReturnType<typeof createEligibilityService>;

/**
 * Tells a member whether and why they can use an offer, by the same rules that issuing applies. What it says may be
 * outdated a moment later; deciding is for the transaction of the issue.
 */
export function createEligibilityService(dependencies: {
  vouchers: VoucherRepository;
  slots: LimitSlotRepository;
  budgets: BudgetRepository;
  offers: OfferService;
  organizations: OrganizationService;
  members: MemberService;
  branches: BranchService;
}) {
  const { vouchers, slots, budgets, offers, organizations, members, branches } = dependencies;

  /** What of the budgets the offer could draw on is left for one more voucher. */
  async function isBudgetLeft(offer: OfferRecord, member: MemberRecord): Promise<boolean | null> {
    const all = await budgets.listByAgreement(offer.agreementId);
    if (all.length === 0) return null;
    const regions = (await branches.listByIds(offer.branchIds)).map((branch) => branch.regionCode).sort();
    const region = regions.find((code) => code === member.regionCode) ?? regions[0];
    const budget = region === undefined ? null : budgetForRegion(all, region);
    return budget === null ? null : budgetLeftCentimes(budget) >= (offer.maximumDiscountCentimes ?? 0);
  }

  /** The first claim without room, if any, and how many uses the claims of today have seen. */
  async function lookAtLimits(offer: OfferRecord, subject: Subject, today: string, lastDay: string) {
    const claims = claimsOfIssue(offer.limits, subject, today, lastDay);
    const used = await slots.countUsed(offer._id, claims);
    const full = claims.find((claim) => (used.get(claim) ?? 0) >= claim.rule.count) ?? null;
    const usedNow = new Map(
      claims
        .filter(({ rule, periodKey: key }) => key === periodKey(rule.period, today))
        .map((claim) => [claim.rule, used.get(claim) ?? 0]),
    );
    const states = summarizeLimits(offer.limits, today, (rule) => usedNow.get(rule) ?? 0);
    return { full, states };
  }

  function limitRefusal(claim: LimitClaim, today: string, lastDay: string): LimitRefusal {
    return { code: 'LIMIT_REACHED', rule: claim.rule, renewsOn: renewalOf(claim, today, lastDay) };
  }

  return {
    /** Null for anybody but a member. */
    async findEligibility(
      { viewer, language, now }: Reader,
      rests: Omit<Standing, 'member'>,
    ): Promise<EligibilityView | null> {
      if (viewer.kind !== 'member' || !isAllowed(viewer, 'voucher:issue')) return null;
      const member = await members.findMember(viewer.memberId);
      if (!member) return null;
      const { offer, agreement } = rests;
      const today = civilDateOf(now);
      const lastDay = lastDayOfVoucher(offer, agreement, today);
      const people = beneficiariesOf(member);
      const [openVouchers, openOfAll, budgetLeft, owners, limits] = await Promise.all([
        vouchers.listOpen(member._id, now, offer._id),
        vouchers.listOpen(member._id, now),
        isBudgetLeft(offer, member),
        organizations.listByIds([offer.organizationId]),
        Promise.all(
          people.map((person) =>
            lookAtLimits(
              offer,
              { personId: person.id, householdId: member.householdId },
              today,
              lastDay < today ? today : lastDay,
            ),
          ),
        ),
      ]);

      const isOthers = member.organizationId !== offer.organizationId;
      const offerRefusal: OfferRefusal | null = isOthers
        ? { code: 'MEMBER_OF_OTHER_ORGANIZATION', organizationNames: owners.map((owner) => owner.name) }
        : findOfferRefusal(rests, today);
      const memberRefusal = findMemberRefusal(member, now);
      const openRefusal: LimitRefusal | null =
        openOfAll.length >= maximumOpenVouchers
          ? { code: 'TOO_MANY_OPEN_VOUCHERS', maximum: maximumOpenVouchers }
          : null;
      const general: Refusal | null =
        offerRefusal ??
        memberRefusal ??
        openRefusal ??
        (budgetLeft === false ? { code: 'BUDGET_EXHAUSTED' } : null);

      const beneficiaries = people.map((beneficiary, index) => {
        const full = limits[index]?.full ?? null;
        const refusal =
          general ??
          findCoverageRefusal(offer.dependentCoverage, { person: beneficiary, isRemoved: false }, today) ??
          (full && limitRefusal(full, today, lastDay));
        return {
          beneficiary,
          isEligible: refusal === null,
          refusal: refusal && refusalMessage(refusal, language),
        };
      });
      const say = (refusal: Refusal | null) => refusal && refusalMessage(refusal, language);
      const reasons = [
        reason('MEMBERSHIP_ACTIVE', memberRefusal === null, language, {
          met: displayText(owners[0]?.name ?? {}, language).text,
          unmet: say(memberRefusal),
        }),
        ...offerReasons(offerRefusal, say(offerRefusal), language),
        ...(limits[0]?.states ?? []).map((state) => ({
          code: `LIMIT_${state.rule.scope}_${state.rule.period}`.toUpperCase(),
          isMet: state.left > 0,
          title: limitLeftText(state.left, state.rule, language),
          detail: limitDetail(state.rule, state.left === 0 ? state.renewsOn : null, language),
          limitLeft: limitLeftOf(state, language),
        })),
        ...(openRefusal ? [reason('OPEN_VOUCHERS', false, language, { unmet: say(openRefusal) })] : []),
        ...(budgetLeft === false
          ? [reason('BUDGET_LEFT', false, language, { unmet: say({ code: 'BUDGET_EXHAUSTED' }) })]
          : []),
        ...(coversDependents(offer.dependentCoverage)
          ? [
              reason('DEPENDENTS_COVERED', true, language, {
                met: lowerFirst(coverageText(offer.dependentCoverage, language)),
              }),
            ]
          : []),
        {
          code: 'VALID_UNTIL',
          isMet: offerRefusal?.code !== 'OFFER_ENDED' && offerRefusal?.code !== 'OFFER_NOT_STARTED',
          title: untilText(offer.validTo, language),
          detail: lastDayIncluded[language],
          limitLeft: null,
        },
      ];
      return {
        isEligible: beneficiaries.some((beneficiary) => beneficiary.isEligible),
        reasons,
        beneficiaries,
        openVouchers,
      };
    },

    /** What is left of the tightest limit of each offer the member has taken vouchers of lately or marked. */
    async listLimitsLeft(
      { viewer, language, now }: Reader,
      member: MemberRecord,
      favouriteOfferIds: readonly string[],
    ): Promise<{ offer: OfferRecord; limitLeft: LimitLeftView }[]> {
      if (!isAllowed(viewer, 'voucher:read-own', { memberId: member._id })) return [];
      const today = civilDateOf(now);
      const used = await vouchers.listOfferIdsOf(member._id, 100);
      const ids = [...new Set([...used, ...favouriteOfferIds])].slice(0, offersWithLimitsMaximum);
      const known = new Map((await offers.listByIds(ids)).map((offer) => [offer._id, offer]));
      const usable = ids.flatMap((id) => {
        const offer = known.get(id);
        return offer && offer.state === 'PUBLISHED' && offer.validTo >= today && offer.limits.length > 0
          ? [offer]
          : [];
      });
      const subject = { personId: member.personId, householdId: member.householdId };
      const views = await Promise.all(
        usable.map(async (offer) => {
          const { states } = await lookAtLimits(offer, subject, today, today);
          const tightest = tightestLimit(states);
          return tightest && { offer, limitLeft: limitLeftOf(tightest, language) };
        }),
      );
      return views.filter((view) => view !== null);
    },
  };
}

function limitLeftOf(
  state: { rule: LimitRule; left: number; renewsOn: string | null },
  language: Language,
): LimitLeftView {
  const { rule, left, renewsOn } = state;
  return { limit: rule, left, renewsOn, text: limitLeftText(left, rule, language) };
}

function reason(
  code: keyof typeof reasonTitles,
  isMet: boolean,
  language: Language,
  details: { met?: string | null; unmet?: string | null },
): EligibilityReasonView {
  const titles = reasonTitles[code];
  return {
    code,
    isMet,
    title: (isMet ? titles.met : titles.unmet)[language],
    detail: (isMet ? details.met : details.unmet) ?? null,
    limitLeft: null,
  };
}

/** The agreement's own line, and one for what else keeps the offer from being used. */
function offerReasons(
  refusal: OfferRefusal | null,
  sentence: string | null,
  language: Language,
): EligibilityReasonView[] {
  const inForce = refusal?.code !== 'AGREEMENT_NOT_ACTIVE';
  const agreement = reason('AGREEMENT_IN_FORCE', inForce, language, {
    met: signedByOrganization[language],
    unmet: sentence,
  });
  if (!refusal || !inForce) return [agreement];
  if (refusal.code === 'MEMBER_OF_OTHER_ORGANIZATION')
    return [reason('SAME_ORGANIZATION', false, language, { unmet: sentence })];
  return [agreement, reason('OFFER_USABLE', false, language, { unmet: sentence })];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
