import { displayText } from '@wasl/shared/localized-text';
import type { AccountRecord } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { OutboxEvent } from '../../platform/events/outbox.model.ts';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { AgreementCommentRecord } from './agreement-comment.model.ts';
import type { AgreementCommentRepository } from './agreement-comment.repository.ts';
import { remarkMessage } from './comment.messages.ts';

const remarkAdded = 'agreement.remark-added';

export function commentAdded({ _id }: Pick<AgreementCommentRecord, '_id'>): NewEvent {
  return { type: remarkAdded, documentId: _id, documentVersion: 1 };
}

/**
 * Tells the other side of a remark: the coordinator who handles the agreement, or the partner's owner and managers. What it
 * says is read after signing in, not in a mailbox.
 */
export function createCommentMessages(dependencies: {
  comments: AgreementCommentRepository;
  agreements: Pick<AgreementService, 'findAgreement'>;
  partners: Pick<PartnerService, 'findPartner'>;
  organizations: Pick<OrganizationService, 'listByIds'>;
  accounts: Pick<AccountRepository, 'findById' | 'listByPartner'>;
  messenger: Messenger;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}): Subscription {
  const { comments, agreements, partners, organizations, accounts, messenger, publicUrl } = dependencies;

  async function tell(event: OutboxEvent): Promise<void> {
    const comment = await comments.findById(event.documentId);
    const agreement = comment && (await agreements.findAgreement(comment.agreementId));
    if (!agreement) return;
    const partner = await partners.findPartner(agreement.partnerId);
    const [organization] = await organizations.listByIds([agreement.organizationId]);
    if (!partner || !organization) return;
    const recipients = comment.isFromPartner
      ? [await accounts.findById(agreement.handling.ownerAccountId ?? '')]
      : (await accounts.listByPartner(partner._id)).filter(({ role }) => role !== 'PARTNER_CASHIER');
    const link = `${publicUrl}/${comment.isFromPartner ? 'office' : 'partner'}/agreements/${agreement._id}`;
    for (const { email, language } of recipients.filter(isReachable)) {
      const from = comment.isFromPartner ? partner.name : organization.name;
      const details = {
        authorName: displayText(from, language).text,
        reference: agreement.reference,
        link,
      };
      await messenger.send({ to: email, language, ...remarkMessage(language, details) });
    }
  }

  return {
    wants: (type) => type === remarkAdded,
    collapse: false,
    async handle(events) {
      for (const event of events) await tell(event);
    },
  };
}

function isReachable(account: AccountRecord | null): account is AccountRecord & { email: string } {
  return account !== null && account.email !== null && !account.isSuspended;
}
