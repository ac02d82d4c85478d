import type { NewEvent } from '../../platform/events/outbox.ts';
import type { SigningRequestRecord } from './signing-request.model.ts';

/** What the consumer `signing` reacts to. Payloads carry ids, never a token or a code. */
export const signingEvents = {
  /** A link goes out. */
  invited: 'signing.invited',
  reminded: 'signing.reminded',
  codeAsked: 'signing.code-asked',
  /** All have signed, or the scan is confirmed: the sealed document is to be made. */
  completed: 'signing.completed',
  sealed: 'signing.sealed',
  /** Cancelled, declined, or its text changed: links no longer work. */
  ended: 'signing.ended',
  addressCorrected: 'signing.address-corrected',
  /** The coordinator is told something. */
  ownerTold: 'signing.owner-told',
} as const;

type About = Pick<SigningRequestRecord, '_id' | 'version'>;

function event(type: string, { _id, version }: About, payload: Record<string, unknown> = {}): NewEvent {
  return { type, documentId: _id, documentVersion: version, payload };
}

/** `seed`: what the link follows from; a link replaced meanwhile is not sent. */
export function invitedEvent(request: About, signatoryId: string, seed: string): NewEvent {
  return event(signingEvents.invited, request, { signatoryId, seed });
}

export function remindedEvent(request: About, signatoryId: string, seed: string): NewEvent {
  return event(signingEvents.reminded, request, { signatoryId, seed });
}

export function codeAskedEvent(request: About, signatoryId: string, codeId: string): NewEvent {
  return event(signingEvents.codeAsked, request, { signatoryId, codeId });
}

export function completedEvent(request: About): NewEvent {
  return event(signingEvents.completed, request);
}

export function sealedEvent(request: About): NewEvent {
  return event(signingEvents.sealed, request);
}

export function endedEvent(request: About, cause: 'CANCELLED' | 'VOIDED' | 'DECLINED'): NewEvent {
  return event(signingEvents.ended, request, { cause });
}

/** Carries the address as it was: it is nowhere else by now. */
export function addressCorrectedEvent(request: About, email: string, language: string): NewEvent {
  return event(signingEvents.addressCorrected, request, { email, language });
}

export function ownerToldEvent(
  request: About,
  kind: 'CODE_LOCKED' | 'DECLINED' | 'DELEGATED' | 'EXPIRED' | 'SEALED',
  signatoryId?: string,
): NewEvent {
  return event(signingEvents.ownerTold, request, { kind, ...(signatoryId ? { signatoryId } : {}) });
}
