import type { Clock } from '../../platform/clock.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Logger } from '../../platform/logger.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementService, RecordAct } from '../agreements/index.ts';
import type { VersionService } from '../drafting/index.ts';
import type { FileService } from '../uploads/index.ts';
import { ownerToldEvent, sealedEvent, signingEvents } from './signing.events.ts';
import { progressOf } from './signing.rules.ts';
import type { SigningRequestRecord } from './signing-request.model.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';
import type { TrustService } from './trust-service.ts';

export type SealingService = ReturnType<typeof createSealingService>;

/** What files of a request are registered for: its sealed document and its scan. */
export const fileOwnerType = 'signing-request';

/** Makes the sealed document of a complete request: the same bytes for the same request. */
export type RenderSealedDocument = (request: SigningRequestRecord) => Promise<Uint8Array>;

/**
 * Seals complete requests, exactly once each. The document is made outside of any transaction and may be made again after a
 * crash: it is the same, byte for byte. The one write that leaves SEALING decides; whoever loses removes their file.
 */
export function createSealingService(dependencies: {
  requests: SigningRequestRepository;
  agreements: Pick<AgreementService, 'amend' | 'noteHandling' | 'findAgreement'>;
  versions: Pick<VersionService, 'markSealed'>;
  files: Pick<FileService, 'make' | 'adopt' | 'discard'>;
  render: RenderSealedDocument;
  trustService: TrustService;
  recordAct: RecordAct;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { requests, agreements, versions, files, render, trustService } = dependencies;
  const { recordAct, outbox, runInTransaction, clock } = dependencies;

  async function writeSeal(
    { _id, agreementId, versionNumber }: SigningRequestRecord,
    file: { _id: string; sha256: string },
  ): Promise<boolean> {
    return await runInTransaction(async (session) => {
      const sealedAt = clock.now();
      const sealed = await requests.seal(session, _id, {
        sealedHash: file.sha256,
        sealedFileId: file._id,
        sealedAt,
      });
      if (!sealed) return false;
      await files.adopt(session, file._id, { type: fileOwnerType, id: _id });
      await versions.markSealed(session, agreementId, versionNumber);
      // An agreement that ended while its renewal was being sealed keeps its state; what was signed is sealed all the same.
      await agreements.amend(session, agreementId, ['OUT_FOR_SIGNATURE', 'RENEWING'], { sealedAt });
      await agreements.noteHandling(session, agreementId, { signing: progressOf(sealed) });
      await recordAct(
        session,
        { _id: agreementId, organizationId: sealed.organizationId },
        { kind: 'system' },
        {
          kind: 'signing:seal',
          details: { version: versionNumber },
          changes: [{ field: 'sealedHash', to: file.sha256 }],
        },
      );
      await outbox.append(session, [sealedEvent(sealed), ownerToldEvent(sealed, 'SEALED')]);
      return true;
    });
  }

  return {
    /** Seals a request that is complete. False when it is not, or somebody else sealed it meanwhile. */
    async seal(requestId: string): Promise<boolean> {
      const request = await requests.findById(requestId);
      if (request?.state !== 'SEALING') return false;
      const agreement = await agreements.findAgreement(request.agreementId);
      const document = await trustService.sealDocument(await render(request));
      const file = await files.make({
        name: `${agreement?.reference ?? request._id}.pdf`,
        mediaType: 'application/pdf',
        content: Buffer.from(document),
        organizationId: request.organizationId,
        partnerId: request.partnerId,
      });
      const isSealed = await writeSeal(request, file).catch(async (error: unknown) => {
        await files.discard(file._id).catch(() => undefined);
        throw error;
      });
      if (!isSealed) await files.discard(file._id);
      return isSealed;
    },
  };
}

/**
 * Seals when the last signature is in. A document that cannot be made holds up nobody else's links and codes: it is
 * logged, and tried again by the timed work.
 */
export function createSealingSubscription(sealing: SealingService, logger: Logger): Subscription {
  return {
    wants: (type) => type === signingEvents.completed,
    collapse: false,
    async handle(events) {
      for (const { documentId } of events)
        await sealing.seal(documentId).catch((error: unknown) => {
          logger.error({ err: error, requestId: documentId }, 'an agreement could not be sealed yet');
        });
    },
  };
}
