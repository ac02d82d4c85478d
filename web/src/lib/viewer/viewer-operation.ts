import type { Language } from '@wasl/shared/language';
import type { OperationDocument } from '../graphql/document.ts';
import text from './viewer.graphql?raw';

export type ViewerRole =
  | 'MEMBER'
  | 'PARTNER_OWNER'
  | 'PARTNER_MANAGER'
  | 'PARTNER_CASHIER'
  | 'COORDINATOR'
  | 'NATIONAL_COORDINATOR'
  | 'ADMINISTRATOR'
  | 'AUDITOR';

interface NamedThing {
  id: string;
  name: { display: string };
}

/** Whoever is signed in, as far as the frame of every page needs it. */
export interface Viewer {
  role: ViewerRole;
  language: Language;
  name: { display: string; displayLanguage: Language };
  member: { id: string; membershipNumber: string; state: string; organization: NamedThing } | null;
  partnerStaff: { partner: NamedThing; branches: readonly NamedThing[] } | null;
}

export const ViewerDocument: OperationDocument<{ viewer: Viewer | null }, Record<string, never>> = {
  toString: () => text,
  __meta__: { operationName: 'Viewer' },
};
