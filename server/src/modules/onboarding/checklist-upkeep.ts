import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type ActKind,
  type AgreementRecord,
  type AgreementService,
  actEventType,
  statesNotOver,
} from '../agreements/index.ts';
import type { ChecklistService } from './checklist.service.ts';

/** Acts of other modules by which items settle themselves, or what is asked for changes. */
const actsThatMatter: readonly ActKind[] = [
  'agreement:draft',
  'agreement:submit',
  'agreement:renew',
  'partner:accept-invitation',
  'partner:update-identity',
  'partner:save-branch',
];

/** Keeps what lists show of checklists in step with what happens elsewhere. Pages read the checklist itself. */
export function createChecklistUpkeep(dependencies: {
  agreements: AgreementService;
  checklist: ChecklistService;
  runInTransaction: RunInTransaction;
}): { subscription: Subscription; countAll: () => Promise<number> } {
  const { agreements, checklist, runInTransaction } = dependencies;
  const types = actsThatMatter.map(actEventType);

  async function count({ _id }: Pick<AgreementRecord, '_id'>): Promise<void> {
    await runInTransaction(async (session) => {
      const agreement = await agreements.findAgreement(_id, session);
      if (agreement) await checklist.noteProgress(session, agreement);
    });
  }

  async function refresh(partnerId: string): Promise<void> {
    for (const agreement of await agreements.listByPartner(partnerId))
      if (statesNotOver.includes(agreement.state)) await count(agreement);
  }

  const subscription: Subscription = {
    wants: (type) => types.includes(type),
    collapse: false,
    async handle(events) {
      const ids = [...new Set(events.map(({ documentId }) => documentId))];
      const partnerIds = new Set((await agreements.listByIds(ids)).map(({ partnerId }) => partnerId));
      for (const partnerId of partnerIds) await refresh(partnerId);
    },
  };

  return {
    subscription,
    /** Counts for agreements that were stored as they are, such as those of the demonstration; how many there were. */
    async countAll() {
      const uncounted = await agreements.listUncounted();
      for (const agreement of uncounted) await count(agreement);
      return uncounted.length;
    },
  };
}
