import MailCheck from 'lucide-react/icons/mail-check';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { RequestPasswordResetDocument, ResetPasswordDocument } from '../../gql/operations.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { sessionEnded } from '../../lib/viewer/session.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PasswordWithHint } from './password-with-hint.tsx';
import { SessionFrame } from './session-frame.tsx';
import { useWait } from './use-wait.ts';
import { WaitNotice } from './wait-notice.tsx';

/** Without a token it asks for a link; with the link's token it sets the new password. */
export function ResetPasswordPage() {
  const { t } = useTranslation('session');
  useDocumentTitle(t('reset.title'));
  const [search] = useSearchParams();
  const token = search.get('token');
  const toSignIn = (
    <Link className="link justify-self-center" to={linkTo.signIn()}>
      {t('reset.toSignIn')}
    </Link>
  );
  return (
    <SessionFrame
      title={token ? t('reset.newTitle') : t('reset.title')}
      intro={token ? t('reset.newIntro') : t('reset.intro')}
      after={toSignIn}
    >
      {token ? <NewPasswordForm token={token} /> : <RequestForm />}
    </SessionFrame>
  );
}

function RequestForm() {
  const { t } = useTranslation('session');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const request = useOperation(RequestPasswordResetDocument);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: '' } });

  async function send({ email }: { email: string }) {
    setTrouble(null);
    try {
      await request.mutateAsync({ input: { email: email.trim() } });
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  if (request.data) {
    return (
      <div role="status">
        <EmptyState
          icon={MailCheck}
          title={t('reset.sentTitle')}
          text={request.data.requestPasswordReset.message}
        />
      </div>
    );
  }
  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      <FormTrouble trouble={trouble} />
      <TextField
        label={t('email.label')}
        error={formState.errors.email?.message}
        required
        type="email"
        dir="ltr"
        autoComplete="email"
        {...register('email', { required: t('email.missing') })}
      />
      <Button type="submit" large wide busy={formState.isSubmitting}>
        {t('reset.send')}
      </Button>
    </form>
  );
}

function NewPasswordForm({ token }: { token: string }) {
  const { t } = useTranslation('session');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { secondsLeft, message, wait } = useWait();
  const reset = useOperation(ResetPasswordDocument);
  const { register, handleSubmit, formState, setError, control } = useForm({
    defaultValues: { password: '' },
  });
  const password = useWatch({ control, name: 'password' });

  async function send(values: { password: string }) {
    if (secondsLeft > 0) return;
    setTrouble(null);
    try {
      const { resetPassword } = await reset.mutateAsync({ input: { token, password: values.password } });
      if (resetPassword.__typename === 'TooManyAttemptsError') {
        wait(resetPassword.message, resetPassword.retryAfterSeconds);
      } else if (resetPassword.__typename === 'ValidationError') {
        const general = showProblems(resetPassword.fields, ['password'], setError);
        setTrouble({ kind: 'refused', messages: general });
      } else {
        // Every session has ended, this browser's too.
        await sessionEnded();
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  const answer = reset.data?.resetPassword;
  if (answer?.__typename === 'ResetPasswordSuccess') {
    return (
      <div role="status">
        <EmptyState
          icon={ShieldCheck}
          title={t('reset.doneTitle')}
          text={answer.message}
          action={<LinkButton to={linkTo.signIn()}>{t('signIn.title')}</LinkButton>}
        />
      </div>
    );
  }
  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      {secondsLeft > 0 && <WaitNotice message={message} seconds={secondsLeft} />}
      <FormTrouble trouble={trouble} />
      {trouble?.kind === 'refused' && trouble.messages.length > 0 && (
        <Link className="link" to="/reset-password" reloadDocument>
          {t('reset.anotherLink')}
        </Link>
      )}
      <PasswordWithHint
        label={t('password.new')}
        value={password}
        ownWords={[]}
        error={formState.errors.password?.message}
        registration={register('password', { required: t('password.missing') })}
      />
      <Button type="submit" large wide busy={formState.isSubmitting} disabled={secondsLeft > 0}>
        {t('reset.set')}
      </Button>
    </form>
  );
}
