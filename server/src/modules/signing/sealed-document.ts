import type { AgreementService } from '../agreements/index.ts';
import type { VersionService } from '../drafting/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { renderSealedDocument } from './pdf/render-sealed-document.ts';
import type { RenderSealedDocument } from './sealing.service.ts';
import { formatVerificationCode } from './signing.secrets.ts';

/**
 * Makes the sealed document of a request from its locked text. Throws when the text no longer says what its hash says:
 * what nobody agreed to is not sealed.
 */
export function createSealedDocument(dependencies: {
  agreements: Pick<AgreementService, 'findAgreement'>;
  versions: Pick<VersionService, 'findVersion' | 'renderVersion' | 'hashMatches'>;
  organizations: Pick<OrganizationService, 'listByIds'>;
  partners: Pick<PartnerService, 'listByIds'>;
  publicUrl: string;
}): RenderSealedDocument {
  const { agreements, versions, organizations, partners, publicUrl } = dependencies;
  return async (request) => {
    const { _id, agreementId, versionNumber, textHash, completedAt, verificationCode } = request;
    const [agreement, version, [organization], [partner]] = await Promise.all([
      agreements.findAgreement(agreementId),
      versions.findVersion(agreementId, versionNumber),
      organizations.listByIds([request.organizationId]),
      partners.listByIds([request.partnerId]),
    ]);
    if (!agreement || !version || !organization || !partner || !completedAt || !verificationCode)
      throw new Error(`request ${_id} is not complete or binds nobody known`);
    if (version.textHash !== textHash || !versions.hashMatches(version, agreement))
      throw new Error(`the text of request ${_id} is not the one that was signed`);
    const { startsOn, endsOn, lockedAttachments: attachments } = version;
    return await renderSealedDocument({
      ...request,
      completedAt,
      reference: agreement.reference,
      organizationName: organization.name,
      partnerName: partner.name,
      clauses: await versions.renderVersion(version, agreement),
      schedule: [],
      startsOn,
      endsOn,
      attachments,
      verificationCode: formatVerificationCode(verificationCode),
      verifyUrl: `${publicUrl}/verify/${formatVerificationCode(verificationCode)}`,
    });
  };
}
