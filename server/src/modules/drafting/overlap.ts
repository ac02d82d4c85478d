import type { Language } from '@wasl/shared/language';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  impossible,
  refuseChange,
} from '../agreements/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { overlappingAgreement } from './drafting.texts.ts';

export type RefuseOverlap = ReturnType<typeof createOverlapRefusal>;

/** Gives a change up that would leave the same two with two agreements in the same days and regions. */
export function createOverlapRefusal(dependencies: {
  agreements: Pick<AgreementService, 'listOpenByPartner'>;
  partners: Pick<PartnerService, 'relyOn'>;
}) {
  const { agreements, partners } = dependencies;
  return async (
    session: ClientSession,
    of: Pick<AgreementRecord, 'organizationId' | 'partnerId' | 'regionCodes' | 'startsOn' | 'endsOn'>,
    { exceptId, language }: { exceptId: string | null; language: Language },
  ): Promise<void> => {
    // Two drafts begun at the same instant meet at the partner: the second runs again and sees the first.
    await partners.relyOn(session, of.partnerId);
    const open = await agreements.listOpenByPartner(session, of.organizationId, of.partnerId);
    const other = open.find(
      (each) =>
        each._id !== exceptId &&
        each.startsOn <= of.endsOn &&
        each.endsOn >= of.startsOn &&
        sharesRegion(each.regionCodes, of.regionCodes),
    );
    if (other) refuseChange(impossible(overlappingAgreement(other, language)));
  };
}

function sharesRegion(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null || a.some((code) => b.includes(code));
}
