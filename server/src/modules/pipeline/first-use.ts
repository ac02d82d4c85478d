import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { OfferService } from '../offers/index.ts';

const batchSize = 500;

/**
 * Notes on agreements nobody had used what their offers say by now, so that the board stops asking for a call. Redemptions
 * themselves never write to the agreement: many at once would wait for each other. Says how many were noted.
 */
export async function countFirstUses(dependencies: {
  agreements: Pick<AgreementService, 'listNeverUsed' | 'noteHandling'>;
  offers: Pick<OfferService, 'listResting'>;
  runInTransaction: RunInTransaction;
}): Promise<number> {
  const { agreements, offers, runInTransaction } = dependencies;
  const unused = await agreements.listNeverUsed();
  let noted = 0;
  for (let at = 0; at < unused.length; at += batchSize) {
    const uses = new Map<string, number>();
    const resting = await offers.listResting({ agreementIds: unused.slice(at, at + batchSize) });
    for (const { agreementId, redemptionCount } of resting)
      if (redemptionCount > 0) uses.set(agreementId, (uses.get(agreementId) ?? 0) + redemptionCount);
    for (const [agreementId, redemptionCount] of uses) {
      await runInTransaction((session) => agreements.noteHandling(session, agreementId, { redemptionCount }));
      noted++;
    }
  }
  return noted;
}
