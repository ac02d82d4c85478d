import type { Clock } from '../../platform/clock.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementRecord, AgreementService } from '../agreements/index.ts';
import type { OfferService } from '../offers/index.ts';
import { createDataCheck, type DataCheck } from '../vouchers/index.ts';
import type { ChecklistService } from './checklist.service.ts';

type Counted = Pick<AgreementRecord['handling'], 'submittedOffers' | 'checklist'>;

/**
 * What lists show of an agreement beside its state (`handling`) against the documents it tells of: offers to decide on and the
 * checklist, where somebody counted it.
 */
export function createHandlingCheck(dependencies: {
  agreements: AgreementService;
  offers: OfferService;
  checklist: ChecklistService;
  clock: Clock;
  runInTransaction: RunInTransaction;
}): DataCheck {
  const { agreements, offers, checklist, clock, runInTransaction } = dependencies;

  async function rightOf(agreement: AgreementRecord, session?: ClientSession): Promise<Counted> {
    const resting = await offers.listByAgreement(agreement._id, session);
    const seen = agreement.handling.checklist && (await checklist.view(agreement, clock.now(), session));
    return {
      submittedOffers: resting.filter(({ state }) => state === 'SUBMITTED').length,
      checklist: seen && {
        doneCount: seen.doneCount,
        requiredCount: seen.requiredCount,
        toDecideCount: seen.toDecideCount,
      },
    };
  }

  function describeDifference({ handling }: AgreementRecord, right: Counted): string | null {
    const { submittedOffers, checklist: noted } = handling;
    const parts = [
      submittedOffers === right.submittedOffers
        ? null
        : `submittedOffers is ${submittedOffers} instead of ${right.submittedOffers}`,
      ...(['doneCount', 'requiredCount', 'toDecideCount'] as const).map((count) =>
        noted?.[count] === right.checklist?.[count]
          ? null
          : `checklist.${count} is ${noted?.[count]} instead of ${right.checklist?.[count]}`,
      ),
    ];
    return parts.filter(Boolean).join(', ') || null;
  }

  return createDataCheck({
    name: 'agreements in lists',
    subject: 'agreement',
    runInTransaction,
    async findSuspects() {
      const ids: string[] = [];
      let examined = 0;
      for await (const agreement of agreements.walkNotOver()) {
        examined++;
        if (describeDifference(agreement, await rightOf(agreement))) ids.push(agreement._id);
      }
      return { ids, examined };
    },
    async examine(session, id) {
      const agreement = await agreements.findAgreement(id, session);
      if (!agreement) return null;
      const right = await rightOf(agreement, session);
      const problem = describeDifference(agreement, right);
      if (problem === null) return null;
      return { problem, mend: () => agreements.noteHandling(session, id, right) };
    },
  });
}
