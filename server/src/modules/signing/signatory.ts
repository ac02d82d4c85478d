import { newId } from '../../platform/mongo/object-id.ts';
import { noLink } from './signing.secrets.ts';
import type { SignatoryRecord } from './signing-request.model.ts';

/** A signatory before anything was sent to them; who they are is added. */
export function newSignatory(): Omit<
  SignatoryRecord,
  'group' | 'side' | 'name' | 'title' | 'email' | 'language'
> {
  const id = newId();
  return {
    id,
    state: 'WAITING',
    linkHash: noLink(id),
    linkSeed: null,
    linkSentAt: null,
    openedAt: null,
    remindedAt: [],
    scheduledReminders: 0,
    code: null,
    codesAskedAt: [],
    signature: null,
    decidedAt: null,
    declineReason: null,
    delegatedFrom: null,
  };
}

/** Codes of a request that ended are worth nothing. */
export function withoutCode(signatory: SignatoryRecord): SignatoryRecord {
  return { ...signatory, code: null };
}
