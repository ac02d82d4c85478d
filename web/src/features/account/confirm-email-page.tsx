import MailCheck from 'lucide-react/icons/mail-check';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ConfirmEmailDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { SessionFrame } from './session-frame.tsx';

/** Confirms an address. One press, not the mere opening: mail programs open links to look at them, and the link serves once. */
export function ConfirmEmailPage() {
  const { t } = useTranslation('session');
  useDocumentTitle(t('confirmEmail.title'));
  const [search] = useSearchParams();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const confirm = useOperation(ConfirmEmailDocument);
  const answer = confirm.data?.confirmEmail;

  async function send() {
    setTrouble(null);
    try {
      const { confirmEmail } = await confirm.mutateAsync({ input: { token: search.get('token') ?? '' } });
      if (confirmEmail.__typename === 'ValidationError') {
        setTrouble({ kind: 'refused', messages: confirmEmail.fields.map(({ message }) => message) });
      } else if (confirmEmail.__typename === 'TooManyAttemptsError') {
        setTrouble({ kind: 'refused', messages: [confirmEmail.message] });
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <SessionFrame title={t('confirmEmail.title')}>
      {answer?.__typename === 'ConfirmEmailSuccess' ? (
        <div role="status">
          <EmptyState
            icon={MailCheck}
            title={answer.message}
            action={<LinkButton to={linkTo.card()}>{t('join.toCard')}</LinkButton>}
          />
        </div>
      ) : (
        <div className="grid gap-4">
          <FormTrouble trouble={trouble} />
          <p>{t('confirmEmail.text')}</p>
          <Button large wide onPress={send}>
            {t('confirmEmail.confirm')}
          </Button>
        </div>
      )}
    </SessionFrame>
  );
}
