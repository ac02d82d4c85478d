import { createHash } from 'node:crypto';
import type { Language } from '@wasl/shared/language';
import type { Clock } from '../../platform/clock.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { type Idempotency, isIdempotencyKey } from '../../platform/idempotency.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { VersionService } from '../drafting/index.ts';
import type { Acting } from './acting.ts';
import type { CodeCheck } from './code-check.ts';
import { readDrawing } from './drawing.ts';
import { type LinkService, signatoryIn } from './link.service.ts';
import type { RequestWriter } from './request-writer.ts';
import { withoutCode } from './signatory.ts';
import { completedEvent, endedEvent, ownerToldEvent } from './signing.events.ts';
import { type LinkHolder, type SigningOutcome, unusable, type Visit } from './signing.outcomes.ts';
import { currentGroupOf, withSignatory } from './signing.rules.ts';
import { newVerificationCode, shortenAddress } from './signing.secrets.ts';
import { fieldTexts } from './signing.texts.ts';
import { readLine, readReason } from './signing-input.ts';
import type { SignatureRecord } from './signing-request.model.ts';
import type { TrustService } from './trust-service.ts';

export type SignatureService = ReturnType<typeof createSignatureService>;

export interface SignInput {
  token: string;
  code: string;
  textHash: string;
  consentVersion: string;
  typedName: string | null;
  drawing: string | null;
  idempotencyKey: string;
}

type Mark = Pick<SignatureRecord, 'kind' | 'typedName' | 'drawing'>;

/** What those who hold a link do: sign or decline. Each act is one transaction that decides everything again. */
export function createSignatureService(dependencies: {
  links: LinkService;
  codes: CodeCheck;
  writer: RequestWriter;
  agreements: Pick<AgreementService, 'findAgreement' | 'moveTo'>;
  versions: Pick<VersionService, 'markVoid'>;
  acting: Acting;
  idempotency: Idempotency;
  trustService: TrustService;
  clock: Clock;
}) {
  const { links, acting, codes, writer, agreements, versions, idempotency, trustService, clock } =
    dependencies;

  async function readMark(
    { typedName, drawing }: Pick<SignInput, 'typedName' | 'drawing'>,
    language: Language,
  ): Promise<{ mark: Mark } | { problem: FieldProblem }> {
    const problem = (field: string, texts: Record<Language, string>) => ({
      problem: { field, message: texts[language] },
    });
    if ((typedName === null) === (drawing === null)) return problem('typedName', fieldTexts.oneSignature);
    if (typedName !== null) {
      const name = readLine(typedName);
      return name
        ? { mark: { kind: 'TYPED', typedName: name, drawing: null } }
        : problem('typedName', fieldTexts.typedName);
    }
    const kept = drawing === null ? null : await readDrawing(drawing);
    return kept
      ? { mark: { kind: 'DRAWN', typedName: null, drawing: kept } }
      : problem('drawing', fieldTexts.drawing);
  }

  async function signOnce(
    input: SignInput,
    mark: Mark,
    holder: LinkHolder,
    keptRequest: Record<string, unknown>,
  ): Promise<SigningOutcome> {
    // Asked before the transaction, which may run several times, and only of whoever seems to have the right code.
    const seen = await links.find(input.token);
    if (!seen) return unusable('UNKNOWN');
    const { textHash, consentVersion } = input;
    const { id: signatoryId, name, email } = seen.signatory;
    const trust = codes.isRight(seen.signatory, input.code)
      ? await trustService.attest({
          requestId: seen.request._id,
          signatoryId,
          name,
          email,
          textHash,
          consentVersion,
          at: clock.now(),
        })
      : null;
    return await acting.act(input.token, async (session, visit, now) => {
      const checked = await codes.check(session, visit, input.code, now);
      if (checked.kind !== 'right') return checked;
      if (!trust) return { kind: 'wrong_code', triesLeft: 0 };
      const signature: SignatureRecord = {
        ...mark,
        at: now,
        textHash,
        consentVersion,
        codeSentAt: checked.code.sentAt,
        clientAddress: shortenAddress(holder.clientAddress),
        trust,
      };
      const signed = await writeSignature(session, visit, signature);
      await idempotency.keep(session, [
        {
          actorId: `signatory:${signatoryId}`,
          key: input.idempotencyKey,
          request: keptRequest,
          answer: { signed: true },
          now,
        },
      ]);
      return { kind: 'recorded', ...signed };
    });
  }

  /** The last signature completes the request; whoever signs, exactly one transaction finds nobody left to wait for. */
  async function writeSignature(
    session: ClientSession,
    { request, signatory }: Visit,
    signature: SignatureRecord,
  ): Promise<Visit> {
    const { id: signatoryId, name } = signatory;
    const { at, kind, textHash } = signature;
    const signed = withSignatory(request, signatoryId, {
      state: 'SIGNED',
      signature,
      decidedAt: at,
      code: null,
    });
    const isComplete = currentGroupOf(signed) === null;
    const written = await writer.write(
      session,
      request,
      isComplete
        ? { ...signed, state: 'SEALING', completedAt: at, verificationCode: newVerificationCode() }
        : signed,
      {
        actor: { kind: 'signatory', signatoryId, name },
        acts: [
          {
            kind: 'signing:sign',
            details: { version: request.versionNumber },
            changes: [
              { field: 'signature', to: kind },
              { field: 'textHash', to: textHash },
            ],
          },
        ],
        events: (each) => (isComplete ? [completedEvent(each)] : []),
      },
    );
    return signatoryIn(written, signatoryId);
  }

  return {
    /** Signs, with the code sent to the address on file. The same key gives the same answer. */
    async signAgreement(input: SignInput, holder: LinkHolder): Promise<SigningOutcome> {
      const { language } = holder;
      const invalid = (field: string, texts: Record<Language, string>): SigningOutcome => ({
        kind: 'invalid',
        problems: [{ field, message: texts[language] }],
      });
      const entered = await links.enter(input.token, holder, () => null);
      if (entered.kind !== 'entered') return entered;
      const { request, signatory } = entered;
      if (!isIdempotencyKey(input.idempotencyKey))
        return invalid('idempotencyKey', fieldTexts.idempotencyKey);
      const { textHash, consentVersion, typedName, drawing } = input;
      // The code is left out: a wrong one is not another signature.
      const keptRequest = {
        operation: 'signAgreement',
        textHash,
        consentVersion,
        typedName,
        drawing: drawing && createHash('sha256').update(drawing).digest('base64url'),
      };
      const answered = async (): Promise<SigningOutcome | null> => {
        const key = `signatory:${signatory.id}`;
        const known = await idempotency.look(key, input.idempotencyKey, keptRequest);
        if (known.state === 'other_request') return { kind: 'key_reused' };
        const visit = known.state === 'same' ? await links.find(input.token) : null;
        return visit && { kind: 'recorded', ...visit };
      };
      const known = await answered();
      if (known) return known;
      const problem = acting.problemOf(entered, clock.now());
      if (problem) return unusable(problem);
      if (textHash !== request.textHash) return invalid('textHash', fieldTexts.textHash);
      if (consentVersion !== request.consentVersion)
        return invalid('consentVersion', fieldTexts.consentVersion);
      const read = await readMark(input, language);
      if ('problem' in read) return { kind: 'invalid', problems: [read.problem] };
      const outcome = await acting.withCode(holder, () => signOnce(input, read.mark, holder, keptRequest));
      // The same signature sent twice at once: the one that came second gives the answer of the first.
      return outcome.kind === 'unusable' && outcome.problem === 'DONE'
        ? ((await answered()) ?? outcome)
        : outcome;
    },

    /** Declines; the request is over, and so is the agreement, or its renewal. */
    async declineSigning(
      input: { token: string; reason: string },
      holder: LinkHolder,
    ): Promise<SigningOutcome> {
      const entered = await acting.enter(input.token, holder);
      if (entered.kind !== 'entered') return entered;
      const declineReason = readReason(input.reason);
      if (!declineReason)
        return {
          kind: 'invalid',
          problems: [{ field: 'reason', message: fieldTexts.reason[holder.language] }],
        };
      return await acting.act(input.token, async (session, { request, signatory }, now) => {
        const { id: signatoryId, name } = signatory;
        const declined = withSignatory(request, signatoryId, {
          state: 'DECLINED',
          declineReason,
          decidedAt: now,
        });
        const written = await writer.write(
          session,
          request,
          { ...declined, state: 'DECLINED', signatories: declined.signatories.map(withoutCode) },
          {
            actor: { kind: 'signatory', signatoryId, name },
            acts: [{ kind: 'signing:decline', changes: [{ field: 'state', from: 'OPEN', to: 'DECLINED' }] }],
            events: (each) => [ownerToldEvent(each, 'DECLINED', signatoryId), endedEvent(each, 'DECLINED')],
          },
        );
        await versions.markVoid(session, request.agreementId, request.versionNumber);
        const agreement = await agreements.findAgreement(request.agreementId, session);
        if (agreement?.state === 'RENEWING')
          await agreements.moveTo(session, agreement._id, 'ACTIVE', { preparedVersion: null });
        else await agreements.moveTo(session, request.agreementId, 'DECLINED');
        return { kind: 'recorded', ...signatoryIn(written, signatoryId) };
      });
    },
  };
}
