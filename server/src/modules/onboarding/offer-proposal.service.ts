import type { CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { Clock } from '../../platform/clock.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  type AgreementState,
  authorizeOnAgreement,
  type BudgetRepository,
  type ChangeRefusal,
  holdsInRegion,
  impossible,
  invalid,
  isInForce,
  namedIn,
  type RecordAct,
  readReason,
  refuseChange,
  runChange,
  statesInForce,
} from '../agreements/index.ts';
import type { AgreementVersionRecord, VersionService } from '../drafting/index.ts';
import type { NewOffer, OfferRecord, OfferService } from '../offers/index.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import type { ChecklistService, OnboardingRequest } from './checklist.service.ts';
import { type GrantedTerms, type ScheduleProblem, sameLines, termsOfLines } from './offer-from-schedule.ts';
import { offerFields, offerObstacles, outsidePeriod } from './onboarding.texts.ts';

type TextInput = { ar?: string | null; fr?: string | null; en?: string | null } | null | undefined;

export interface ProposeOfferInput {
  agreementId: string;
  lineKeys: readonly string[];
  title?: TextInput;
  summary?: TextInput;
  branchIds?: readonly string[] | null;
  validFrom?: CivilDate | null;
  validTo?: CivilDate | null;
  voucherValidDays?: number | null;
}

/** What became of an offer. */
export type OfferOutcome = { kind: 'changed'; offer: OfferRecord } | ChangeRefusal;

const longest = { title: 120, summary: 1000 };

const longestVoucherDays = 90;

/** Before the text is locked the answer is another one. */
const statesToProposeIn: readonly AgreementState[] = [
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
  ...statesInForce,
];

const problemFields: Record<ScheduleProblem, keyof typeof offerFields> = {
  no_lines: 'lineKeys',
  unknown_line: 'lineKeys',
  without_service: 'linesWithoutService',
  lines_differ: 'linesDiffer',
};

export type OfferProposalService = ReturnType<typeof createOfferProposalService>;

/** Offers made from the schedule of an agreement, and the decision on them. */
export function createOfferProposalService(dependencies: {
  agreements: AgreementService;
  recordAct: RecordAct;
  budgets: BudgetRepository;
  versions: Pick<VersionService, 'findVersion'>;
  partners: Pick<PartnerService, 'findPartner'>;
  branches: Pick<BranchService, 'listByPartnerIds'>;
  offers: OfferService;
  checklist: ChecklistService;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { agreements, recordAct, budgets, versions, partners, branches, offers, checklist, clock } =
    dependencies;
  const { runInTransaction } = dependencies;

  /** The schedule offers are made from: one that nobody changes any more, the newest such. */
  async function lockedVersion(
    { _id, preparedVersion, versionInForce }: AgreementRecord,
    session: ClientSession,
  ): Promise<AgreementVersionRecord | null> {
    const prepared =
      preparedVersion === null ? null : await versions.findVersion(_id, preparedVersion, session);
    if (prepared?.stage === 'OUT_FOR_SIGNATURE' || prepared?.stage === 'SEALED') return prepared;
    return versionInForce === null ? null : await versions.findVersion(_id, versionInForce, session);
  }

  /** Branches that were chosen, or all of the partner's where the agreement holds; null when one of them is not. */
  async function branchIdsFor(
    agreement: AgreementRecord,
    chosen: readonly string[] | null | undefined,
  ): Promise<string[] | null> {
    const own = (await branches.listByPartnerIds([agreement.partnerId]))
      .filter(({ regionCode }) => holdsInRegion(agreement, regionCode))
      .map(({ _id }) => _id);
    const ids = chosen ? [...new Set(chosen)] : own;
    return ids.length > 0 && ids.every((id) => own.includes(id)) ? ids : null;
  }

  /** Keeps what lists show of the agreement in step: offers to decide on, and the checklist with its first offer. */
  async function noteOffers(session: ClientSession, agreement: AgreementRecord): Promise<void> {
    const resting = await offers.listByAgreement(agreement._id, session);
    const submittedOffers = resting.filter(({ state }) => state === 'SUBMITTED').length;
    await agreements.noteHandling(session, agreement._id, { submittedOffers });
    await checklist.noteProgress(session, agreement);
  }

  /** What the lines grant; refused where they make no offer, or none the agreement's budget can bear. */
  async function grantedTerms(
    session: ClientSession,
    agreement: AgreementRecord,
    version: AgreementVersionRecord,
    lineKeys: readonly string[],
    language: Language,
  ): Promise<GrantedTerms> {
    const refuse = (problem: keyof typeof offerFields) =>
      refuseChange(invalid({ field: 'lineKeys', message: offerFields[problem][language] }));
    const { terms, problem } = termsOfLines(version.schedule, lineKeys);
    if (problem) return refuse(problemFields[problem]);
    const isBound =
      version.budgetCentimes !== null || (await budgets.listByAgreement(agreement._id, session)).length > 0;
    return isBound && terms.maximumDiscountCentimes === null ? refuse('maximumNeeded') : terms;
  }

  /** Whether the text in force grants what the offer was made from; offers of texts kept elsewhere rest on what was said. */
  async function stillGrants(
    session: ClientSession,
    { _id, versionInForce }: AgreementRecord,
    { scheduleLines }: OfferRecord,
  ): Promise<boolean> {
    if (!scheduleLines) return true;
    if (scheduleLines.versionNumber === versionInForce) return true;
    const made = await versions.findVersion(_id, scheduleLines.versionNumber, session);
    const inForce = versionInForce === null ? null : await versions.findVersion(_id, versionInForce, session);
    return (
      made !== null && inForce !== null && sameLines(made.schedule, inForce.schedule, scheduleLines.keys)
    );
  }

  /** What keeps a submitted offer from being published by this account today; null when nothing does. */
  async function findObstacle(
    session: ClientSession,
    agreement: AgreementRecord,
    offer: OfferRecord,
    accountId: string,
    now: Date,
  ): Promise<keyof typeof offerObstacles | null> {
    const isOwnProposal = offer.proposedByAccountId === accountId;
    if (isOwnProposal && agreement.handling.ownerAccountId !== accountId) return 'ownProposal';
    if (!isInForce(agreement, civilDateOf(now))) return 'notInForce';
    return (await stillGrants(session, agreement, offer)) ? null : 'termsChanged';
  }

  async function record(
    session: ClientSession,
    agreement: AgreementRecord,
    kind: 'offer:propose' | 'offer:publish' | 'offer:reject',
    offer: Pick<OfferRecord, '_id' | 'title' | 'state'>,
    accountId: string,
  ): Promise<void> {
    await recordAct(
      session,
      agreement,
      { kind: 'account', accountId },
      {
        kind,
        details: namedIn(offer.title),
        changes: [
          { field: 'offer', to: offer._id },
          { field: 'offer.state', to: offer.state },
        ],
      },
    );
  }

  /** As `runChange`, for a change that comes to an offer. */
  async function runOfferChange(
    work: (session: ClientSession) => Promise<{ agreement: AgreementRecord; offer: OfferRecord }>,
  ): Promise<OfferOutcome> {
    const made: { offer: OfferRecord | null } = { offer: null };
    const outcome = await runChange(runInTransaction, async (session) => {
      const { agreement, offer } = await work(session);
      made.offer = offer;
      return agreement;
    });
    if (outcome.kind !== 'changed') return outcome;
    if (!made.offer) throw new Error('the change of an offer left no offer');
    return { kind: 'changed', offer: made.offer };
  }

  return {
    /** Offers that rest on an agreement in any state, newest first. */
    async listResting(agreementId: string): Promise<OfferRecord[]> {
      return await offers.listByAgreement(agreementId);
    },

    /** Makes a submitted offer of lines of the schedule; before the agreement is in force too, to be ready with it. */
    async proposeOffer(
      { viewer, language, now }: OnboardingRequest,
      input: ProposeOfferInput,
    ): Promise<OfferOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: proposer, agreement } = authorizeOnAgreement(viewer, 'offer:propose', found);
      const branchIds = await branchIdsFor(agreement, input.branchIds);
      const { texts, problems } = readTexts(input, language);
      if (!branchIds) problems.push({ field: 'branchIds', message: offerFields.branchIds[language] });
      if (!branchIds || !texts || problems.length > 0) return invalid(...problems);

      return await runOfferChange(async (session) => {
        const held = await agreements.findAgreement(agreement._id, session);
        if (!held || !statesToProposeIn.includes(held.state))
          return refuseChange(impossible(offerObstacles.over[language]));
        const version = await lockedVersion(held, session);
        const partner = await partners.findPartner(held.partnerId, session);
        if (!version || !partner) return refuseChange(impossible(offerObstacles.textNotLocked[language]));
        const terms = await grantedTerms(session, held, version, input.lineKeys, language);
        const offer: NewOffer = {
          _id: newId(),
          agreementId: held._id,
          organizationId: held.organizationId,
          partnerId: held.partnerId,
          sectorCode: partner.sectorCode,
          categoryCode: partner.categoryCode,
          ...terms,
          ...chosenPeriod(held, version, input, language),
          ...texts,
          title: texts.title ?? terms.title,
          state: 'SUBMITTED',
          branchIds,
          redemptionCount: 0,
          publishedAt: null,
          scheduleLines: { versionNumber: version.number, keys: [...new Set(input.lineKeys)] },
          proposedByAccountId: proposer.accountId,
          decision: null,
          createdAt: now,
          version: 1,
        };
        await offers.insert(session, offer);
        await record(session, held, 'offer:propose', offer, proposer.accountId);
        await noteOffers(session, held);
        const stored = await offers.findOffer(offer._id, session);
        if (!stored) throw new Error('an offer stored a moment ago is gone');
        return { agreement: held, offer: stored };
      });
    },

    /**
     * Publishes a submitted offer, once its agreement is in force on terms that grant the same, or refuses it with a reason.
     * Whoever proposed it leaves the decision to a colleague, unless they see to the agreement: two people approved its
     * schedule already.
     */
    async decideOffer(
      { viewer, language, now }: OnboardingRequest,
      input: { offerId: string; isAccepted: boolean; reason?: string | null },
    ): Promise<OfferOutcome> {
      const asked = await offers.findOffer(input.offerId);
      const found = asked ? await agreements.findAgreement(asked.agreementId) : null;
      const { viewer: decider, agreement } = authorizeOnAgreement(viewer, 'offer:decide', found);
      const { isAccepted } = input;
      const reason = readReason(input.reason);
      if (!isAccepted && reason === null)
        return invalid({ field: 'reason', message: offerFields.reason[language] });
      return await runOfferChange(async (session) => {
        const held = await agreements.findAgreement(agreement._id, session);
        const offer = await offers.findOffer(input.offerId, session);
        if (!held || offer?.state !== 'SUBMITTED')
          return refuseChange(impossible(offerObstacles.notSubmitted[language]));
        if (isAccepted) {
          const obstacle = await findObstacle(session, held, offer, decider.accountId, now);
          if (obstacle) return refuseChange(impossible(offerObstacles[obstacle][language]));
        }
        const decision = { isAccepted, reason, byAccountId: decider.accountId, at: clock.now() };
        const decided = isAccepted
          ? await offers.publish(session, offer._id, decision)
          : await offers.reject(session, offer._id, decision);
        if (!decided) return refuseChange(impossible(offerObstacles.notSubmitted[language]));
        const act = isAccepted ? 'offer:publish' : 'offer:reject';
        await record(session, held, act, decided, decider.accountId);
        await noteOffers(session, held);
        return { agreement: held, offer: decided };
      });
    },
  };
}

/** Title, summary and days of vouchers as they are kept, or what is wrong with them. */
function readTexts(
  input: ProposeOfferInput,
  language: Language,
): {
  texts: { title: LocalizedText | null; summary: LocalizedText | null; voucherValidDays: number } | null;
  problems: FieldProblem[];
} {
  const title = readText(input.title, longest.title);
  const summary = readText(input.summary, longest.summary);
  const voucherValidDays = input.voucherValidDays ?? 7;
  const isDaysFit =
    Number.isInteger(voucherValidDays) && voucherValidDays >= 1 && voucherValidDays <= longestVoucherDays;
  const unfit: (keyof typeof offerFields)[] = [
    ...(title === 'unfit' ? (['title'] as const) : []),
    ...(summary === 'unfit' ? (['summary'] as const) : []),
    ...(isDaysFit ? [] : (['voucherValidDays'] as const)),
  ];
  const problems = unfit.map((field) => ({ field, message: offerFields[field][language] }));
  if (title === 'unfit' || summary === 'unfit' || !isDaysFit) return { texts: null, problems };
  return { texts: { title, summary, voucherValidDays }, problems };
}

/** The days asked for within those of the text, all of them unless told otherwise; refused outside. */
function chosenPeriod(
  agreement: AgreementRecord,
  version: AgreementVersionRecord,
  input: ProposeOfferInput,
  language: Language,
): { validFrom: CivilDate; validTo: CivilDate } {
  const { startsOn, endsOn } = version.number === agreement.versionInForce ? agreement : version;
  const validFrom = input.validFrom ?? startsOn;
  const validTo = input.validTo ?? endsOn;
  if (validFrom >= startsOn && validTo <= endsOn && validFrom <= validTo) return { validFrom, validTo };
  const field = validFrom < startsOn ? 'validFrom' : 'validTo';
  return refuseChange(invalid({ field, message: outsidePeriod(startsOn, endsOn, language) }));
}

/** A text in Arabic, French or both, within a length; null when nothing was given. */
function readText(input: TextInput, longestText: number): LocalizedText | null | 'unfit' {
  if (!input) return null;
  const given = Object.entries(input)
    .map(([language, text]) => [language, text?.trim() ?? ''])
    .filter(([, text]) => text !== '');
  if (given.length === 0) return null;
  const text = Object.fromEntries(given) as LocalizedText;
  const isFit = Boolean(text.ar || text.fr) && given.every(([, each]) => (each ?? '').length <= longestText);
  return isFit ? text : 'unfit';
}
