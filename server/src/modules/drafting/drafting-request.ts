import type { Language } from '@wasl/shared/language';
import type { Viewer } from '../../platform/auth/viewer.ts';

/** Who asks for a change, in which language they read what stands in its way. */
export interface DraftingRequest {
  viewer: Viewer;
  language: Language;
}

export function byAccount({ accountId }: { accountId: string }) {
  return { kind: 'account', accountId } as const;
}
