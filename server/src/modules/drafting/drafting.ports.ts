import type { LocalizedText } from '@wasl/shared/localized-text';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { Actor, AgreementRecord } from '../agreements/index.ts';

/** A prospect as a draft needs it. */
export interface DraftableProspect {
  _id: string;
  organizationId: string;
  /** The partner it is listed as already; null when one is to be made. */
  partnerId: string | null;
  name: LocalizedText;
  categoryCode: string;
  provinceCode: string;
}

/** Where drafts find prospects; given by the pipeline. */
export interface ProspectSource {
  /** An open prospect the viewer may change; null for everybody else, as if it did not exist. */
  findForDraft(viewer: Viewer, prospectId: string, session: ClientSession): Promise<DraftableProspect | null>;
  /** It led to an agreement. */
  markConverted(
    session: ClientSession,
    prospectId: string,
    ledTo: { agreementId: string; partnerId: string; actorAccountId: string },
  ): Promise<void>;
}

/** What drafting asks of parts that are made after it. */
export interface DraftingHooks {
  /** Null while no pipeline is wired: drafts then begin from partners only. */
  prospects: ProspectSource | null;
  /**
   * Ends the open request for signatures of an agreement, if there is one, because its text is taken back. False when it is
   * too late: all have signed.
   */
  voidOpenRequest(session: ClientSession, agreement: AgreementRecord, actor: Actor): Promise<boolean>;
}
