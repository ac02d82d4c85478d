import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclineSigningDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { OpenedLink } from './signing-visit.ts';

const shortestReason = 10;

interface DeclineDialogProps {
  token: string;
  onLink: (link: OpenedLink) => void;
  onClose: () => void;
}

/** Declining ends the request for everybody: what that means, and why it is done. */
export function DeclineDialog({ token, onLink, onClose }: DeclineDialogProps) {
  const { t } = useTranslation('signing');
  const [reason, setReason] = useState('');
  const [isTooShort, setTooShort] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const decline = useOperation(DeclineSigningDocument);

  async function send() {
    if (reason.trim().length < shortestReason) return setTooShort(true);
    setTrouble(null);
    try {
      const { declineSigning: act } = await decline.mutateAsync({
        input: { token, reason: reason.trim() },
      });
      if (act.__typename === 'SigningRecorded') onLink({ ...act.visit, __typename: 'SigningVisit' });
      else if (act.__typename === 'SigningLinkUnusableError') onLink(act);
      else if (act.__typename === 'ValidationError')
        setTrouble({ kind: 'refused', messages: act.fields.map(({ message }) => message) });
      else setTrouble({ kind: 'refused', messages: [act.message] });
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('decline.title')}
      description={t('decline.text')}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('decline.keep')}
          </Button>
          <Button harm onPress={send}>
            {t('decline.submit')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 pt-3">
        <TextArea
          label={t('decline.reason')}
          hint={t('decline.hint')}
          error={isTooShort && reason.trim().length < shortestReason ? t('decline.tooShort') : undefined}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <FormTrouble trouble={trouble} />
      </div>
    </Dialog>
  );
}
