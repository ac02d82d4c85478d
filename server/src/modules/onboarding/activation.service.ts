import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { authorize } from '../../platform/auth/authorize.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type Actor,
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type BudgetRepository,
  bySystem,
  type ChangeOutcome,
  impossible,
  invalid,
  namedIn,
  type RecordAct,
  readReason,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { AgreementVersionRecord, VersionService } from '../drafting/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { ChecklistItemKind } from './checklist.model.ts';
import type { ChecklistRepository } from './checklist.repository.ts';
import type { ChecklistService, OnboardingRequest } from './checklist.service.ts';
import { sameLines } from './offer-from-schedule.ts';
import { activationObstacles, exceptionReasonProblem, itemMissing, periodOver } from './onboarding.texts.ts';

export type ActivationService = ReturnType<typeof createActivationService>;

/** Puts sealed agreements and sealed renewals in force. */
export function createActivationService(dependencies: {
  agreements: AgreementService;
  recordAct: RecordAct;
  budgets: BudgetRepository;
  versions: Pick<VersionService, 'findVersion'>;
  partners: PartnerService;
  offers: OfferService;
  checklist: ChecklistService;
  checklists: ChecklistRepository;
  runInTransaction: RunInTransaction;
}) {
  const { agreements, recordAct, budgets, versions, partners, offers, checklist, checklists } = dependencies;
  const { runInTransaction } = dependencies;

  /** Offers that ended with the old period go on with the new one where its schedule still grants the same. */
  async function extendOffers(
    session: ClientSession,
    before: AgreementRecord,
    version: AgreementVersionRecord,
    actor: Actor,
  ): Promise<void> {
    const old =
      before.versionInForce === null
        ? null
        : await versions.findVersion(before._id, before.versionInForce, session);
    for (const offer of await offers.listByAgreement(before._id, session)) {
      if (offer.validTo !== before.endsOn || offer.validTo >= version.endsOn) continue;
      const keys = offer.scheduleLines?.keys;
      if (!keys || !old || !sameLines(old.schedule, version.schedule, keys)) continue;
      const extended = await offers.extend(session, offer._id, version.endsOn);
      if (!extended) continue;
      await recordAct(session, before, actor, {
        kind: 'offer:extend',
        details: namedIn(offer.title),
        changes: [{ field: 'validTo', from: offer.validTo, to: version.endsOn }],
      });
    }
  }

  /** Keeps what was missing with who let it pass and why; a checklist that is complete needs no exception. */
  async function closeChecklist(
    session: ClientSession,
    agreement: AgreementRecord,
    missing: readonly ChecklistItemKind[],
    exception: { byAccountId: string; reason: string; at: Date } | null,
  ): Promise<void> {
    const record = await checklist.open(session, agreement);
    await checklists.save(session, {
      ...record,
      exception: exception && missing.length > 0 ? { ...exception, missing: [...missing] } : record.exception,
    });
  }

  /** What is to be put in force, as the transaction sees it; refused when it is not sealed, or cannot be any more. */
  async function readSealed(session: ClientSession, id: string, now: Date, language: Language) {
    const held = await agreements.findAgreement(id, session);
    const number = held?.sealedAt ? held.preparedVersion : null;
    const version = number === null ? null : await versions.findVersion(id, number, session);
    if (!held || version?.stage !== 'SEALED')
      return refuseChange(impossible(activationObstacles.notSealed[language]));
    if (version.endsOn < civilDateOf(now))
      return refuseChange(impossible(periodOver(version.endsOn, language)));
    const partner = await partners.findPartner(held.partnerId, session);
    if (partner?.state === 'SUSPENDED')
      return refuseChange(impossible(activationObstacles.partnerSuspended[language]));
    return { held, version, partner };
  }

  async function putInForce(
    session: ClientSession,
    agreement: AgreementRecord,
    version: AgreementVersionRecord,
    today: CivilDate,
  ): Promise<AgreementRecord | null> {
    const { startsOn, endsOn, noticeDays } = version;
    // A renewal continues what is in force: between its activation and its first day nothing stands still.
    const goesOn = agreement.endsOn >= today || startsOn <= addDays(agreement.endsOn, 1);
    return await agreements.moveTo(session, agreement._id, 'ACTIVE', {
      startsOn: agreement.state === 'RENEWING' && goesOn ? agreement.startsOn : startsOn,
      endsOn,
      noticeDays,
      versionInForce: version.number,
      preparedVersion: null,
      sealedAt: null,
      termination: null,
    });
  }

  async function recordActivation(
    session: ClientSession,
    before: AgreementRecord,
    version: AgreementVersionRecord,
    missing: readonly ChecklistItemKind[],
    actor: Actor,
  ): Promise<void> {
    await recordAct(session, before, actor, {
      kind: missing.length > 0 ? 'agreement:activate-by-exception' : 'agreement:activate',
      details: { version: version.number },
      changes: [
        { field: 'state', from: before.state, to: 'ACTIVE' },
        { field: 'versionInForce', from: before.versionInForce, to: version.number },
        { field: 'endsOn', from: before.endsOn, to: version.endsOn },
        ...missing.map((kind) => ({ field: `checklist.${kind}`, to: 'WAIVED' })),
      ],
    });
  }

  /** All that putting in force brings about; null, and nothing changed, when the state does not lead there. */
  async function activate(
    session: ClientSession,
    { held, version, partner }: Awaited<ReturnType<typeof readSealed>>,
    missing: readonly ChecklistItemKind[],
    { actor, now }: { actor: Actor; now: Date },
  ): Promise<AgreementRecord | null> {
    const active = await putInForce(session, held, version, civilDateOf(now));
    if (!active) return null;
    await budgets.renew(session, held._id, version.budgetCentimes);
    if (held.state === 'RENEWING') await extendOffers(session, held, version, actor);
    if (partner?.state === 'PROSPECT') await partners.setState(session, partner._id, 'ACTIVE');
    await recordActivation(session, held, version, missing, actor);
    // A renewal goes on being counted; a first agreement waits for its first use.
    const redemptionCount = held.handling.redemptionCount ?? 0;
    const settled = { review: null, signing: null, redemptionCount };
    await agreements.noteHandling(session, held._id, settled);
    const progress = await checklist.noteProgress(session, active);
    return { ...active, handling: { ...active.handling, ...settled, checklist: progress } };
  }

  return {
    /**
     * Puts a sealed agreement, or its sealed renewal, in force in one transaction: period, notice and budget from the text,
     * the partner shown to members, offers of a renewal extended. Refused with what is missing; a national coordinator may let
     * a checklist that is not complete pass with a reason, which is kept with what was missing.
     */
    async activateAgreement(
      { viewer, language, now }: OnboardingRequest,
      input: { agreementId: string; exceptionReason?: string | null },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: staff, agreement } = authorizeOnAgreement(viewer, 'agreement:activate', found);
      const asksException = Boolean(input.exceptionReason?.trim());
      if (asksException) authorize(viewer, 'agreement:except', { organizationId: agreement.organizationId });
      const reason = readReason(input.exceptionReason);
      if (asksException && reason === null)
        return invalid({ field: 'exceptionReason', message: exceptionReasonProblem[language] });
      return await runChange(runInTransaction, async (session) => {
        const sealed = await readSealed(session, agreement._id, now, language);
        const missing = (await checklist.view(sealed.held, now, session))?.missing ?? [];
        if (missing.length > 0 && reason === null)
          return refuseChange(impossible(...missing.map((kind) => itemMissing(kind, language))));
        const exception = reason === null ? null : { byAccountId: staff.accountId, reason, at: now };
        await closeChecklist(session, sealed.held, missing, exception);
        const actor: Actor = { kind: 'account', accountId: staff.accountId };
        const active = await activate(session, sealed, missing, { actor, now });
        return active ?? refuseChange(impossible(activationObstacles.notSealed[language]));
      });
    },

    /**
     * A renewal that all have signed and nobody put in force before the old period ended: it goes on by itself when nothing is
     * missing. Null, and nothing changed, when it cannot.
     */
    async continueByRenewal(
      session: ClientSession,
      agreement: AgreementRecord,
      now: Date,
    ): Promise<AgreementRecord | null> {
      const { state, sealedAt, preparedVersion, partnerId } = agreement;
      if (state !== 'RENEWING' || !sealedAt || preparedVersion === null) return null;
      const version = await versions.findVersion(agreement._id, preparedVersion, session);
      const partner = await partners.findPartner(partnerId, session);
      if (version?.stage !== 'SEALED' || version.endsOn < civilDateOf(now) || partner?.state !== 'ACTIVE')
        return null;
      const missing = (await checklist.view(agreement, now, session))?.missing ?? [];
      if (missing.length > 0) return null;
      const sealed = { held: agreement, version, partner };
      return await activate(session, sealed, missing, { actor: bySystem, now });
    },
  };
}
