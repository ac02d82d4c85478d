import type { Language } from '@wasl/shared/language';
import type { AppendAudit } from '../../platform/audit.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import type { PartnerViewer, Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import { type ChangedFieldRecord, type ChangeRequestRecord, openSlot } from './change-request.model.ts';
import type { ChangeRequestRepository } from './change-request.repository.ts';
import { isOpen, mayBecome, stateOf } from './change-request.states.ts';
import { changeRequested } from './listing.events.ts';
import { listingTexts } from './listing.texts.ts';
import {
  branchFields,
  findProblem,
  type GivenFields,
  inputNameOf,
  isSame,
  type ListingField,
  type ListingValueOf,
  liveValue,
  partnerFields,
  readValue,
  usuallyAtOnce,
} from './listing-fields.ts';
import { type ListingConflict, refuseListing, runListing } from './listing-outcome.ts';
import type { FieldValue, ListingSubject, LiveListing } from './live-listing.ts';
import type { Moderators } from './moderators.ts';

export interface ListingEdit {
  partnerId: string;
  /** Null: the partner itself. */
  branchId: string | null;
  changes: GivenFields;
  seen: GivenFields;
}

interface Asking {
  language: Language;
  now: Date;
}

/** Fields of a request that something can still become of. */
export const openFields = ({ fields }: Pick<ChangeRequestRecord, 'fields'>): ChangedFieldRecord[] =>
  fields.filter(({ state }) => state === 'WAITING' || state === 'NEEDS_CHANGES');

/** The value its partner edits: what it proposed, else what is live. */
function shownValue(
  field: ListingField,
  { partner, branch }: ListingSubject,
  open: ChangeRequestRecord | null,
): ListingValueOf {
  const waiting = open && openFields(open).find((each) => each.field === field);
  return waiting ? waiting.value : liveValue(field, partner, branch);
}

export type ListingService = ReturnType<typeof createListingService>;

/** What a partner edits of its listing; the live version of what is published stays until it is decided. */
export function createListingService(dependencies: {
  requests: ChangeRequestRepository;
  live: LiveListing;
  moderators: Moderators;
  partners: Pick<PartnerService, 'findPartner'>;
  branches: Pick<BranchService, 'findBranch' | 'listByPartnerIds'>;
  organizations: Pick<OrganizationService, 'listByIds'>;
  appendAudit: AppendAudit;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}) {
  const { requests, live, moderators, partners, branches, organizations, appendAudit, outbox } = dependencies;
  const { runInTransaction } = dependencies;

  /** What every organization concerned lets its partners change without a decision. */
  async function listAtOnce(partnerId: string): Promise<ListingField[]> {
    const concerned = await organizations.listByIds(await moderators.listOrganizationIds(partnerId));
    const allowed = (field: ListingField) =>
      concerned.every(({ listingAtOnce }) => (listingAtOnce ?? usuallyAtOnce).includes(field));
    return [...new Set([...partnerFields, ...branchFields])].filter(allowed);
  }

  async function getSubject(
    session: ClientSession,
    { partnerId, branchId }: Pick<ListingEdit, 'partnerId' | 'branchId'>,
  ): Promise<ListingSubject> {
    const partner = await partners.findPartner(partnerId, session);
    const branch = branchId === null ? null : await branches.findBranch(branchId, session);
    if (!partner || (branchId !== null && branch?.partnerId !== partnerId)) throw notFound('branch');
    return { partner, branch };
  }

  /** The fields that are other than what is shown; refuses what is wrong and what was not seen. */
  async function readEdit(
    session: ClientSession,
    subject: ListingSubject,
    { changes, seen }: ListingEdit,
    open: ChangeRequestRecord | null,
    language: Language,
  ): Promise<FieldValue[]> {
    const problems: FieldProblem[] = [];
    const conflicts: ListingConflict[] = [];
    const changed: FieldValue[] = [];
    for (const field of subject.branch ? branchFields : partnerFields) {
      const name = inputNameOf[field];
      if (changes[name] === undefined) continue;
      const shown = shownValue(field, subject, open);
      const value = readValue(field, changes, shown);
      if (isSame(value, shown)) continue;
      const wrong = findProblem(field, value) ?? (await live.findMisfit(session, subject, { field, value }));
      if (wrong) problems.push({ field: name, message: wrong[language] });
      if (!isSame(readValue(field, seen, shown), shown))
        conflicts.push({ field, yours: value, theirs: shown });
      changed.push({ field, value });
    }
    if (problems.length > 0) refuseListing({ kind: 'invalid', problems });
    if (conflicts.length > 0) refuseListing({ kind: 'conflict', conflicts });
    return changed;
  }

  async function audit(
    session: ClientSession,
    actor: PartnerViewer,
    action: string,
    { partner, branch }: ListingSubject,
    values: readonly { field: ListingField }[],
    organizationIds: readonly string[],
  ): Promise<void> {
    for (const organizationId of organizationIds)
      await appendAudit(session, {
        organizationId,
        actorAccountId: actor.accountId,
        action,
        subject: branch ? { type: 'branch', id: branch._id } : { type: 'partner', id: partner._id },
        changes: values.map(({ field }) => ({ field: inputNameOf[field] })),
      });
  }

  async function applyNow(
    session: ClientSession,
    subject: ListingSubject,
    values: readonly FieldValue[],
  ): Promise<void> {
    if (await live.apply(session, subject, values)) return;
    refuseListing({
      kind: 'conflict',
      conflicts: values.map(({ field, value }) => ({
        field,
        yours: value,
        theirs: liveValue(field, subject.partner, subject.branch),
      })),
    });
  }

  const waitingFieldsOf = (subject: ListingSubject, values: readonly FieldValue[]): ChangedFieldRecord[] =>
    values.map(({ field, value }) => ({
      field,
      base: liveValue(field, subject.partner, subject.branch),
      value,
      state: 'WAITING',
      reason: null,
    }));

  async function newRequest(
    { partner, branch }: ListingSubject,
    actor: PartnerViewer,
    now: Date,
    fields: ChangedFieldRecord[],
  ): Promise<ChangeRequestRecord> {
    const places = branch ? [branch] : await branches.listByPartnerIds([partner._id]);
    const key = { partnerId: partner._id, branchId: branch?._id ?? null };
    return {
      _id: newId(),
      ...key,
      slot: openSlot(key),
      regionCodes: [...new Set(places.map(({ regionCode }) => regionCode))],
      state: 'PENDING',
      isAppliedAtOnce: false,
      fields,
      submittedByAccountId: actor.accountId,
      submittedAt: now,
      decidedByAccountId: null,
      decidedAt: null,
      version: 1,
    };
  }

  /** Adds to the open request, or opens one; a field brought back to what is live leaves it. */
  async function ask(
    session: ClientSession,
    subject: ListingSubject,
    values: readonly FieldValue[],
    open: ChangeRequestRecord | null,
    actor: PartnerViewer,
    now: Date,
  ): Promise<void> {
    const edited = new Set(values.map(({ field }) => field));
    const wanted = waitingFieldsOf(subject, values).filter(({ base, value }) => !isSame(base, value));
    if (!open) {
      if (wanted.length === 0) return;
      const request = await newRequest(subject, actor, now, wanted);
      await requests.insert(session, request);
      await outbox.append(session, [changeRequested(request)]);
      return;
    }
    const fields = [
      ...open.fields.filter((each) => !edited.has(each.field) || !openFields({ fields: [each] }).length),
      ...wanted,
    ];
    const state = openFields({ fields }).length > 0 ? stateOf(fields) : 'WITHDRAWN';
    if (!mayBecome(open.state, state))
      throw new Error(`a request does not go from ${open.state} to ${state}`);
    const after = await requests.replace(session, {
      ...open,
      fields: state === 'WITHDRAWN' ? open.fields : fields,
      state,
      slot: isOpen(state) ? open.slot : open._id,
      submittedByAccountId: actor.accountId,
      submittedAt: now,
    });
    if (!after) throw new Error('a request changed within the transaction that read it');
    if (state === 'PENDING' && open.state !== 'PENDING')
      await outbox.append(session, [changeRequested(after)]);
  }

  async function saveOnce(actor: PartnerViewer, edit: ListingEdit, { language, now }: Asking) {
    return await runListing(runInTransaction, async (session): Promise<void> => {
      const subject = await getSubject(session, edit);
      const open = await requests.findOpen(openSlot(edit), session);
      const values = await readEdit(session, subject, edit, open, language);
      if (values.length === 0) return;
      const organizationIds = await moderators.listOrganizationIds(edit.partnerId);
      if (subject.partner.state === 'PROSPECT') {
        // It may stand in a text that is being reviewed or signed; the page of the agreement sees to that.
        if (!subject.branch && organizationIds.length > 0 && values.some(({ field }) => field === 'NAME'))
          refuseListing({
            kind: 'invalid',
            problems: [{ field: 'name', message: listingTexts.nameInAgreement[language] }],
          });
        await applyNow(session, subject, values);
        await audit(session, actor, 'listing:edit', subject, values, organizationIds);
        return;
      }
      if (organizationIds.length === 0)
        refuseListing({ kind: 'not_possible', obstacle: listingTexts.nobodyDecides[language] });
      const atOnce = await listAtOnce(edit.partnerId);
      const immediate = values.filter(({ field }) => atOnce.includes(field));
      const asked = values.filter(({ field }) => !atOnce.includes(field));
      if (immediate.length > 0) {
        const fields = waitingFieldsOf(subject, immediate).map((each) => ({
          ...each,
          state: 'ACCEPTED' as const,
        }));
        const record = await newRequest(subject, actor, now, fields);
        await requests.insert(session, {
          ...record,
          slot: record._id,
          state: 'ACCEPTED',
          isAppliedAtOnce: true,
        });
        await applyNow(session, subject, immediate);
      }
      if (asked.length > 0) await ask(session, subject, asked, open, actor, now);
      await audit(session, actor, 'listing:edit', subject, values, organizationIds);
    });
  }

  return {
    listAtOnce,

    /**
     * Stores edits: live at once while the partner was never published, and for what its organizations allow; else as the one
     * open request of the partner or branch. Nothing is stored when one of the fields is not as it was seen.
     */
    async save(viewer: Viewer, edit: ListingEdit, asking: Asking) {
      const scope = {
        partnerId: edit.partnerId,
        ...(edit.branchId === null ? {} : { branchId: edit.branchId }),
      };
      const actor = authorize(viewer, 'listing:edit', scope);
      try {
        return await saveOnce(actor, edit, asking);
      } catch (error) {
        // Somebody opened the request at the same instant: now it is there to be added to.
        if (!isDuplicateKeyError(error)) throw error;
        return await saveOnce(actor, edit, asking);
      }
    },

    /** Takes back what waits; what was accepted before stays. */
    async withdraw(viewer: Viewer, requestId: string, { language }: Asking) {
      const actor = authorize(viewer, 'listing:edit');
      const found = await requests.findById(requestId);
      if (found?.partnerId !== actor.partnerId) throw notFound('request');
      return await runListing(runInTransaction, async (session): Promise<void> => {
        const request = await requests.findById(requestId, session);
        if (!request || !mayBecome(request.state, 'WITHDRAWN'))
          return refuseListing({ kind: 'not_possible', obstacle: listingTexts.closed[language] });
        const subject = await getSubject(session, request);
        await requests.replace(session, { ...request, state: 'WITHDRAWN', slot: request._id });
        const organizationIds = await moderators.listOrganizationIds(request.partnerId);
        await audit(session, actor, 'listing:withdraw', subject, openFields(request), organizationIds);
      });
    },
  };
}
