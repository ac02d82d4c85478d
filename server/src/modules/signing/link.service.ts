import { tokenHashOf } from '../../platform/auth/token-hash.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { SigningAttemptLimits } from './attempt-limits.ts';
import type { RequestWriter } from './request-writer.ts';
import { codeAskedEvent } from './signing.events.ts';
import { type LinkHolder, type LinkRefusal, unusable, type Visit } from './signing.outcomes.ts';
import {
  actingProblem,
  codeValidMillis,
  hourMillis,
  isTheirTurn,
  type LinkProblem,
  maximumCodesPerHour,
  readingProblem,
  withSignatory,
} from './signing.rules.ts';
import { newSeed } from './signing.secrets.ts';
import type { SigningCodeRecord } from './signing-request.model.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';

export type LinkService = ReturnType<typeof createLinkService>;

/** What a personal link opens, and the codes sent to who holds it. No account is asked for: the token is the right to read. */
export function createLinkService(dependencies: {
  requests: SigningRequestRepository;
  writer: RequestWriter;
  limits: Pick<SigningAttemptLimits, 'unknownLink'>;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { requests, writer, limits, runInTransaction, clock } = dependencies;

  async function find(token: string, session?: ClientSession): Promise<Visit | null> {
    const linkHash = tokenHashOf(token);
    const request = await requests.findByLinkHash(linkHash, session);
    const signatory = request?.signatories.find((each) => each.linkHash === linkHash);
    return request && signatory ? { request, signatory } : null;
  }

  /** Who is signed in as somebody else holds a link that is not theirs, however they came by it. */
  function isOtherPerson({ account }: LinkHolder, { signatory }: Visit): boolean {
    return account !== null && account.email?.toLowerCase() !== signatory.email;
  }

  /**
   * Finds what a link opens, for reading or acting, and says why not. Guesses are limited by address; for acts `find` is
   * called again in their transaction.
   */
  async function enter(
    token: string,
    holder: LinkHolder,
    problemOf: (visit: Visit, now: Date) => LinkProblem | null,
  ): Promise<({ kind: 'entered' } & Visit) | LinkRefusal> {
    const retryAfterSeconds = await limits.unknownLink.waitSeconds(holder.clientAddress);
    if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
    const visit = await find(token);
    if (!visit) {
      await limits.unknownLink.attempt(holder.clientAddress);
      return unusable('UNKNOWN');
    }
    if (isOtherPerson(holder, visit)) return unusable('OTHER_PERSON');
    const problem = problemOf(visit, clock.now());
    return problem ? unusable(problem) : { kind: 'entered', ...visit };
  }

  const toRead = ({ request, signatory }: Visit, now: Date) => readingProblem(request, signatory, now);
  const toAct = ({ request, signatory }: Visit, now: Date) => actingProblem(request, signatory, now);

  return {
    find,
    enter,
    /** Opens a link; the first time is written down. */
    async openSigningLink(
      token: string,
      holder: LinkHolder,
    ): Promise<({ kind: 'entered' } & Visit) | LinkRefusal> {
      const entered = await enter(token, holder, toRead);
      if (entered.kind !== 'entered' || entered.signatory.state !== 'INVITED') return entered;
      return await runInTransaction(async (session) => {
        const now = clock.now();
        const visit = await find(token, session);
        if (!visit) return unusable('UNKNOWN');
        const problem = toRead(visit, now);
        if (problem) return unusable(problem);
        const { request, signatory } = visit;
        if (signatory.state !== 'INVITED' || !isTheirTurn(request, signatory, now))
          return { kind: 'entered' as const, ...visit };
        const { id: signatoryId, name } = signatory;
        const written = await writer.write(
          session,
          request,
          withSignatory(request, signatoryId, { state: 'OPENED', openedAt: now }),
          { actor: { kind: 'signatory', signatoryId, name }, acts: [{ kind: 'signing:open' }] },
        );
        return { kind: 'entered' as const, ...signatoryIn(written, signatoryId) };
      });
    },

    /**
     * Sends a one-time code to the signatory's address on file, in place of the one before; at most five an hour, whoever asks.
     */
    async requestSigningCode(
      token: string,
      holder: LinkHolder,
    ): Promise<{ kind: 'sent'; email: string; code: SigningCodeRecord } | LinkRefusal> {
      const entered = await enter(token, holder, toAct);
      if (entered.kind !== 'entered') return entered;
      return await runInTransaction(async (session) => {
        const now = clock.now();
        const visit = await find(token, session);
        if (!visit) return unusable('UNKNOWN');
        const problem = toAct(visit, now);
        if (problem) return unusable(problem);
        const { request, signatory } = visit;
        const recent = signatory.codesAskedAt.filter((at) => now.getTime() - at.getTime() < hourMillis);
        const [oldest] = recent;
        if (oldest && recent.length >= maximumCodesPerHour) {
          const waitMillis = oldest.getTime() + hourMillis - now.getTime();
          return { kind: 'too_many_attempts' as const, retryAfterSeconds: Math.ceil(waitMillis / 1000) };
        }
        const code: SigningCodeRecord = {
          id: newSeed(),
          sentAt: now,
          expiresAt: new Date(now.getTime() + codeValidMillis),
          wrongCount: 0,
        };
        await writer.note(
          session,
          request,
          withSignatory(request, signatory.id, { code, codesAskedAt: [...recent, now] }),
          (written) => [codeAskedEvent(written, signatory.id, code.id)],
        );
        return { kind: 'sent' as const, email: signatory.email, code };
      });
    },
  };
}

/** A signatory as they stand in a request just written. */
export function signatoryIn(request: Visit['request'], signatoryId: string): Visit {
  const signatory = request.signatories.find(({ id }) => id === signatoryId);
  if (!signatory) throw new Error(`signatory ${signatoryId} is not in request ${request._id}`);
  return { request, signatory };
}
