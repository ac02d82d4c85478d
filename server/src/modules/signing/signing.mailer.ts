import { civilMoment } from '@wasl/shared/civil-time';
import { isLanguage, type Language } from '@wasl/shared/language';
import { displayText } from '@wasl/shared/localized-text';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { OutboxEvent } from '../../platform/events/outbox.model.ts';
import type { MessageText } from '../../platform/messages/message-text.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { signingEvents } from './signing.events.ts';
import {
  type AgreementNames,
  addressChangedMessage,
  codeMessage,
  endedMessage,
  invitationMessage,
  type OwnerNews,
  ownerMessage,
  reminderMessage,
  sealedMessage,
} from './signing.messages.ts';
import { currentGroupOf, isAsked, isTheirTurn, sealedLinkMillis } from './signing.rules.ts';
import { formatVerificationCode, type SigningSecrets } from './signing.secrets.ts';
import type { SignatoryRecord, SigningRequestRecord } from './signing-request.model.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';

/**
 * Sends what those who sign, and the coordinator, are told. A message that is sent twice, after a crash, carries the same
 * link or code; one whose link was replaced or whose turn is over meanwhile is not sent.
 */
export function createSigningMailer(dependencies: {
  requests: SigningRequestRepository;
  agreements: Pick<AgreementService, 'findAgreement'>;
  organizations: Pick<OrganizationService, 'listByIds'>;
  partners: Pick<PartnerService, 'listByIds'>;
  accounts: Pick<AccountRepository, 'findById'>;
  secrets: SigningSecrets;
  messenger: Messenger;
  clock: Clock;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}): Subscription {
  const { requests, agreements, organizations, partners, accounts, secrets, messenger, clock, publicUrl } =
    dependencies;

  async function namesOf(request: SigningRequestRecord, language: Language): Promise<AgreementNames> {
    const [agreement, [organization], [partner]] = await Promise.all([
      agreements.findAgreement(request.agreementId),
      organizations.listByIds([request.organizationId]),
      partners.listByIds([request.partnerId]),
    ]);
    return {
      reference: agreement?.reference ?? '',
      organizationName: organization ? displayText(organization.name, language).text : 'Wasl',
      partnerName: partner ? displayText(partner.name, language).text : '',
    };
  }

  async function send(to: string, language: Language, message: MessageText): Promise<void> {
    await messenger.send({ to, language, ...message });
  }

  const linkOf = ({ id }: SignatoryRecord, seed: string) => `${publicUrl}/sign/${secrets.tokenOf(id, seed)}`;
  const dayOf = (instant: Date, language: Language) => civilMoment(instant, language).text;
  const signatoryOf = (request: SigningRequestRecord, { payload }: OutboxEvent) =>
    request.signatories.find(({ id }) => id === payload.signatoryId);

  /** Whoever a link still goes to: the same link as when this was decided on, and still their turn. */
  function addressee(request: SigningRequestRecord, event: OutboxEvent): SignatoryRecord | null {
    const signatory = signatoryOf(request, event);
    if (!signatory || signatory.linkSeed !== event.payload.seed) return null;
    return isTheirTurn(request, signatory, clock.now()) ? signatory : null;
  }

  async function sendLink(
    request: SigningRequestRecord,
    event: OutboxEvent,
    kind: 'invitation' | 'reminder',
  ): Promise<void> {
    const signatory = addressee(request, event);
    if (!signatory?.linkSeed) return;
    const { email, language, name, delegatedFrom } = signatory;
    const details = {
      ...(await namesOf(request, language)),
      name,
      link: linkOf(signatory, signatory.linkSeed),
      until: dayOf(request.expiresAt, language),
      delegatedBy: delegatedFrom?.name ?? null,
    };
    await send(
      email,
      language,
      kind === 'invitation' ? invitationMessage(language, details) : reminderMessage(language, details),
    );
  }

  async function sendCode(request: SigningRequestRecord, event: OutboxEvent): Promise<void> {
    const signatory = signatoryOf(request, event);
    if (!signatory?.code || signatory.code.id !== event.payload.codeId) return;
    if (signatory.code.expiresAt <= clock.now()) return;
    const { email, language } = signatory;
    const { reference } = await namesOf(request, language);
    const code = secrets.codeOf(signatory.id, signatory.code.id);
    await send(email, language, codeMessage(language, { code, reference }));
  }

  async function sendSealed(request: SigningRequestRecord): Promise<void> {
    if (!request.sealedAt) return;
    const until = new Date(request.sealedAt.getTime() + sealedLinkMillis);
    for (const signatory of request.signatories) {
      if (signatory.state !== 'SIGNED' || signatory.linkSeed === null) continue;
      const { email, language, name } = signatory;
      const details = {
        ...(await namesOf(request, language)),
        name,
        link: linkOf(signatory, signatory.linkSeed),
        verifyLink: `${publicUrl}/verify/${formatVerificationCode(request.verificationCode ?? '')}`,
        until: dayOf(until, language),
      };
      await send(email, language, sealedMessage(language, details));
    }
  }

  async function sendEnded(request: SigningRequestRecord, event: OutboxEvent): Promise<void> {
    const cause = event.payload.cause as 'CANCELLED' | 'VOIDED' | 'DECLINED';
    for (const signatory of request.signatories) {
      const { email, language, name, state, linkSentAt } = signatory;
      if (linkSentAt === null || state === 'DELEGATED' || state === 'DECLINED') continue;
      const details = { ...(await namesOf(request, language)), name, cause };
      await send(email, language, endedMessage(language, details));
    }
  }

  async function sendAddressCorrected(
    request: SigningRequestRecord,
    { payload }: OutboxEvent,
  ): Promise<void> {
    const language = isLanguage(payload.language) ? payload.language : 'ar';
    const names = await namesOf(request, language);
    await send(String(payload.email), language, addressChangedMessage(language, names));
  }

  async function tellOwner(request: SigningRequestRecord, event: OutboxEvent): Promise<void> {
    const agreement = await agreements.findAgreement(request.agreementId);
    const owner = await accounts.findById(agreement?.handling.ownerAccountId ?? request.sentByAccountId);
    if (!owner?.email || owner.isSuspended) return;
    const news = newsOf(request, event);
    if (!news) return;
    const details = {
      ...(await namesOf(request, owner.language)),
      news,
      link: `${publicUrl}/office/agreements/${request.agreementId}`,
    };
    await send(owner.email, owner.language, ownerMessage(owner.language, details));
  }

  function newsOf(request: SigningRequestRecord, event: OutboxEvent): OwnerNews | null {
    const signatory = signatoryOf(request, event);
    const name = signatory?.name ?? '';
    switch (event.payload.kind) {
      case 'CODE_LOCKED':
        return { kind: 'CODE_LOCKED', name };
      case 'DECLINED':
        return { kind: 'DECLINED', name, reason: signatory?.declineReason ?? '' };
      case 'DELEGATED':
        return {
          kind: 'DELEGATED',
          name,
          to:
            request.signatories.find(({ delegatedFrom }) => delegatedFrom?.id === signatory?.id)?.name ?? '',
        };
      case 'EXPIRED': {
        const group = currentGroupOf(request);
        const waited = request.signatories.filter((each) => isAsked(each) && each.group === group);
        return { kind: 'EXPIRED', waitingFor: waited.map((each) => each.name).join(' · ') };
      }
      case 'SEALED':
        return { kind: 'SEALED' };
      default:
        return null;
    }
  }

  const senders: Record<string, (request: SigningRequestRecord, event: OutboxEvent) => Promise<void>> = {
    [signingEvents.invited]: (request, event) => sendLink(request, event, 'invitation'),
    [signingEvents.reminded]: (request, event) => sendLink(request, event, 'reminder'),
    [signingEvents.codeAsked]: sendCode,
    [signingEvents.sealed]: sendSealed,
    [signingEvents.ended]: sendEnded,
    [signingEvents.addressCorrected]: sendAddressCorrected,
    [signingEvents.ownerTold]: tellOwner,
  };
  return {
    wants: (type) => Object.hasOwn(senders, type),
    collapse: false,
    async handle(events) {
      for (const event of events) {
        const request = await requests.findById(event.documentId);
        if (request) await senders[event.type]?.(request, event);
      }
    },
  };
}
