import type { Clock } from '../../platform/clock.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { SigningAttemptLimits } from './attempt-limits.ts';
import type { LinkService } from './link.service.ts';
import { type LinkHolder, type SigningOutcome, unusable, type Visit } from './signing.outcomes.ts';
import { actingProblem, type LinkProblem } from './signing.rules.ts';

export type Acting = ReturnType<typeof createActing>;

/** What every act by a link has in common: it decides everything again in its transaction, and guesses of codes are limited. */
export function createActing(dependencies: {
  links: LinkService;
  limits: Pick<SigningAttemptLimits, 'code'>;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { links, limits, runInTransaction, clock } = dependencies;

  const problemOf = ({ request, signatory }: Visit, now: Date): LinkProblem | null =>
    actingProblem(request, signatory, now);

  return {
    problemOf,
    /** Finds what a link opens, for who may act by it now. */
    enter: (token: string, holder: LinkHolder) => links.enter(token, holder, problemOf),
    /** Runs an act in a transaction that begins by finding out again whether the link may still be acted on. */
    async act(
      token: string,
      work: (session: ClientSession, visit: Visit, now: Date) => Promise<SigningOutcome>,
    ): Promise<SigningOutcome> {
      return await runInTransaction(async (session) => {
        const now = clock.now();
        const visit = await links.find(token, session);
        if (!visit) return unusable('UNKNOWN');
        const problem = problemOf(visit, now);
        return problem ? unusable(problem) : await work(session, visit, now);
      });
    },
    /** Runs an act that takes a code; guesses from one address are limited, and the right one is not counted. */
    async withCode(
      { clientAddress }: LinkHolder,
      act: () => Promise<SigningOutcome>,
    ): Promise<SigningOutcome> {
      const retryAfterSeconds = await limits.code.attempt(clientAddress);
      if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
      const outcome = await act();
      if (outcome.kind !== 'wrong_code') await limits.code.refund(clientAddress);
      return outcome;
    },
  };
}
