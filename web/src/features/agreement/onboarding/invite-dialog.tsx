import { type Language, languages } from '@wasl/shared/language';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitePartnerDocument, type PartnerRole } from '../../../gql/operations.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { problemOf } from '../change-trouble.tsx';
import { ActionDialog } from '../dialogs/action-dialog.tsx';
import type { ActDialogProps } from '../dialogs/reason-dialogs.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';

const roles = ['PARTNER_OWNER', 'PARTNER_MANAGER'] as const satisfies readonly PartnerRole[];

/** Invites the one who answers for the partner: by a personal link to their address. */
export function InviteDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement-onboarding');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<PartnerRole>('PARTNER_OWNER');
  const [language, setLanguage] = useState<Language>('ar');
  const change = useAgreementChange(InvitePartnerDocument);
  const confirm = async () => {
    const input = { agreementId: agreement.id, name: name.trim(), email: email.trim(), role, language };
    if (await change.send(input, t('invite.done', { name: name.trim() }))) onClose();
  };
  return (
    <ActionDialog
      title={t('invite.title')}
      text={t('invite.text')}
      confirmLabel={t('invite.send')}
      shown={['name', 'email']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextField
        label={t('invite.name')}
        error={problemOf(change.trouble, 'name')}
        required
        dir="auto"
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label={t('invite.email')}
        error={problemOf(change.trouble, 'email')}
        required
        type="email"
        dir="ltr"
        autoComplete="off"
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      <SelectField
        label={t('invite.role')}
        value={role}
        onChange={({ target }) => setRole(target.value as PartnerRole)}
      >
        {roles.map((each) => (
          <option key={each} value={each}>
            {t(`role.${each}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('invite.language')}
        value={language}
        onChange={({ target }) => setLanguage(target.value as Language)}
      >
        {languages.map((each) => (
          <option key={each} value={each}>
            {t(`language.${each}`)}
          </option>
        ))}
      </SelectField>
    </ActionDialog>
  );
}
