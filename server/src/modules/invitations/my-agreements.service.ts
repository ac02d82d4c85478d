import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { forbidden } from '../../platform/errors/app-error.ts';
import type { AgreementRecord, AgreementService } from '../agreements/index.ts';

export type MyAgreementsService = ReturnType<typeof createMyAgreementsService>;

export function createMyAgreementsService({ agreements }: { agreements: AgreementService }) {
  return {
    /** Agreements of the viewer's own partner in any state, newest first: for its owner and managers. */
    async list(viewer: Viewer): Promise<AgreementRecord[]> {
      const reader = authorize(viewer, 'agreement:read');
      if (reader.kind !== 'partner') throw forbidden('agreement:read');
      return await agreements.listByPartner(reader.partnerId);
    },
  };
}
