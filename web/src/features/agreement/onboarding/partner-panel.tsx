import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Undo2 from 'lucide-react/icons/undo-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementPartnerSideDocument, RevokeInvitationDocument } from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { AgreementHead } from '../agreement.types.ts';
import { ChangeTrouble } from '../change-trouble.tsx';
import { SideCard } from '../side-card.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';
import { InviteDialog } from './invite-dialog.tsx';

/** Whether the partner was invited and came. */
export function PartnerPanel({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement-onboarding');
  const [isInviting, setInviting] = useState(false);
  const found = useQuery(operation(AgreementPartnerSideDocument, { id: agreement.id }));
  const revoke = useAgreementChange(RevokeInvitationDocument);
  const invitations = found.data?.agreement?.invitations ?? [];
  const may = (action: string) => agreement.allowedActions.includes(action);
  if (invitations.length === 0 && !may('invitePartner')) return null;
  return (
    <SideCard title={t('partner.title')}>
      {invitations.length === 0 && <p className="text-s text-muted">{t('partner.none')}</p>}
      <ol className="agreement-group">
        {invitations.map((invitation) => {
          const { acceptedAt, revokedAt } = invitation;
          return (
            <li
              key={invitation.id}
              className={acceptedAt ? 'signer signed' : revokedAt ? 'signer later' : 'signer waiting'}
            >
              <span className="mark">
                <Icon of={acceptedAt ? Check : revokedAt ? Undo2 : Clock} />
              </span>
              <b>
                <bdi dir="ltr">{invitation.maskedEmail}</bdi>
              </b>
              <span className="text-muted">{t(`role.${invitation.role}`)}</span>
              <span className="standing">
                {acceptedAt
                  ? t('partner.accepted', { at: acceptedAt.text })
                  : revokedAt
                    ? t('partner.revoked', { at: revokedAt.text })
                    : t('partner.until', { at: invitation.expiresAt.text })}
              </span>
              {!acceptedAt && !revokedAt && may('revokeInvitation') && (
                <Button
                  kind="text"
                  compact
                  className="justify-self-start"
                  onPress={() => revoke.send({ invitationId: invitation.id }, t('partner.revokedDone'))}
                >
                  {t('partner.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <ChangeTrouble trouble={revoke.trouble} />
      {may('invitePartner') && (
        <Button kind="quiet" compact wide onPress={() => setInviting(true)}>
          {t('invite.title')}
        </Button>
      )}
      {isInviting && <InviteDialog agreement={agreement} onClose={() => setInviting(false)} />}
    </SideCard>
  );
}
