import type { CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { fold } from '@wasl/shared/text/folding';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { viewerOf } from '../../platform/auth/sessions.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type ActKind,
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  bySystem,
  type ChangeOutcome,
  impossible,
  invalid,
  type LifeSteps,
  mayActOnAgreement,
  namedIn,
  type RecordAct,
  refuseChange,
  runChange,
  statesNotOver,
} from '../agreements/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { FileService } from '../uploads/index.ts';
import { type GivenKind, isGivenKind, newItems } from './checklist.definitions.ts';
import { readItemInput } from './checklist.input.ts';
import type {
  ChecklistItemKind,
  ChecklistItemRecord,
  ChecklistItemState,
  ChecklistRecord,
} from './checklist.model.ts';
import type { ChecklistRepository } from './checklist.repository.ts';
import {
  type ChecklistItemView,
  type ChecklistView,
  isWhole,
  itemTransitions,
  viewChecklist,
} from './checklist.rules.ts';
import { checklistFields, checklistObstacles, itemTitles } from './checklist.texts.ts';
import type { FactsReader } from './checklist-facts.ts';

/** Who asks, in which language, and when. */
export interface OnboardingRequest {
  viewer: Viewer;
  language: Language;
  now: Date;
}

/** What evidence belongs to: files are read by who may see the agreement of this id. */
export const evidenceOwnerType = 'checklist';

const noteMinimumLength = 3;
const noteMaximumLength = 500;

export type ChecklistService = ReturnType<typeof createChecklistService>;

/** What a partner brings before its agreement goes into force, and what is decided on it. */
export function createChecklistService(dependencies: {
  checklists: ChecklistRepository;
  facts: FactsReader;
  agreements: AgreementService;
  lifeSteps: LifeSteps;
  recordAct: RecordAct;
  partners: PartnerService;
  accounts: Pick<AccountRepository, 'findById'>;
  files: Pick<FileService, 'claim'>;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { checklists, facts, agreements, lifeSteps, recordAct, partners, accounts, files, clock } =
    dependencies;
  const { runInTransaction } = dependencies;

  /** As it begins, for an agreement nobody brought anything for yet. */
  function newChecklist({ _id, partnerId, createdAt }: AgreementRecord): ChecklistRecord {
    const items = newItems(civilDateOf(createdAt));
    return { _id, partnerId, items, exception: null, createdAt, version: 1 };
  }

  function hasChecklist({ preparedVersion, versionInForce }: AgreementRecord): boolean {
    return preparedVersion !== null || versionInForce !== null;
  }

  /** The stored checklist, made when there is none, for a change in this transaction. */
  async function open(session: ClientSession, agreement: AgreementRecord): Promise<ChecklistRecord> {
    const stored = await checklists.find(agreement._id, session);
    if (stored) return stored;
    const made = newChecklist(agreement);
    await checklists.insertMany([made], session);
    return made;
  }

  async function view(
    agreement: AgreementRecord,
    now: Date,
    session?: ClientSession,
  ): Promise<ChecklistView | null> {
    if (!hasChecklist(agreement)) return null;
    const record = (await checklists.find(agreement._id, session)) ?? newChecklist(agreement);
    return viewChecklist(record, await facts.read(agreement, session), civilDateOf(now));
  }

  /** Notes on the agreement how far its checklist has come, for lists. */
  async function noteProgress(
    session: ClientSession,
    agreement: AgreementRecord,
  ): Promise<AgreementRecord['handling']['checklist']> {
    const seen = await view(agreement, clock.now(), session);
    const progress = seen && {
      doneCount: seen.doneCount,
      requiredCount: seen.requiredCount,
      toDecideCount: seen.toDecideCount,
    };
    await agreements.noteHandling(session, agreement._id, { checklist: progress });
    return progress;
  }

  /** The agreement as the transaction sees it, still open for what is brought. */
  async function current(
    session: ClientSession,
    { _id }: AgreementRecord,
    language: Language,
  ): Promise<AgreementRecord> {
    const agreement = await agreements.findAgreement(_id, session);
    if (!agreement || !statesNotOver.includes(agreement.state))
      return refuseChange(impossible(checklistObstacles.over[language]));
    if (!hasChecklist(agreement))
      return refuseChange(impossible(checklistObstacles.signedElsewhere[language]));
    return agreement;
  }

  /** Changes one item of those asked of this partner, and what follows from it on the agreement. */
  async function changeItem(
    session: ClientSession,
    agreement: AgreementRecord,
    kind: ChecklistItemKind,
    language: Language,
    change: (item: ChecklistItemView) => Promise<Partial<ChecklistItemRecord>>,
  ): Promise<ChecklistItemRecord> {
    const record = await open(session, agreement);
    const seen = viewChecklist(record, await facts.read(agreement, session), civilDateOf(clock.now()));
    const shown = seen.items.find((item) => item.kind === kind);
    const stored = record.items.find((item) => item.kind === kind);
    if (!shown || !stored) return refuseChange(impossible(checklistObstacles.notAsked[language]));
    const changed = { ...stored, ...(await change(shown)) };
    await checklists.save(session, {
      _id: record._id,
      items: record.items.map((item) => (item.kind === kind ? changed : item)),
      exception: record.exception,
    });
    return changed;
  }

  async function recordItem(
    session: ClientSession,
    agreement: AgreementRecord,
    accountId: string,
    act: Extract<ActKind, `checklist:${string}`>,
    kind: ChecklistItemKind,
    state: ChecklistItemState,
  ): Promise<void> {
    await recordAct(
      session,
      agreement,
      { kind: 'account', accountId },
      {
        kind: act,
        details: namedIn(itemTitles[kind]),
        changes: [{ field: `checklist.${kind}`, to: state }],
      },
    );
  }

  /** Takes over what was accepted where the rest of Wasl reads it. */
  async function takeOver(
    session: ClientSession,
    agreement: AgreementRecord,
    item: ChecklistItemView,
    today: CivilDate,
    accountId: string,
  ): Promise<void> {
    if (item.kind === 'IDENTIFIERS') {
      const { ice = null, rc = null, taxId = null, rcCourt = null } = item.values;
      await partners.amend(session, agreement.partnerId, { identifiers: { ice, rc, taxId, rcCourt } });
      const { searchText } = agreement.handling;
      if (ice && !searchText.includes(fold(ice)))
        await agreements.noteHandling(session, agreement._id, { searchText: `${searchText} ${fold(ice)}` });
    }
    if (item.kind !== 'LICENCE' || item.validUntil === null) return;
    await partners.setLicence(session, agreement.partnerId, item.validUntil);
    if (item.validUntil < today) return;
    for (const { _id } of await agreements.listByPartner(agreement.partnerId)) {
      const other = await agreements.findAgreement(_id, session);
      if (other?.suspension?.cause !== 'LICENCE_EXPIRED' || other.endsOn < today) continue;
      const isOwn = other.organizationId === agreement.organizationId;
      await lifeSteps.resume(session, other, isOwn ? { kind: 'account', accountId } : bySystem);
    }
  }

  async function answer(session: ClientSession, id: string): Promise<AgreementRecord> {
    const agreement = await agreements.findAgreement(id, session);
    if (!agreement) throw new Error(`the agreement ${id} was there a moment ago`);
    const checklist = await noteProgress(session, agreement);
    return { ...agreement, handling: { ...agreement.handling, checklist } };
  }

  return {
    view,
    open,
    noteProgress,

    /** Takes what is given for an item; it waits for a decision once all that is asked for is there. */
    async provideChecklistItem(
      { viewer, language, now }: OnboardingRequest,
      input: {
        agreementId: string;
        kind: ChecklistItemKind;
        values?: readonly { field: string; value: string }[] | null;
        fileIds?: readonly string[] | null;
        validUntil?: CivilDate | null;
      },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: giver, agreement } = authorizeOnAgreement(viewer, 'agreement:provide', found);
      const { kind } = input;
      if (!isGivenKind(kind)) return impossible(checklistObstacles.settlesItself[language]);
      const given: GivenKind = kind;
      return await runChange(runInTransaction, async (session) => {
        const held = await current(session, agreement, language);
        const changed = await changeItem(session, held, kind, language, async (item) => {
          const { problems, ...read } = readItemInput(item, given, input, {
            today: civilDateOf(now),
            language,
          });
          if (problems.length > 0) return refuseChange(invalid(...problems));
          const owner = { type: evidenceOwnerType, id: held._id };
          const claimed = await files.claim(session, viewer, input.fileIds ?? [], owner);
          const fileIds = [...item.fileIds, ...claimed.map(({ _id }) => _id)];
          return {
            ...read,
            fileIds,
            state: isWhole({ kind, ...read, fileIds }) ? 'GIVEN' : 'OPEN',
            provided: { byAccountId: giver.accountId, isByPartner: giver.kind === 'partner' },
            decidedByAccountId: null,
            decidedAt: null,
            note: null,
          };
        });
        await recordItem(session, held, giver.accountId, 'checklist:provide', kind, changed.state);
        return await answer(session, held._id);
      });
    },

    /**
     * Accepts or refuses what was given. What a coordinator gave in the partner's place another one decides on; what the
     * partner gave itself any coordinator does. An accepted licence lifts what the old one's end had suspended.
     */
    async decideChecklistItem(
      { viewer, language, now }: OnboardingRequest,
      input: {
        agreementId: string;
        kind: ChecklistItemKind;
        isAccepted: boolean;
        note?: string | null;
      },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: decider, agreement } = authorizeOnAgreement(viewer, 'agreement:onboard', found);
      const { kind, isAccepted } = input;
      if (!isGivenKind(kind)) return impossible(checklistObstacles.settlesItself[language]);
      const note = input.note?.trim() || null;
      const isNoteFit = note !== null && note.length >= noteMinimumLength && note.length <= noteMaximumLength;
      if (!isNoteFit && !(isAccepted && note === null))
        return invalid({ field: 'note', message: checklistFields.note[language] });
      return await runChange(runInTransaction, async (session) => {
        const held = await current(session, agreement, language);
        const state = isAccepted ? 'ACCEPTED' : 'REFUSED';
        await changeItem(session, held, kind, language, async (item) => {
          if (!itemTransitions[item.state].includes(state))
            return refuseChange(impossible(checklistObstacles.nothingToDecide[language]));
          if (item.provided?.byAccountId === decider.accountId)
            return refuseChange(impossible(checklistObstacles.fourEyes[language]));
          if (isAccepted) await takeOver(session, held, item, civilDateOf(now), decider.accountId);
          const { values } = item;
          return { state, values, note, decidedByAccountId: decider.accountId, decidedAt: now };
        });
        const act = isAccepted ? 'checklist:accept' : 'checklist:refuse';
        await recordItem(session, held, decider.accountId, act, kind, state);
        return await answer(session, held._id);
      });
    },

    /** Says who sees to an item and by when; null leaves it to the partner, or without a day. */
    async assignChecklistItem(
      { viewer, language }: OnboardingRequest,
      input: {
        agreementId: string;
        kind: ChecklistItemKind;
        ownerId?: string | null;
        dueOn?: CivilDate | null;
      },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: staff, agreement } = authorizeOnAgreement(viewer, 'agreement:onboard', found);
      const owner = input.ownerId ? await accounts.findById(input.ownerId) : null;
      const mayOwn =
        owner !== null &&
        !owner.isSuspended &&
        mayActOnAgreement(viewerOf(owner), 'agreement:provide', agreement);
      if (input.ownerId && !mayOwn)
        return invalid({ field: 'ownerId', message: checklistFields.owner[language] });
      return await runChange(runInTransaction, async (session) => {
        const held = await current(session, agreement, language);
        const changed = await changeItem(session, held, input.kind, language, async (item) => ({
          ownerAccountId: owner?._id ?? null,
          dueOn: input.dueOn === undefined ? item.dueOn : input.dueOn,
        }));
        await recordItem(session, held, staff.accountId, 'checklist:assign', input.kind, changed.state);
        return await answer(session, held._id);
      });
    },
  };
}
