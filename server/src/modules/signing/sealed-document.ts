import { isolateLeftToRight } from '@wasl/shared/bidi';
import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import { limitText } from '@wasl/shared/limit-text';
import { formatMoney } from '@wasl/shared/money';
import type { AgreementService } from '../agreements/index.ts';
import type { ScheduleLineRecord, VersionService } from '../drafting/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { renderInWorker } from './pdf/render-in-worker.ts';
import type { RenderSealedDocument } from './sealing.service.ts';
import { formatVerificationCode } from './signing.secrets.ts';

const inBoth = (text: (language: 'ar' | 'fr') => string) => ({ ar: text('ar'), fr: text('fr') });

/** Gains and limits of a line as the document says them. */
function scheduleInWords({ label, condition, gain, limits, maximumDiscountCentimes }: ScheduleLineRecord) {
  const headline = headlineGain(gain);
  const bounds = limits.map((limit) => inBoth((language) => limitText(limit, language)));
  const most =
    maximumDiscountCentimes === null ? null : formatMoney(maximumDiscountCentimes, { unit: 'MAD' });
  return {
    label,
    condition,
    gainText: inBoth((language) => headlineText(headline, language).text),
    limitTexts: most
      ? [...bounds, { fr: `Au plus ${most} par bon`, ar: `في حدود ${isolateLeftToRight(most)} لكل قسيمة` }]
      : bounds,
  };
}

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
    return await renderInWorker({
      ...request,
      completedAt,
      reference: agreement.reference,
      organizationName: organization.name,
      partnerName: partner.name,
      clauses: await versions.renderVersion(version, agreement),
      schedule: version.schedule.map(scheduleInWords),
      startsOn,
      endsOn,
      attachments,
      verificationCode: formatVerificationCode(verificationCode),
      verifyUrl: `${publicUrl}/verify/${formatVerificationCode(verificationCode)}`,
    });
  };
}
