import { daysBetween } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import { displayText } from '@wasl/shared/localized-text';
import type { AccountRecord } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { OutboxEvent } from '../../platform/events/outbox.model.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { AgreementRecord } from './agreement.model.ts';
import type { AgreementService } from './agreement.service.ts';
import { type LifeEventType, lifeEvents } from './life.events.ts';
import { lifeMessage } from './life.messages.ts';
import { licenceExpiredReason } from './life.texts.ts';

const lifeEventTypes: readonly string[] = Object.values(lifeEvents);

/** Writes to the coordinator who sees to an agreement and to its partner's owners and managers. */
export function createLifeMailer(dependencies: {
  agreements: AgreementService;
  accounts: Pick<AccountRepository, 'findById' | 'listByPartner'>;
  partners: Pick<PartnerService, 'findPartner'>;
  organizations: Pick<OrganizationService, 'listByIds'>;
  messenger: Messenger;
  clock: Clock;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}): Subscription {
  const { agreements, accounts, partners, organizations, messenger, clock, publicUrl } = dependencies;

  const daysLeftUntil = (day: string) => Math.max(0, daysBetween(civilDateOf(clock.now()), day));

  async function readersOf({ handling, partnerId }: AgreementRecord): Promise<AccountRecord[]> {
    const owner = handling.ownerAccountId ? await accounts.findById(handling.ownerAccountId) : null;
    const staff = (await accounts.listByPartner(partnerId)).filter(({ role }) => role !== 'PARTNER_CASHIER');
    return [...(owner ? [owner] : []), ...staff].filter(({ email, isSuspended }) => email && !isSuspended);
  }

  async function send({ type, documentId, payload }: OutboxEvent): Promise<void> {
    const agreement = await agreements.findAgreement(documentId);
    if (!agreement) return;
    const [partner, [organization]] = await Promise.all([
      partners.findPartner(agreement.partnerId),
      organizations.listByIds([agreement.organizationId]),
    ]);
    if (!partner || !organization) return;
    const day = typeof payload.day === 'string' ? payload.day : agreement.endsOn;
    for (const { email, language, partnerId } of await readersOf(agreement)) {
      if (!email) continue;
      const details = {
        partnerName: displayText(partner.name, language).text,
        organizationName: displayText(organization.name, language).text,
        reference: agreement.reference,
        day,
        days: typeof payload.days === 'number' ? payload.days : daysLeftUntil(day),
        reason: reasonFor(type, agreement, language),
        link: `${publicUrl}/${partnerId === null ? 'office' : 'partner'}/agreements/${agreement._id}`,
      };
      await messenger.send({ to: email, language, ...lifeMessage(type as LifeEventType, language, details) });
    }
  }

  return {
    wants: (type) => lifeEventTypes.includes(type),
    collapse: false,
    async handle(events) {
      for (const event of events) await send(event);
    },
  };
}

function reasonFor(
  type: string,
  { suspension, termination }: AgreementRecord,
  language: AccountRecord['language'],
): string | null {
  if (type === lifeEvents.noticeGiven) return termination?.reason ?? null;
  if (type !== lifeEvents.suspended || !suspension) return null;
  return suspension.cause === 'LICENCE_EXPIRED' ? licenceExpiredReason[language] : suspension.reason;
}
