import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type Actor,
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  impossible,
  invalid,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { FileService } from '../uploads/index.ts';
import type { RequestWriter } from './request-writer.ts';
import { fileOwnerType } from './sealing.service.ts';
import type { Asker } from './sending.service.ts';
import { completedEvent } from './signing.events.ts';
import { isAsked, stateAt } from './signing.rules.ts';
import { newVerificationCode } from './signing.secrets.ts';
import { fieldTexts, obstacles } from './signing.texts.ts';
import { readReason } from './signing-input.ts';
import type { SigningRequestRecord, SigningScanRecord } from './signing-request.model.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';

export type PaperService = ReturnType<typeof createPaperService>;

/** Signing by hand: one person uploads the scan, another looks at it and confirms. */
export function createPaperService(dependencies: {
  requests: SigningRequestRepository;
  writer: RequestWriter;
  agreements: AgreementService;
  files: Pick<FileService, 'claim'>;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { requests, writer, agreements, files, runInTransaction, clock } = dependencies;

  /** The open request on paper of an agreement the viewer may send; refuses the change when there is none. */
  async function open(session: ClientSession, agreementId: string, { viewer, language }: Asker) {
    const found = await agreements.findAgreement(agreementId, session);
    const { agreement, viewer: coordinator } = authorizeOnAgreement(viewer, 'agreement:send', found);
    const request = await requests.findLatest(agreementId, session);
    if (!request || !['OPEN', 'EXPIRED'].includes(request.state))
      return refuseChange(impossible(obstacles.noRequest[language]));
    if (request.route !== 'PAPER') refuseChange(impossible(obstacles.byLinks[language]));
    if (stateAt(request, clock.now()) === 'EXPIRED') refuseChange(impossible(obstacles.noRequest[language]));
    const actor: Actor = { kind: 'account', accountId: coordinator.accountId };
    return { agreement, request, coordinator, actor };
  }

  /** Everybody signed the same sheet; the document is sealed from here on. */
  function completed(
    request: SigningRequestRecord,
    scan: SigningScanRecord,
    accountId: string,
  ): SigningRequestRecord {
    const now = clock.now();
    return {
      ...request,
      state: 'SEALING',
      completedAt: now,
      verificationCode: newVerificationCode(),
      scan: { ...scan, confirmedByAccountId: accountId, confirmedAt: now },
      signatories: request.signatories.map((each) =>
        isAsked(each) ? { ...each, state: 'SIGNED', decidedAt: now } : each,
      ),
    };
  }

  return {
    async uploadSignedScan(
      input: { agreementId: string; fileId: string },
      asker: Asker,
    ): Promise<ChangeOutcome> {
      const { viewer, language } = asker;
      return await runChange(runInTransaction, async (session) => {
        const { agreement, request, coordinator, actor } = await open(session, input.agreementId, asker);
        if (request.scan) refuseChange(impossible(obstacles.scanWaits[language]));
        const owner = { type: fileOwnerType, id: request._id };
        const [file] = await files.claim(session, viewer, [input.fileId], owner).catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'NOT_FOUND')
            return refuseChange(invalid({ field: 'fileId', message: fieldTexts.scanFile[language] }));
          throw error;
        });
        if (!file) throw new Error('a file was claimed and is not there');
        const scan: SigningScanRecord = {
          fileId: file._id,
          sha256: file.sha256,
          uploadedByAccountId: coordinator.accountId,
          uploadedAt: clock.now(),
          confirmedByAccountId: null,
          confirmedAt: null,
        };
        await writer.write(
          session,
          request,
          { ...request, scan },
          {
            actor,
            acts: [{ kind: 'signing:upload-scan', changes: [{ field: 'scan', to: file.sha256 }] }],
          },
        );
        return (await agreements.findAgreement(agreement._id, session)) ?? agreement;
      });
    },

    /** Confirms or refuses a scan; never by who uploaded it. A refused one stays stored and another can be uploaded. */
    async confirmSignedScan(
      input: { agreementId: string; isAccepted: boolean; note: string | null },
      asker: Asker,
    ): Promise<ChangeOutcome> {
      const { language } = asker;
      return await runChange(runInTransaction, async (session) => {
        const { agreement, request, coordinator, actor } = await open(session, input.agreementId, asker);
        const { scan } = request;
        if (!scan) return refuseChange(impossible(obstacles.noScan[language]));
        const { accountId } = coordinator;
        if (scan.uploadedByAccountId === accountId) refuseChange(impossible(obstacles.ownScan[language]));
        const note = input.note === null ? null : readReason(input.note);
        if (!input.isAccepted && !note)
          refuseChange(invalid({ field: 'note', message: fieldTexts.reason[language] }));
        await writer.write(
          session,
          request,
          input.isAccepted ? completed(request, scan, accountId) : { ...request, scan: null },
          {
            actor,
            acts: [
              {
                kind: input.isAccepted ? 'signing:confirm-scan' : 'signing:refuse-scan',
                details: note ? { note } : {},
                changes: [{ field: 'scan', to: scan.sha256 }],
              },
            ],
            events: (written) => (input.isAccepted ? [completedEvent(written)] : []),
          },
        );
        return (await agreements.findAgreement(agreement._id, session)) ?? agreement;
      });
    },
  };
}
