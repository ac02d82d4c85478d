import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementService } from '../agreements/index.ts';
import { createDataCheck, type DataCheck } from '../vouchers/index.ts';
import type { AgreementVersionRecord } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import type { VersionService } from './version.service.ts';

/** Locked texts against their hashes: a word changed since somebody signed is found, and left to people. */
export function createTextCheck(dependencies: {
  versions: AgreementVersionRepository;
  texts: VersionService;
  agreements: AgreementService;
  runInTransaction: RunInTransaction;
}): DataCheck {
  const { versions, texts, agreements, runInTransaction } = dependencies;

  async function holds(version: AgreementVersionRecord): Promise<boolean> {
    const agreement = await agreements.findAgreement(version.agreementId);
    return agreement !== null && texts.hashMatches(version, agreement);
  }

  return createDataCheck({
    name: 'texts of agreements',
    subject: 'text',
    runInTransaction,
    async findSuspects() {
      const ids: string[] = [];
      let examined = 0;
      for await (const version of versions.walkLocked()) {
        examined++;
        if (!(await holds(version))) ids.push(version._id);
      }
      return { ids, examined };
    },
    async examine(session, id) {
      const version = await versions.findById(id, session);
      if (!version || version.textHash === null || (await holds(version))) return null;
      return { problem: 'no longer says what its hash says', mend: null };
    },
  });
}
