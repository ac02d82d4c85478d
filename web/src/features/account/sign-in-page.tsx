import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { SignInDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { sessionStarted } from '../../lib/viewer/session.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { PasswordField, TextField } from '../../ui/text-field.tsx';
import { landingOf } from './landing.ts';
import { SessionFrame } from './session-frame.tsx';
import { useWait } from './use-wait.ts';
import { WaitNotice } from './wait-notice.tsx';

interface SignInValues {
  identifier: string;
  password: string;
  secondFactorCode: string;
}

export function SignInPage() {
  const { t } = useTranslation('session');
  useDocumentTitle(t('signIn.title'));
  const [search] = useSearchParams();
  const next = search.get('next');
  const { status, viewer } = useViewer();
  // Also after signing in below: the viewer arrives, and this page has done its work.
  if (status === 'signed-in') return <Navigate to={landingOf(viewer.role, next)} replace />;
  return (
    <SessionFrame
      title={t('signIn.title')}
      intro={next ? t('signIn.introReturn') : undefined}
      after={
        <div className="grid gap-3 text-center">
          <p className="text-muted">{t('signIn.noAccount')}</p>
          <LinkButton kind="quiet" to={linkTo.join(next ?? undefined)}>
            {t('signIn.join')}
          </LinkButton>
        </div>
      }
    >
      <SignInForm />
    </SessionFrame>
  );
}

function SignInForm() {
  const { t } = useTranslation('session');
  const [needsCode, setNeedsCode] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { secondsLeft, message, wait } = useWait();
  const signIn = useOperation(SignInDocument);
  const { register, handleSubmit, formState, setError, setFocus, resetField } = useForm<SignInValues>({
    defaultValues: { identifier: '', password: '', secondFactorCode: '' },
    shouldFocusError: true,
  });
  const { errors, isSubmitting } = formState;

  useEffect(() => {
    if (needsCode) setFocus('secondFactorCode');
  }, [needsCode, setFocus]);

  async function send({ identifier, password, secondFactorCode }: SignInValues) {
    if (secondsLeft > 0) return;
    setTrouble(null);
    try {
      const { signIn: answer } = await signIn.mutateAsync({
        input: { identifier: identifier.trim(), password, secondFactorCode: secondFactorCode.trim() || null },
      });
      switch (answer.__typename) {
        case 'SignInSuccess':
          return await sessionStarted();
        case 'SecondFactorRequiredError':
          return setNeedsCode(true);
        case 'TooManyAttemptsError':
          return wait(answer.message, answer.retryAfterSeconds);
        case 'WrongCredentialsError':
          resetField('secondFactorCode');
          setError('password', { type: 'server', message: answer.message }, { shouldFocus: true });
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      {secondsLeft > 0 && <WaitNotice message={message} seconds={secondsLeft} />}
      <FormTrouble trouble={trouble} />
      <TextField
        label={t('signIn.identifier')}
        hint={t('signIn.identifierHint')}
        error={errors.identifier?.message}
        required
        dir="ltr"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...register('identifier', { required: t('signIn.identifierMissing') })}
      />
      <PasswordField
        label={t('password.label')}
        error={errors.password?.message}
        required
        autoComplete="current-password"
        {...register('password', { required: t('password.missing') })}
      />
      {needsCode && (
        <TextField
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          error={errors.secondFactorCode?.message}
          required
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          {...register('secondFactorCode', { required: t('signIn.codeMissing') })}
        />
      )}
      <Button type="submit" large wide busy={isSubmitting} disabled={secondsLeft > 0}>
        {t('signIn.submit')}
      </Button>
      <Link className="link justify-self-center" to="/reset-password">
        {t('signIn.forgotten')}
      </Link>
    </form>
  );
}
