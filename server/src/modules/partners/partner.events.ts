import type { NewEvent } from '../../platform/events/outbox.ts';
import type { BranchRecord } from './branch.model.ts';
import type { PartnerRecord } from './partner.model.ts';

/** What search and others hear when a partner is not what it was. */
export function partnerChanged({ _id, version }: Pick<PartnerRecord, '_id' | 'version'>): NewEvent {
  return { type: 'partner.changed', documentId: _id, documentVersion: version };
}

export function branchChanged({
  _id,
  version,
  partnerId,
}: Pick<BranchRecord, '_id' | 'version' | 'partnerId'>): NewEvent {
  return { type: 'branch.changed', documentId: _id, documentVersion: version, payload: { partnerId } };
}
