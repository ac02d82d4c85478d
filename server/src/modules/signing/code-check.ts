import { toAsciiDigits } from '@wasl/shared/digits';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { RequestWriter } from './request-writer.ts';
import { ownerToldEvent } from './signing.events.ts';
import type { SigningRefusal, Visit } from './signing.outcomes.ts';
import { maximumWrongCodes, withSignatory } from './signing.rules.ts';
import type { SigningSecrets } from './signing.secrets.ts';
import type { SignatoryRecord, SigningCodeRecord } from './signing-request.model.ts';

export type CodeCheck = ReturnType<typeof createCodeCheck>;

/** A code that was found right. */
export interface RightCode {
  kind: 'right';
  code: SigningCodeRecord;
}

/** Compares codes people type with those they were sent. */
export function createCodeCheck(dependencies: { writer: RequestWriter; secrets: SigningSecrets }) {
  const { writer, secrets } = dependencies;

  function isRight(signatory: SignatoryRecord, given: string): boolean {
    const digits = toAsciiDigits(given).replace(/\s/g, '');
    return signatory.code !== null && secrets.isCode(signatory.id, signatory.code.id, digits);
  }

  return {
    isRight,
    /**
     * Compares within the transaction of the act. A wrong code is counted in the request itself: guesses at the same time
     * conflict there and follow one another, so that a code never gets more than five. The fifth kills it and the
     * coordinator is told. A wrong code's transaction is to be committed.
     */
    async check(
      session: ClientSession,
      { request, signatory }: Visit,
      given: string,
      now: Date,
    ): Promise<RightCode | SigningRefusal> {
      const { code, id: signatoryId, name } = signatory;
      if (!code || code.expiresAt <= now || code.wrongCount >= maximumWrongCodes)
        return { kind: 'wrong_code', triesLeft: 0 };
      if (isRight(signatory, given)) return { kind: 'right', code };
      const wrongCount = code.wrongCount + 1;
      const next = withSignatory(request, signatoryId, { code: { ...code, wrongCount } });
      if (wrongCount < maximumWrongCodes) await writer.note(session, request, next);
      else
        await writer.write(session, request, next, {
          actor: { kind: 'system' },
          acts: [{ kind: 'signing:lock-code', details: { name } }],
          events: (written) => [ownerToldEvent(written, 'CODE_LOCKED', signatoryId)],
        });
      return { kind: 'wrong_code', triesLeft: maximumWrongCodes - wrongCount };
    },
  };
}
