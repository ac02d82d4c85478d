import type { Language } from '@wasl/shared/language';
import { normalizeEmail } from '../../platform/auth/identifiers.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type Actor,
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  impossible,
  invalid,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { AgreementVersionRecord, VersionService } from '../drafting/index.ts';
import type { RequestWriter } from './request-writer.ts';
import { newSignatory, withoutCode } from './signatory.ts';
import type { SignatoryAddresses } from './signatory-addresses.ts';
import { addressCorrectedEvent, endedEvent, remindedEvent } from './signing.events.ts';
import {
  currentGroupOf,
  dayMillis,
  isTheirTurn,
  mayRemind,
  stateAt,
  withSignatory,
} from './signing.rules.ts';
import { currentConsentVersion, fieldTexts, obstacles } from './signing.texts.ts';
import { readReason } from './signing-input.ts';
import type { SigningRequestRecord, SigningRoute } from './signing-request.model.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';

export type SendingService = ReturnType<typeof createSendingService>;

/** Who asks, in which language they are answered. */
export interface Asker {
  viewer: Viewer;
  language: Language;
}

/** What coordinators do with requests for signatures: send, cancel, remind, send again. */
export function createSendingService(dependencies: {
  requests: SigningRequestRepository;
  writer: RequestWriter;
  agreements: AgreementService;
  versions: Pick<VersionService, 'findVersion'>;
  addresses: SignatoryAddresses;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { requests, writer, agreements, versions, addresses, runInTransaction, clock } = dependencies;

  /** An agreement the viewer may send, with its newest request, read in the transaction. */
  async function open(session: ClientSession, viewer: Viewer, agreementId: string) {
    const found = await agreements.findAgreement(agreementId, session);
    const { agreement, viewer: coordinator } = authorizeOnAgreement(viewer, 'agreement:send', found);
    const actor: Actor = { kind: 'account', accountId: coordinator.accountId };
    return { agreement, actor, coordinator, request: await requests.findLatest(agreementId, session) };
  }

  /** As it is after the change, with what lists show of it. */
  async function reread(session: ClientSession, agreement: AgreementRecord): Promise<AgreementRecord> {
    return (await agreements.findAgreement(agreement._id, session)) ?? agreement;
  }

  /** The request of the text in preparation that can still be signed; refuses the change when there is none. */
  function openRequest(
    request: SigningRequestRecord | null,
    { preparedVersion }: AgreementRecord,
    language: Language,
  ): SigningRequestRecord {
    const isPrepared = request?.versionNumber === preparedVersion;
    if (isPrepared && (request?.state === 'SEALING' || request?.state === 'SEALED'))
      refuseChange(impossible(obstacles.isSealed[language]));
    if (!request || (request.state !== 'OPEN' && request.state !== 'EXPIRED'))
      refuseChange(impossible(obstacles.noRequest[language]));
    return request;
  }

  async function approvedVersion(
    session: ClientSession,
    agreement: AgreementRecord,
    language: Language,
  ): Promise<AgreementVersionRecord & { textHash: string }> {
    const number = agreement.preparedVersion;
    const version = number === null ? null : await versions.findVersion(agreement._id, number, session);
    const { stage, textHash } = version ?? {};
    if (stage === 'SEALED') refuseChange(impossible(obstacles.isSealed[language]));
    if (!version || stage !== 'OUT_FOR_SIGNATURE' || !textHash)
      return refuseChange(impossible(obstacles.notApproved[language]));
    const problems = await addresses.planProblems(session, version, agreement.organizationId, language);
    if (problems.length > 0) refuseChange(impossible(...problems));
    return { ...version, textHash };
  }

  /** The agreement is out for signature from now on; a renewal stays one. Also keeps two senders apart. */
  async function markSent(session: ClientSession, agreement: AgreementRecord): Promise<AgreementRecord> {
    const sent =
      agreement.state === 'IN_REVIEW'
        ? await agreements.moveTo(session, agreement._id, 'OUT_FOR_SIGNATURE')
        : await agreements.amend(session, agreement._id, ['OUT_FOR_SIGNATURE', 'RENEWING'], {});
    if (!sent) throw new Error(`agreement ${agreement._id} cannot be sent from ${agreement.state}`);
    return sent;
  }

  function newRequest(
    agreement: AgreementRecord,
    version: AgreementVersionRecord & { textHash: string },
    how: { route: SigningRoute; expiresInDays: number; accountId: string },
  ): SigningRequestRecord {
    const now = clock.now();
    return {
      _id: newId(),
      agreementId: agreement._id,
      organizationId: agreement.organizationId,
      partnerId: agreement.partnerId,
      versionNumber: version.number,
      textHash: version.textHash,
      state: 'OPEN',
      route: how.route,
      signatories: version.signatories.map((planned) => ({
        ...newSignatory(),
        group: planned.group,
        side: planned.side,
        name: planned.name,
        title: planned.title,
        email: normalizeEmail(planned.email) ?? planned.email,
        language: planned.language,
      })),
      consentVersion: currentConsentVersion,
      sentAt: now,
      sentByAccountId: how.accountId,
      expiresInDays: how.expiresInDays,
      expiresAt: new Date(now.getTime() + how.expiresInDays * dayMillis),
      waitingSince: now,
      nextReminderAt: null,
      scan: null,
      completedAt: null,
      sealedFileId: null,
      sealedAt: null,
      version: 1,
    };
  }

  return {
    /** Sends the approved text of an agreement to those who sign it, by links or on paper. */
    async sendForSignature(
      input: { agreementId: string; route: SigningRoute; expiresInDays: number },
      { viewer, language }: Asker,
    ): Promise<ChangeOutcome> {
      const { agreementId, route, expiresInDays } = input;
      const isWithinBounds = expiresInDays >= 1 && expiresInDays <= 60;
      return await runChange(runInTransaction, async (session) => {
        const { agreement, actor, coordinator, request } = await open(session, viewer, agreementId);
        if (!isWithinBounds)
          refuseChange(invalid({ field: 'expiresInDays', message: fieldTexts.days[language] }));
        const version = await approvedVersion(session, agreement, language);
        if (request && ['OPEN', 'EXPIRED', 'SEALING'].includes(request.state))
          refuseChange(impossible(obstacles.isRunning[language]));
        const sent = await markSent(session, agreement);
        const { accountId } = coordinator;
        const drafted = newRequest(sent, version, { route, expiresInDays, accountId });
        await writer.insert(session, drafted, {
          actor,
          acts: [
            {
              kind: 'signing:send',
              details: { version: version.number },
              changes: [
                { field: 'state', from: agreement.state, to: sent.state },
                { field: 'route', to: route },
                { field: 'textHash', to: version.textHash },
              ],
            },
          ],
        });
        return await reread(session, sent);
      });
    },

    /** Gives up a request; the approved text stays and can be sent again. */
    async cancelSigning(
      input: { agreementId: string; reason: string },
      { viewer, language }: Asker,
    ): Promise<ChangeOutcome> {
      const reason = readReason(input.reason);
      return await runChange(runInTransaction, async (session) => {
        const { agreement, actor, request: latest } = await open(session, viewer, input.agreementId);
        if (!reason) refuseChange(invalid({ field: 'reason', message: fieldTexts.reason[language] }));
        const request = openRequest(latest, agreement, language);
        await writer.write(
          session,
          request,
          { ...request, state: 'CANCELLED', signatories: request.signatories.map(withoutCode) },
          {
            actor,
            acts: [
              {
                kind: 'signing:cancel',
                details: { version: request.versionNumber, reason: reason ?? '' },
                changes: [{ field: 'state', from: request.state, to: 'CANCELLED' }],
              },
            ],
            events: (written) => [endedEvent(written, 'CANCELLED')],
          },
        );
        return await reread(session, agreement);
      });
    },

    /** Reminds one signatory, or everybody whose turn it is and who was not reminded within twelve hours. */
    async remindSignatory(
      input: { agreementId: string; signatoryId: string | null },
      { viewer, language }: Asker,
    ): Promise<ChangeOutcome> {
      const now = clock.now();
      return await runChange(runInTransaction, async (session) => {
        const { agreement, actor, request: latest } = await open(session, viewer, input.agreementId);
        const request = openRequest(latest, agreement, language);
        if (request.route === 'PAPER') refuseChange(impossible(obstacles.onPaper[language]));
        if (stateAt(request, now) === 'EXPIRED') refuseChange(impossible(obstacles.isExpired[language]));
        const asked = request.signatories.filter(
          (each) =>
            isTheirTurn(request, each, now) && (input.signatoryId === null || each.id === input.signatoryId),
        );
        if (asked.length === 0) refuseChange(impossible(obstacles.notTheirTurn[language]));
        const reminded = asked.filter((each) => mayRemind(each, now));
        if (reminded.length === 0) refuseChange(impossible(obstacles.remindedRecently[language]));
        const ids = new Set(reminded.map(({ id }) => id));
        await writer.write(
          session,
          request,
          {
            ...request,
            signatories: request.signatories.map((each) =>
              ids.has(each.id) ? { ...each, remindedAt: [...each.remindedAt, now] } : each,
            ),
          },
          {
            actor,
            acts: reminded.map(({ name }) => ({ kind: 'signing:remind' as const, details: { name } })),
            events: (written) =>
              reminded.flatMap(({ id, linkSeed }) =>
                linkSeed ? [remindedEvent(written, id, linkSeed)] : [],
              ),
          },
        );
        return await reread(session, agreement);
      });
    },

    /**
     * Sends a signatory a new link, to a corrected address where one is given; the link before stops working. An expired
     * request is opened again by it, for as many days as at first, with new links for everybody whose turn it is.
     */
    async resendSigningLink(
      input: { agreementId: string; signatoryId: string; email: string | null },
      { viewer, language }: Asker,
    ): Promise<ChangeOutcome> {
      const now = clock.now();
      return await runChange(runInTransaction, async (session) => {
        const { agreement, actor, request: latest } = await open(session, viewer, input.agreementId);
        const request = openRequest(latest, agreement, language);
        if (request.route === 'PAPER') refuseChange(impossible(obstacles.onPaper[language]));
        const isReopened = stateAt(request, now) === 'EXPIRED';
        const reopened: SigningRequestRecord = isReopened
          ? {
              ...request,
              state: 'OPEN',
              waitingSince: now,
              expiresAt: new Date(now.getTime() + request.expiresInDays * dayMillis),
            }
          : request;
        const signatory = reopened.signatories.find(({ id }) => id === input.signatoryId);
        if (!signatory || !isTheirTurn(reopened, signatory, now))
          return refuseChange(impossible(obstacles.notTheirTurn[language]));
        const problem = await addresses.correctionProblem(
          session,
          { request, signatory },
          input.email,
          language,
        );
        if (problem) refuseChange(invalid(problem));
        const email = input.email === null ? signatory.email : (normalizeEmail(input.email) ?? '');
        const isCorrected = email !== signatory.email;
        const group = currentGroupOf(reopened);
        const renewed = reopened.signatories.filter(
          (each) =>
            each.id === signatory.id || (isReopened && each.state !== 'DELEGATED' && each.group === group),
        );
        const ids = renewed.filter((each) => isTheirTurn(reopened, each, now)).map(({ id }) => id);
        const corrected = withSignatory(reopened, signatory.id, { email });
        await writer.write(
          session,
          request,
          {
            ...corrected,
            signatories: corrected.signatories.map((each) =>
              ids.includes(each.id) ? writer.invited(each) : each,
            ),
          },
          {
            actor,
            acts: [
              {
                kind: 'signing:resend',
                details: { name: signatory.name },
                changes: [{ field: 'address', to: isCorrected ? 'corrected' : 'kept' }],
              },
            ],
            events: (each) =>
              isCorrected ? [addressCorrectedEvent(each, signatory.email, signatory.language)] : [],
          },
          ids,
        );
        return await reread(session, agreement);
      });
    },

    /**
     * Ends the request of the text in preparation because the text is taken back or given up: what was collected is void.
     * False, and nothing changed, when all have signed already. In the caller's transaction.
     */
    async voidOpenRequest(
      session: ClientSession,
      agreement: AgreementRecord,
      actor: Actor,
    ): Promise<boolean> {
      const request = await requests.findLatest(agreement._id, session);
      if (request?.state === 'SEALING') return false;
      if (request?.state === 'SEALED') return request.versionNumber !== agreement.preparedVersion;
      if (!request || !['OPEN', 'EXPIRED'].includes(request.state)) return true;
      await writer.write(
        session,
        request,
        { ...request, state: 'VOIDED', signatories: request.signatories.map(withoutCode) },
        { actor, acts: [], events: (written) => [endedEvent(written, 'VOIDED')] },
      );
      return true;
    },
  };
}
