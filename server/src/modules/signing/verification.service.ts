import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { type AgreementService, isInForce } from '../agreements/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { SigningAttemptLimits } from './attempt-limits.ts';
import { signedCountOf } from './signing.rules.ts';
import { readVerificationCode } from './signing.secrets.ts';
import { authenticText, notAuthentic } from './signing.texts.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';

export type VerificationService = ReturnType<typeof createVerificationService>;

/** What somebody who holds a copy or its code is told; nothing of the content. */
export interface DocumentVerification {
  isAuthentic: boolean;
  reference: string | null;
  organizationName: LocalizedText | null;
  partnerName: LocalizedText | null;
  sealedAt: Date | null;
  signatoryCount: number | null;
  sha256: string | null;
  isInForce: boolean | null;
  text: string;
}

export function createVerificationService(dependencies: {
  requests: SigningRequestRepository;
  agreements: Pick<AgreementService, 'findAgreement'>;
  organizations: Pick<OrganizationService, 'listByIds'>;
  partners: Pick<PartnerService, 'listByIds'>;
  limits: Pick<SigningAttemptLimits, 'verification'>;
  clock: Clock;
}) {
  const { requests, agreements, organizations, partners, limits, clock } = dependencies;

  async function find(hashOrCode: string) {
    const sealedHash = hashOrCode.trim().toLowerCase();
    if (/^[0-9a-f]{64}$/.test(sealedHash)) return await requests.findSealed({ sealedHash });
    const verificationCode = readVerificationCode(hashOrCode);
    return verificationCode ? await requests.findSealed({ verificationCode }) : null;
  }

  return {
    /**
     * Whether Wasl sealed a document: by its SHA-256 or the code on its certificate. Public; throws RATE_LIMITED when an
     * address asks for too many that do not exist.
     */
    async verifyDocument(
      hashOrCode: string,
      { language, clientAddress }: { language: Language; clientAddress: string },
    ): Promise<DocumentVerification> {
      const retryAfterSeconds = await limits.verification.attempt(clientAddress);
      if (retryAfterSeconds > 0)
        throw new AppError('RATE_LIMITED', 'Too many requests.', { retryAfterSeconds });
      const request = await find(hashOrCode);
      const [agreement, [organization], [partner]] = await Promise.all([
        request && agreements.findAgreement(request.agreementId),
        request ? organizations.listByIds([request.organizationId]) : [],
        request ? partners.listByIds([request.partnerId]) : [],
      ]);
      if (!request?.sealedAt || !request.sealedHash || !agreement || !organization || !partner)
        return {
          isAuthentic: false,
          reference: null,
          organizationName: null,
          partnerName: null,
          sealedAt: null,
          signatoryCount: null,
          sha256: null,
          isInForce: null,
          text: notAuthentic[language],
        };
      await limits.verification.refund(clientAddress);
      const found = {
        reference: agreement.reference,
        organizationName: organization.name,
        partnerName: partner.name,
        sealedAt: request.sealedAt,
        signatoryCount: signedCountOf(request),
        // A text that was sealed for later, or was renewed since, is not the one in force.
        isInForce:
          agreement.versionInForce === request.versionNumber &&
          isInForce(agreement, civilDateOf(clock.now())),
      };
      return {
        isAuthentic: true,
        ...found,
        sha256: request.sealedHash,
        text: authenticText(found, language),
      };
    },
  };
}
