import type { NewEvent } from '../../platform/events/outbox.ts';
import type { AgreementRecord } from './agreement.model.ts';

/** What partner and coordinator are written to about. */
export const lifeEvents = {
  endNear: 'agreement.end-near',
  licenceNear: 'agreement.licence-near',
  suspended: 'agreement.suspended',
  resumed: 'agreement.resumed',
  noticeGiven: 'agreement.notice-given',
  over: 'agreement.over',
} as const;

export type LifeEventType = (typeof lifeEvents)[keyof typeof lifeEvents];

/** An event of an agreement's life. `payload`: codes, days and numbers only; names are read when the mail is written. */
export function lifeEvent(
  type: LifeEventType,
  { _id, version }: Pick<AgreementRecord, '_id' | 'version'>,
  payload: Record<string, string | number> = {},
): NewEvent {
  return { type, documentId: _id, documentVersion: version, payload };
}
