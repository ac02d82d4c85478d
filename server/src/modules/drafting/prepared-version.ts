import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type AgreementRecord, type ChangeRefusal, refuseChange } from '../agreements/index.ts';
import type { AgreementVersionRecord, VersionStage } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';

/** The version being prepared, in the transaction of a change; gives the change up when there is none in these stages. */
export async function getPreparedVersion(
  versions: AgreementVersionRepository,
  session: ClientSession,
  agreement: AgreementRecord,
  stages: readonly VersionStage[],
  refusal: () => ChangeRefusal,
): Promise<AgreementVersionRecord> {
  const version =
    agreement.preparedVersion === null
      ? null
      : await versions.find(agreement._id, agreement.preparedVersion, session);
  if (!version || !stages.includes(version.stage)) return refuseChange(refusal());
  return version;
}
