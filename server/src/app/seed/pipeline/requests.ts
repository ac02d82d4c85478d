import type { AgreementEventRecord, AgreementRecord } from '../../../modules/agreements/index.ts';
import type { AgreementVersionRecord } from '../../../modules/drafting/index.ts';
import {
  currentConsentVersion,
  progressOf,
  type SignatoryRecord,
  type SigningRequestRecord,
} from '../../../modules/signing/index.ts';
import type { SeedContext } from '../partners.ts';
import type { AgreementCase } from './cases.ts';
import { daysBefore } from './prepared.ts';

const dayMillis = 86_400_000;

/** Printed on the one document the demonstration seals; sixteen letters and digits of base 32. */
const sealedCode = 'DEMOSEALEDWASL22';

/**
 * The request for signatures of a case that is out for signature, and what it adds to the history. What is complete waits
 * to be sealed as if the last signature had just come. Notes the progress on the agreement. Nobody is mailed: those asked
 * have no link until a coordinator sends one again.
 */
export function buildRequest(
  { newId, now }: SeedContext,
  each: AgreementCase,
  of: { agreement: AgreementRecord; version: AgreementVersionRecord },
): { request: SigningRequestRecord; events: AgreementEventRecord[] } {
  const { agreement, version } = of;
  const textHash = version.textHash;
  if (!textHash) throw new RangeError(`the text of ${agreement.reference} is not locked`);
  const sentAt = daysBefore(now, each.days);
  const waitingSince = daysBefore(now, each.waitingDays ?? 0);
  const expiresInDays = each.expiresInDays ?? 30;
  const expiresAt = new Date(sentAt.getTime() + expiresInDays * dayMillis);
  const isComplete = each.sealedDays !== undefined;
  const signedAt = (index: number, count: number): Date =>
    new Date(
      sentAt.getTime() + ((waitingSince.getTime() - sentAt.getTime()) * (index + 1)) / Math.max(1, count),
    );
  const signedBefore = each.isOnPaper ? 0 : each.signatories.filter(({ hasSigned }) => hasSigned).length;
  const unsigned = each.signatories.filter(({ hasSigned }) => !hasSigned || each.isOnPaper);
  const turn = Math.min(...unsigned.map(({ group }) => group));
  let signedSoFar = 0;
  const signatories = version.signatories.map((planned, index): SignatoryRecord => {
    const entry = each.signatories[index];
    const id = newId('request', sentAt);
    const hasSigned = entry?.hasSigned === true && !each.isOnPaper;
    const at = hasSigned ? signedAt(signedSoFar++, signedBefore) : null;
    const isTurn = !hasSigned && planned.group === turn && !each.isOnPaper;
    const { name, title, email, language, group, side } = planned;
    return {
      id,
      group,
      side,
      name,
      title,
      email,
      language,
      state: hasSigned ? 'SIGNED' : isTurn ? 'INVITED' : 'WAITING',
      linkHash: `none:${id}`,
      linkSeed: null,
      linkSentAt: null,
      openedAt: at,
      remindedAt: [],
      scheduledReminders: 0,
      code: null,
      codesAskedAt: [],
      signature: at && {
        kind: 'TYPED',
        typedName: name,
        drawing: null,
        at,
        textHash,
        consentVersion: currentConsentVersion,
        codeSentAt: new Date(at.getTime() - 120_000),
        clientAddress: '196.200.131.0',
        trust: { provider: 'wasl', level: 'SIMPLE', evidence: null },
      },
      decidedAt: at,
      declineReason: null,
      delegatedFrom: null,
    };
  });
  const request: SigningRequestRecord = {
    _id: newId('request', sentAt),
    agreementId: agreement._id,
    organizationId: agreement.organizationId,
    partnerId: agreement.partnerId,
    versionNumber: version.number,
    textHash,
    state: isComplete ? 'SEALING' : expiresAt <= now ? 'EXPIRED' : 'OPEN',
    route: each.isOnPaper ? 'PAPER' : 'LINKS',
    signatories,
    consentVersion: currentConsentVersion,
    sentAt,
    sentByAccountId: version.authorAccountId,
    expiresInDays,
    expiresAt,
    waitingSince,
    nextReminderAt: null,
    scan: null,
    completedAt: isComplete ? waitingSince : null,
    ...(isComplete ? { verificationCode: sealedCode } : {}),
    sealedFileId: null,
    sealedAt: null,
    version: 1,
  };
  agreement.handling.signing = progressOf(request);
  agreement.handling.review = null;
  const event = (
    at: Date,
    kind: AgreementEventRecord['kind'],
    by: Partial<AgreementEventRecord>,
  ): AgreementEventRecord => ({
    _id: newId('event', at),
    agreementId: agreement._id,
    at,
    kind,
    details: {},
    actorAccountId: null,
    actorName: null,
    ...by,
  });
  return {
    request,
    events: [
      event(sentAt, 'signing:send', {
        actorAccountId: version.authorAccountId,
        details: { version: version.number },
      }),
      ...signatories.flatMap(({ signature, name }) =>
        signature ? [event(signature.at, 'signing:sign', { actorName: name })] : [],
      ),
      ...(request.state === 'EXPIRED' ? [event(expiresAt, 'signing:expire', {})] : []),
    ],
  };
}
