import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ResendSigningLinkDocument } from '../../gql/operations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Signatory } from './agreement.types.ts';
import { ChangeTrouble, problemOf } from './change-trouble.tsx';
import { useAgreementChange } from './use-agreement-change.ts';

interface ResendDialogProps {
  agreementId: string;
  signatory: Signatory;
  onClose: () => void;
}

/** A new link, to the address on file or a corrected one; the one before stops working. */
export function ResendDialog({ agreementId, signatory, onClose }: ResendDialogProps) {
  const { t } = useTranslation('agreement');
  const [email, setEmail] = useState('');
  const resend = useAgreementChange(ResendSigningLinkDocument);

  async function send() {
    const isDone = await resend.send(
      { agreementId, signatoryId: signatory.id, email: email.trim() || null },
      t('resend.done', { name: signatory.name }),
    );
    if (isDone) onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('resend.title', { name: signatory.name })}
      description={t('resend.text')}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button onPress={send}>{t('resend.send')}</Button>
        </>
      }
    >
      <form
        noValidate
        className="grid gap-3 pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ChangeTrouble trouble={resend.trouble} shown={['email']} />
        <TextField
          label={t('resend.email')}
          hint={t('resend.emailHint', { email: signatory.maskedEmail })}
          error={problemOf(resend.trouble, 'email')}
          type="email"
          dir="ltr"
          autoComplete="off"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
      </form>
    </Dialog>
  );
}
