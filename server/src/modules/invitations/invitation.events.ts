import { formatCivilDate } from '@wasl/shared/civil-text';
import { civilDateTimeOf } from '@wasl/shared/civil-time';
import { displayText } from '@wasl/shared/localized-text';
import type { Clock } from '../../platform/clock.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { invitationMessage } from './invitation.messages.ts';
import type { PartnerInvitationRecord } from './partner-invitation.model.ts';
import type { PartnerInvitationRepository } from './partner-invitation.repository.ts';

const partnerInvited = 'partner.invited';

export function invitedEvent({ _id }: Pick<PartnerInvitationRecord, '_id'>): NewEvent {
  return { type: partnerInvited, documentId: _id, documentVersion: 1 };
}

/** Sends invitations. The token is made here, so that nothing but the message ever holds it. */
export function createInvitationMessages(dependencies: {
  invitations: PartnerInvitationRepository;
  organizations: Pick<OrganizationService, 'listByIds'>;
  partners: Pick<PartnerService, 'findPartner'>;
  messenger: Messenger;
  clock: Clock;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}): Subscription {
  const { invitations, organizations, partners, messenger, clock, publicUrl } = dependencies;
  return {
    wants: (type) => type === partnerInvited,
    collapse: false,
    async handle(events) {
      for (const { documentId } of events) {
        const invitation = await invitations.findById(documentId);
        if (!invitation || invitation.acceptedAt || invitation.revokedAt) continue;
        if (invitation.expiresAt <= clock.now()) continue;
        const { email, name, language, organizationId, partnerId, expiresAt } = invitation;
        const [[organization], partner] = await Promise.all([
          organizations.listByIds([organizationId]),
          partners.findPartner(partnerId),
        ]);
        if (!organization || !partner) continue;
        const token = await invitations.issueToken(invitation._id);
        const message = invitationMessage(language, {
          name,
          organizationName: displayText(organization.name, language).text,
          partnerName: displayText(partner.name, language).text,
          lastMoment: formatCivilDate(civilDateTimeOf(expiresAt).date, language),
          link: `${publicUrl}/invitation/${token}`,
        });
        await messenger.send({ to: email, language, ...message });
      }
    },
  };
}
