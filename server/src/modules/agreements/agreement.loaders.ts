import { loaderById } from '../../platform/graphql/context.ts';
import type { AgreementService } from './agreement.service.ts';

export type AgreementLoader = ReturnType<typeof createAgreementLoader>;

/** For rules that need the agreement behind an offer; what a viewer is shown goes through `findVisibleAgreement`. */
export function createAgreementLoader(agreements: AgreementService) {
  return loaderById(
    (ids) => agreements.listByIds(ids),
    (agreement) => agreement._id,
  );
}
