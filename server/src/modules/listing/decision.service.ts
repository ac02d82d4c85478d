import type { Language } from '@wasl/shared/language';
import type { AppendAudit } from '../../platform/audit.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import type { OfficeViewer, Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import type { ChangedFieldRecord, ChangeRequestRecord } from './change-request.model.ts';
import type { ChangeRequestRepository } from './change-request.repository.ts';
import { type ChangedFieldState, isOpen, mayBecome, stateOf } from './change-request.states.ts';
import { changeDecided } from './listing.events.ts';
import { listingTexts } from './listing.texts.ts';
import { inputNameOf, isSame, type ListingField, liveValue } from './listing-fields.ts';
import { refuseListing, runListing } from './listing-outcome.ts';
import type { ListingSubject, LiveListing } from './live-listing.ts';
import type { Moderators } from './moderators.ts';

export interface FieldDecisionGiven {
  field: ListingField;
  decision: 'ACCEPT' | 'REJECT' | 'ASK';
  reason?: string | null | undefined;
}

const stateAfter = { ACCEPT: 'ACCEPTED', REJECT: 'REJECTED', ASK: 'NEEDS_CHANGES' } as const satisfies Record<
  FieldDecisionGiven['decision'],
  ChangedFieldState
>;
const shortestReason = 3;
const longestReason = 1000;
const mostShown = 200;

/** What was proposed instead of a value that is not live any more is decided by nobody: both are shown. */
function refuseStale(accepted: readonly ChangedFieldRecord[], { partner, branch }: ListingSubject): void {
  const conflicts = accepted
    .map(({ field, base, value }) => ({
      field,
      base,
      yours: value,
      theirs: liveValue(field, partner, branch),
    }))
    .filter(({ base, theirs }) => !isSame(base, theirs));
  if (conflicts.length > 0) refuseListing({ kind: 'conflict', conflicts });
}

export type DecisionService = ReturnType<typeof createDecisionService>;

/** What coordinators decide of listings in their regions. */
export function createDecisionService(dependencies: {
  requests: ChangeRequestRepository;
  live: LiveListing;
  moderators: Moderators;
  partners: Pick<PartnerService, 'findPartner'>;
  branches: Pick<BranchService, 'findBranch'>;
  appendAudit: AppendAudit;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}) {
  const { requests, live, moderators, partners, branches, appendAudit, outbox, runInTransaction } =
    dependencies;

  function readDecisions(
    request: ChangeRequestRecord,
    decisions: readonly FieldDecisionGiven[],
    language: Language,
  ): ChangedFieldRecord[] {
    const problems: FieldProblem[] = [];
    const fields = request.fields.map((each) => {
      if (each.state !== 'WAITING') return each;
      const given = decisions.find(({ field }) => field === each.field);
      if (!given) return each;
      const reason = given.reason?.trim() || null;
      const { length } = reason ?? '';
      if ((given.decision !== 'ACCEPT' && length < shortestReason) || length > longestReason)
        problems.push({ field: each.field, message: listingTexts.reason[language] });
      return { ...each, state: stateAfter[given.decision], reason };
    });
    for (const { field } of decisions)
      if (!request.fields.some((each) => each.field === field && each.state === 'WAITING'))
        problems.push({ field, message: listingTexts.notWaiting[language] });
    if (decisions.length === 0)
      problems.push({ field: 'decisions', message: listingTexts.nothingDecided[language] });
    if (problems.length > 0) refuseListing({ kind: 'invalid', problems });
    return fields;
  }

  async function audit(
    session: ClientSession,
    { organizationId, accountId }: OfficeViewer,
    requestId: string,
    decisions: readonly FieldDecisionGiven[],
  ): Promise<void> {
    await appendAudit(session, {
      organizationId,
      actorAccountId: accountId,
      action: 'listing:decide',
      subject: { type: 'change-request', id: requestId },
      changes: decisions.map(({ field, decision }) => ({
        field: inputNameOf[field],
        from: 'WAITING',
        to: stateAfter[decision],
      })),
    });
  }

  async function getSubject(
    { _id, partnerId, branchId }: ChangeRequestRecord,
    session: ClientSession,
  ): Promise<ListingSubject> {
    const partner = await partners.findPartner(partnerId, session);
    const branch = branchId === null ? null : await branches.findBranch(branchId, session);
    if (!partner) throw new Error(`the partner of the request ${_id} does not exist`);
    return { partner, branch };
  }

  return {
    /** What waits in the viewer's regions, oldest first. */
    async listWaiting(viewer: Viewer): Promise<ChangeRequestRecord[]> {
      const { regionCodes } = authorize(viewer, 'listing:decide');
      const waiting = await requests.listPending(regionCodes, mostShown);
      const mine = await Promise.all(
        waiting.map((each) => moderators.mayDecide(viewer, each.partnerId, each.regionCodes)),
      );
      return waiting.filter((_, at) => mine[at]);
    },

    /**
     * Decides on fields of a request that was read in this version. What is accepted goes live in the same transaction, provided
     * that the live value is still the one it was proposed instead of; otherwise nothing is stored and both are told.
     */
    async decide(
      viewer: Viewer,
      input: { requestId: string; version: number; decisions: readonly FieldDecisionGiven[] },
      { language, now }: { language: Language; now: Date },
    ) {
      const actor = authorize(viewer, 'listing:decide');
      const found = await requests.findById(input.requestId);
      if (!found || !(await moderators.mayDecide(viewer, found.partnerId, found.regionCodes)))
        throw notFound('request');
      return await runListing(runInTransaction, async (session): Promise<ChangeRequestRecord> => {
        const request = (await requests.findById(found._id, session)) ?? found;
        if (!isOpen(request.state))
          refuseListing({ kind: 'not_possible', obstacle: listingTexts.closed[language] });
        if (request.version !== input.version)
          refuseListing({ kind: 'stale', currentVersion: request.version });
        const fields = readDecisions(request, input.decisions, language);
        const subject = await getSubject(request, session);
        const decided = new Set(input.decisions.map(({ field }) => field));
        const accepted = fields.filter(({ field, state }) => state === 'ACCEPTED' && decided.has(field));
        refuseStale(accepted, subject);
        if (accepted.length > 0 && !(await live.apply(session, subject, accepted)))
          refuseListing({ kind: 'stale', currentVersion: request.version });
        const state = stateOf(fields);
        if (!mayBecome(request.state, state))
          throw new Error(`a request does not go from ${request.state} to ${state}`);
        const after = await requests.replace(session, {
          ...request,
          fields,
          state,
          slot: isOpen(state) ? request.slot : request._id,
          decidedByAccountId: actor.accountId,
          decidedAt: now,
        });
        if (!after) return refuseListing({ kind: 'stale', currentVersion: request.version + 1 });
        await audit(session, actor, request._id, input.decisions);
        await outbox.append(session, [changeDecided(after)]);
        return after;
      });
    },
  };
}
