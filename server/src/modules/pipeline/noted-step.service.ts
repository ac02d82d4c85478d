import type { Language } from '@wasl/shared/language';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementService,
  type AgreementState,
  authorizeOnAgreement,
  type ChangeOutcome,
  impossible,
  invalid,
  type RecordAct,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import { obstacles } from './pipeline.texts.ts';
import { readStep } from './prospect.input.ts';

const statesOver: readonly AgreementState[] = ['EXPIRED', 'TERMINATED', 'WITHDRAWN', 'DECLINED'];

export type NotedStepService = ReturnType<typeof createNotedStepService>;

/** What coordinators write down as the next step for an agreement; it falls away with its next change of state. */
export function createNotedStepService(dependencies: {
  agreements: Pick<AgreementService, 'findAgreement' | 'noteHandling'>;
  recordAct: RecordAct;
  runInTransaction: RunInTransaction;
}) {
  const { agreements, recordAct, runInTransaction } = dependencies;
  return {
    /** Empty text goes back to what follows from the agreement's state. */
    async note(
      viewer: Viewer,
      input: { agreementId: string; text: string; dueOn?: string | null | undefined },
      { language }: { language: Language },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: office, agreement } = authorizeOnAgreement(viewer, 'agreement:note-step', found);
      const { values, problems } = readStep(input.text, input.dueOn, null, language, {
        text: 'text',
        dueOn: 'dueOn',
      });
      if (problems.length > 0) return invalid(...problems);
      const byAccountId = office.accountId;
      const notedStep = values.notedStep ? { ...values.notedStep, byAccountId } : null;
      return await runChange(runInTransaction, async (session) => {
        const stored = await agreements.findAgreement(agreement._id, session);
        if (!stored || statesOver.includes(stored.state))
          return refuseChange(impossible(obstacles.isOver[language]));
        await agreements.noteHandling(session, stored._id, { notedStep });
        await recordAct(
          session,
          stored,
          { kind: 'account', accountId: byAccountId },
          { kind: 'agreement:note-step', changes: [{ field: 'notedStep', to: notedStep?.dueOn ?? null }] },
        );
        return { ...stored, handling: { ...stored.handling, notedStep } };
      });
    },
  };
}
