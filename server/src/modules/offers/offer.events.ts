import type { NewEvent } from '../../platform/events/outbox.ts';
import type { OfferRecord } from './offer.model.ts';

/** What search hears when an offer is not what it was. */
export function offerChanged({
  _id,
  version,
  partnerId,
}: Pick<OfferRecord, '_id' | 'version' | 'partnerId'>): NewEvent {
  return { type: 'offer.changed', documentId: _id, documentVersion: version, payload: { partnerId } };
}
