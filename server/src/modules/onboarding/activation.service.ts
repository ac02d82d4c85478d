import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { authorize } from '../../platform/auth/authorize.ts';
import type { OfficeViewer } from '../../platform/auth/viewer.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type BudgetRepository,
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
    accountId: string,
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
      await recordAct(
        session,
        before,
        { kind: 'account', accountId },
        {
          kind: 'offer:extend',
          details: namedIn(offer.title),
          changes: [{ field: 'validTo', from: offer.validTo, to: version.endsOn }],
        },
      );
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
  ): Promise<AgreementRecord | null> {
    const isRenewal = agreement.state === 'RENEWING';
    const { startsOn, endsOn, noticeDays } = version;
    return await agreements.moveTo(session, agreement._id, 'ACTIVE', {
      // A renewal continues what is in force: between its activation and its first day nothing stands still.
      startsOn: isRenewal && agreement.startsOn < startsOn ? agreement.startsOn : startsOn,
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
    { accountId }: OfficeViewer,
  ): Promise<void> {
    await recordAct(
      session,
      before,
      { kind: 'account', accountId },
      {
        kind: missing.length > 0 ? 'agreement:activate-by-exception' : 'agreement:activate',
        details: { version: version.number },
        changes: [
          { field: 'state', from: before.state, to: 'ACTIVE' },
          { field: 'versionInForce', from: before.versionInForce, to: version.number },
          { field: 'endsOn', from: before.endsOn, to: version.endsOn },
          ...missing.map((kind) => ({ field: `checklist.${kind}`, to: 'WAIVED' })),
        ],
      },
    );
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
        const { held, version, partner } = await readSealed(session, agreement._id, now, language);
        const missing = (await checklist.view(held, now, session))?.missing ?? [];
        if (missing.length > 0 && reason === null)
          return refuseChange(impossible(...missing.map((kind) => itemMissing(kind, language))));

        const exception = reason === null ? null : { byAccountId: staff.accountId, reason, at: now };
        await closeChecklist(session, held, missing, exception);
        const active = await putInForce(session, held, version);
        if (!active) return refuseChange(impossible(activationObstacles.notSealed[language]));
        await budgets.renew(session, held._id, version.budgetCentimes);
        if (held.state === 'RENEWING') await extendOffers(session, held, version, staff.accountId);
        if (partner?.state === 'PROSPECT') await partners.setState(session, partner._id, 'ACTIVE');
        await recordActivation(session, held, version, missing, staff);
        // A renewal goes on being counted; a first agreement waits for its first use.
        const redemptionCount = held.handling.redemptionCount ?? 0;
        await agreements.noteHandling(session, held._id, { review: null, signing: null, redemptionCount });
        const progress = await checklist.noteProgress(session, active);
        const handling = {
          ...active.handling,
          review: null,
          signing: null,
          checklist: progress,
          redemptionCount,
        };
        return { ...active, handling };
      });
    },
  };
}
