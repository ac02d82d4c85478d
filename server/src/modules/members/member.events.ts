import { displayText } from '@wasl/shared/localized-text';
import type { AccountRecord } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { AccountTokenRepository } from '../../platform/auth/account-token.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { OutboxEvent } from '../../platform/events/outbox.model.ts';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { OrganizationService } from '../organizations/index.ts';
import { confirmEmailMessage, membershipDecidedMessage, resetPasswordMessage } from './member.messages.ts';
import type { MemberRecord } from './member.model.ts';

const minuteMillis = 60_000;
const resetLinkMillis = 30 * minuteMillis;
const confirmLinkMillis = 48 * 60 * minuteMillis;

const memberJoined = 'member.joined';
const memberDecided = 'member.decided';
const passwordResetRequested = 'account.password-reset-requested';

export function joinedEvent({ _id, version }: Pick<MemberRecord, '_id' | 'version'>): NewEvent {
  return { type: memberJoined, documentId: _id, documentVersion: version };
}

export function decidedEvent({ _id, version }: Pick<MemberRecord, '_id' | 'version'>): NewEvent {
  return { type: memberDecided, documentId: _id, documentVersion: version };
}

/** Carries the address as asked, known or not: whether it has an account is looked up after the answer is given. */
export function passwordResetRequestedEvent(id: string, email: string): NewEvent {
  return { type: passwordResetRequested, documentId: id, documentVersion: 1, payload: { email } };
}

/** Sends the messages that joining, deciding and forgetting a password call for. Runs after the answer was given. */
export function createMemberMessages(dependencies: {
  accounts: AccountRepository;
  tokens: AccountTokenRepository;
  organizations: Pick<OrganizationService, 'listByIds'>;
  messenger: Messenger;
  clock: Clock;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}): Subscription {
  const { accounts, tokens, organizations, messenger, clock, publicUrl } = dependencies;
  const inMillis = (millis: number) => new Date(clock.now().getTime() + millis);

  async function organizationNameOf(account: AccountRecord): Promise<string> {
    const [organization] = account.organizationId
      ? await organizations.listByIds([account.organizationId])
      : [];
    return organization ? displayText(organization.name, account.language).text : 'Wasl';
  }

  async function sendConfirmation(event: OutboxEvent): Promise<void> {
    const account = await accounts.findByMemberId(event.documentId);
    if (!account?.email) return;
    const { email, language } = account;
    const token = await tokens.issue(event._id, {
      purpose: 'CONFIRM_EMAIL',
      accountId: account._id,
      email,
      expiresAt: inMillis(confirmLinkMillis),
    });
    const details = {
      organizationName: await organizationNameOf(account),
      link: `${publicUrl}/confirm-email?token=${token}`,
      isTaken: !account.identifiers.includes(email),
    };
    await messenger.send({ to: email, language, ...confirmEmailMessage(language, details) });
  }

  async function sendDecision(event: OutboxEvent): Promise<void> {
    const account = await accounts.findByMemberId(event.documentId);
    if (!account?.email) return;
    const { email, language } = account;
    const details = { organizationName: await organizationNameOf(account), link: `${publicUrl}/card` };
    await messenger.send({ to: email, language, ...membershipDecidedMessage(language, details) });
  }

  async function sendResetLink(event: OutboxEvent): Promise<void> {
    const email = String(event.payload.email);
    const { holder, claimant } = await accounts.findCandidates([email]);
    const account = holder ?? claimant;
    if (!account || account.isSuspended) return;
    const token = await tokens.issue(event._id, {
      purpose: 'RESET_PASSWORD',
      accountId: account._id,
      email,
      expiresAt: inMillis(resetLinkMillis),
    });
    const link = `${publicUrl}/reset-password?token=${token}`;
    const { language } = account;
    await messenger.send({ to: email, language, ...resetPasswordMessage(language, { link }) });
  }

  const senders: Record<string, (event: OutboxEvent) => Promise<void>> = {
    [memberJoined]: sendConfirmation,
    [memberDecided]: sendDecision,
    [passwordResetRequested]: sendResetLink,
  };
  return {
    wants: (type) => Object.hasOwn(senders, type),
    collapse: false,
    async handle(events) {
      for (const event of events) await senders[event.type]?.(event);
    },
  };
}
