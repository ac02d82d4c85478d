import type { NewEvent } from '../../platform/events/outbox.ts';
import type { AgreementRecord } from './agreement.model.ts';

/** What search hears when offers that rest on an agreement may have become usable or ceased to be. */
export function agreementChanged({
  _id,
  version,
  partnerId,
}: Pick<AgreementRecord, '_id' | 'version' | 'partnerId'>): NewEvent {
  return { type: 'agreement.changed', documentId: _id, documentVersion: version, payload: { partnerId } };
}
