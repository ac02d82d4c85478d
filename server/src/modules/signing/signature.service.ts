import { createHash } from 'node:crypto';
import type { Language } from '@wasl/shared/language';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { normalizeEmail } from '../../platform/auth/identifiers.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { type Idempotency, isIdempotencyKey } from '../../platform/idempotency.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { VersionService } from '../drafting/index.ts';
import type { SigningAttemptLimits } from './attempt-limits.ts';
import type { CodeCheck } from './code-check.ts';
import { readDrawing } from './drawing.ts';
import { type LinkService, signatoryIn } from './link.service.ts';
import type { RequestWriter } from './request-writer.ts';
import { newSignatory, readReason, withoutCode } from './sending.service.ts';
import { completedEvent, endedEvent, ownerToldEvent } from './signing.events.ts';
import {
  type LinkHolder,
  type SigningOutcome,
  type SigningRefusal,
  unusable,
  type Visit,
} from './signing.outcomes.ts';
import { actingProblem, currentGroupOf, withSignatory } from './signing.rules.ts';
import { newVerificationCode, shortenAddress } from './signing.secrets.ts';
import { fieldTexts } from './signing.texts.ts';
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

export interface DelegateInput {
  token: string;
  code: string;
  name: string;
  title: string;
  email: string;
  reason: string;
}

type Mark = Pick<SignatureRecord, 'kind' | 'typedName' | 'drawing'>;

/** A name or function as it is kept; null when it is too short or too long. */
function readLine(text: string): string | null {
  const line = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  return line.length >= 2 && line.length <= 120 && /\p{L}/u.test(line) ? line : null;
}

/** What those who hold a link do: sign, decline, hand over. Each act is one transaction that decides everything again. */
export function createSignatureService(dependencies: {
  links: LinkService;
  codes: CodeCheck;
  writer: RequestWriter;
  agreements: Pick<AgreementService, 'findAgreement' | 'moveTo'>;
  versions: Pick<VersionService, 'findVersion' | 'markVoid'>;
  accounts: Pick<AccountRepository, 'findByIdentifier' | 'listByIds'>;
  limits: Pick<SigningAttemptLimits, 'code'>;
  idempotency: Idempotency;
  trustService: TrustService;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { links, codes, writer, agreements, versions, accounts, limits, idempotency } = dependencies;
  const { trustService, runInTransaction, clock } = dependencies;

  const toAct = ({ request, signatory }: Visit, now: Date) => actingProblem(request, signatory, now);

  /** Finds what a link opens again in the transaction, and whether it still may be acted on. */
  async function enterAgain(
    session: ClientSession,
    token: string,
    now: Date,
  ): Promise<Visit | SigningRefusal> {
    const visit = await links.find(token, session);
    if (!visit) return unusable('UNKNOWN');
    const problem = toAct(visit, now);
    return problem ? unusable(problem) : visit;
  }

  /** Runs an act that takes a code; guesses from one address are limited, and the right one is not counted. */
  async function withCode(
    { clientAddress }: LinkHolder,
    act: () => Promise<SigningOutcome>,
  ): Promise<SigningOutcome> {
    const retryAfterSeconds = await limits.code.attempt(clientAddress);
    if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
    const outcome = await act();
    if (outcome.kind !== 'wrong_code') await limits.code.refund(clientAddress);
    return outcome;
  }

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
    return await runInTransaction(async (session): Promise<SigningOutcome> => {
      const now = clock.now();
      const visit = await enterAgain(session, input.token, now);
      if ('kind' in visit) return visit;
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
      const problem = toAct(entered, clock.now());
      if (problem) return unusable(problem);
      if (textHash !== request.textHash) return invalid('textHash', fieldTexts.textHash);
      if (consentVersion !== request.consentVersion)
        return invalid('consentVersion', fieldTexts.consentVersion);
      const read = await readMark(input, language);
      if ('problem' in read) return { kind: 'invalid', problems: [read.problem] };
      const outcome = await withCode(holder, () => signOnce(input, read.mark, holder, keptRequest));
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
      const entered = await links.enter(input.token, holder, toAct);
      if (entered.kind !== 'entered') return entered;
      const declineReason = readReason(input.reason);
      if (!declineReason)
        return {
          kind: 'invalid',
          problems: [{ field: 'reason', message: fieldTexts.reason[holder.language] }],
        };
      return await runInTransaction(async (session): Promise<SigningOutcome> => {
        const now = clock.now();
        const visit = await enterAgain(session, input.token, now);
        if ('kind' in visit) return visit;
        const { request, signatory } = visit;
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

    /**
     * Hands over to somebody else, who gets a link and codes of their own and cannot hand on again. Neither to somebody asked
     * already nor to coordinators who handle the agreement.
     */
    async delegateSigning(input: DelegateInput, holder: LinkHolder): Promise<SigningOutcome> {
      const { language } = holder;
      const entered = await links.enter(input.token, holder, toAct);
      if (entered.kind !== 'entered') return entered;
      const [name, title] = [readLine(input.name), readLine(input.title)];
      const [email, reason] = [normalizeEmail(input.email), readReason(input.reason)];
      const problems: FieldProblem[] = [];
      if (!name) problems.push({ field: 'name', message: fieldTexts.name[language] });
      if (!title) problems.push({ field: 'title', message: fieldTexts.title[language] });
      if (!email) problems.push({ field: 'email', message: fieldTexts.email[language] });
      if (!reason) problems.push({ field: 'reason', message: fieldTexts.reason[language] });
      if (!name || !title || !email || !reason) return { kind: 'invalid', problems };
      return await withCode(holder, () =>
        runInTransaction(async (session): Promise<SigningOutcome> => {
          const now = clock.now();
          const visit = await enterAgain(session, input.token, now);
          if ('kind' in visit) return visit;
          const checked = await codes.check(session, visit, input.code, now);
          if (checked.kind !== 'right') return checked;
          const problem = await delegateProblem(session, visit, email, language);
          if (problem) return { kind: 'invalid', problems: [problem] };
          return {
            kind: 'recorded',
            ...(await writeDelegation(session, visit, { name, title, email, reason }, now)),
          };
        }),
      );
    },
  };

  async function writeDelegation(
    session: ClientSession,
    { request, signatory }: Visit,
    { name, title, email, reason }: { name: string; title: string; email: string; reason: string },
    now: Date,
  ): Promise<Visit> {
    const { id, group, side, language } = signatory;
    const delegate = {
      ...newSignatory(),
      group,
      side,
      name,
      title,
      email,
      language,
      delegatedFrom: { id, name: signatory.name, reason },
    };
    const handed = withSignatory(request, id, { state: 'DELEGATED', decidedAt: now, code: null });
    const signatories = handed.signatories.flatMap((each) => (each.id === id ? [each, delegate] : [each]));
    const written = await writer.write(
      session,
      request,
      { ...handed, signatories },
      {
        actor: { kind: 'signatory', signatoryId: id, name: signatory.name },
        acts: [
          {
            kind: 'signing:delegate',
            details: { name },
            changes: [{ field: 'signatory', from: id, to: delegate.id }],
          },
        ],
        events: (each) => [ownerToldEvent(each, 'DELEGATED', id)],
      },
    );
    return signatoryIn(written, id);
  }

  async function delegateProblem(
    session: ClientSession,
    { request, signatory }: Visit,
    email: string,
    language: Language,
  ): Promise<FieldProblem | null> {
    const problem = (texts: Record<Language, string>) => ({ field: 'email', message: texts[language] });
    if (signatory.delegatedFrom) return problem(fieldTexts.delegatedBefore);
    if (request.signatories.some((each) => each.email === email)) return problem(fieldTexts.emailAsked);
    const [agreement, version, account] = [
      await agreements.findAgreement(request.agreementId, session),
      await versions.findVersion(request.agreementId, request.versionNumber, session),
      await accounts.findByIdentifier(email, session),
    ];
    const handlers = [
      agreement?.handling.ownerAccountId,
      request.sentByAccountId,
      version?.authorAccountId,
      ...(version?.editorAccountIds ?? []),
    ].filter((id) => typeof id === 'string');
    const isHandler = (await accounts.listByIds(handlers)).some((each) => each.email === email);
    // Nobody on the organization's staff signs for the partner.
    const isOtherSide =
      signatory.side === 'PARTNER' &&
      account?.organizationId === request.organizationId &&
      account.role !== 'MEMBER';
    return isHandler || isOtherSide ? problem(fieldTexts.emailHandler) : null;
  }
}
