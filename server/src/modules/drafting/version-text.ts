import { createHash } from 'node:crypto';
import {
  type AgreementValues,
  canonicalText,
  type RenderedClause,
  type RenderedText,
  renderClauses,
} from '@wasl/shared/agreement-text';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { AgreementRecord } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { agreementValues } from './agreement-values.ts';
import type { AgreementVersionRecord, LockedAttachment, LockedValue } from './agreement-version.model.ts';

export type VersionText = ReturnType<typeof createVersionText>;

/** What a version says: its clauses with every variable filled in, and the hash signatures bind to. */
export function createVersionText(dependencies: {
  partners: Pick<PartnerService, 'findPartner'>;
  organizations: Pick<OrganizationService, 'listByIds'>;
  geography: Geography;
  taxonomy: Taxonomy;
}) {
  const { partners, organizations, geography, taxonomy } = dependencies;

  async function valuesOf(
    version: AgreementVersionRecord,
    agreement: AgreementRecord,
    session?: ClientSession,
  ): Promise<AgreementValues> {
    if (version.lockedValues) return valuesByName(version.lockedValues);
    const partner = await partners.findPartner(agreement.partnerId, session);
    const [organization] = await organizations.listByIds([agreement.organizationId]);
    if (!partner || !organization) throw new Error(`agreement ${agreement._id} binds nobody known`);
    return agreementValues({ version, agreement, partner, organization, geography, taxonomy });
  }

  return {
    /** What its variables stand for: as locked, or as partner, organization and terms are now. */
    valuesOf,
    /** The whole text with what is unknown or missing in it. */
    async renderText(
      version: AgreementVersionRecord,
      agreement: AgreementRecord,
      session?: ClientSession,
    ): Promise<RenderedText> {
      return renderClauses(version.clauses, await valuesOf(version, agreement, session));
    },
    /** Clauses in both languages, every variable filled in; those that do not apply are left out. */
    async renderVersion(
      version: AgreementVersionRecord,
      agreement: AgreementRecord,
      session?: ClientSession,
    ): Promise<RenderedClause[]> {
      return renderClauses(version.clauses, await valuesOf(version, agreement, session)).clauses;
    },
  };
}

/** Values as the renderer takes them. */
export function valuesByName(list: readonly LockedValue[]): AgreementValues {
  return Object.fromEntries(list.map(({ name, ...value }) => [name, value]));
}

/** Values as they are stored. */
export function valuesAsList(values: AgreementValues): LockedValue[] {
  return Object.entries(values).map(([name, value]) => ({ name, ...value }));
}

/** SHA-256, in hexadecimal, of what a text says and settles: `canonicalText` in UTF-8. */
export function hashOfText(
  version: AgreementVersionRecord,
  agreement: Pick<AgreementRecord, 'reference'>,
  values: AgreementValues,
  attachments: readonly LockedAttachment[],
): string {
  const { reference } = agreement;
  const attachmentHashes = attachments.map(({ sha256 }) => sha256);
  const text = canonicalText({ ...version, reference, attachmentHashes }, version.clauses, values);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
