import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AcceptInvitationDocument } from '../../gql/operations.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { sessionStarted } from '../../lib/viewer/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { PasswordField, TextField } from '../../ui/text-field.tsx';
import type { OpenedInvitation } from './invitation-page.tsx';

type Invitation = Extract<OpenedInvitation, { __typename: 'InvitationVisit' }>;

interface AcceptValues {
  name: string;
  password: string;
}

interface AcceptFormProps {
  invitation: Invitation;
  token: string;
  onInvitation: (next: OpenedInvitation) => void;
}

const shortestPassword = 10;

/** A password for a new account, or the one of the account they have here; then straight to the agreement. */
export function AcceptForm({ invitation, token, onInvitation }: AcceptFormProps) {
  const { t } = useTranslation('invitation');
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const accept = useOperation(AcceptInvitationDocument);
  const { register, handleSubmit, formState, setError } = useForm<AcceptValues>({
    defaultValues: { name: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  const { email, hasAccount } = invitation;

  async function send({ name, password }: AcceptValues) {
    setTrouble(null);
    try {
      const { acceptInvitation: answer } = await accept.mutateAsync({ input: { token, name, password } });
      switch (answer.__typename) {
        case 'AcceptInvitationSuccess':
          await sessionStarted();
          return navigate(`${linkTo.partnerAgreements()}/${answer.agreement.id}`, { replace: true });
        case 'InvitationUnusableError':
          return onInvitation(answer);
        case 'ValidationError':
          return setTrouble({
            kind: 'refused',
            messages: showProblems(answer.fields, ['name', 'password'], setError),
          });
        case 'WrongCredentialsError':
          return setError('password', { type: 'server', message: answer.message }, { shouldFocus: true });
        case 'TooManyAttemptsError':
          return setTrouble({ kind: 'refused', messages: [answer.message] });
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <Card as="section" aria-labelledby="account" className="p-5">
      <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
        <div className="grid gap-1">
          <h2 id="account">{t(hasAccount ? 'account.existing' : 'account.new')}</h2>
          <p className="text-s text-muted">{t(hasAccount ? 'account.existingText' : 'account.newText')}</p>
        </div>
        <TextField label={t('email')} value={email} readOnly dir="ltr" type="email" autoComplete="username" />
        {!hasAccount && (
          <TextField
            label={t('name')}
            hint={t('nameHint')}
            error={errors.name?.message}
            required
            dir="auto"
            autoComplete="name"
            {...register('name', { required: t('nameMissing') })}
          />
        )}
        <PasswordField
          label={t(hasAccount ? 'password' : 'newPassword')}
          hint={hasAccount ? undefined : t('passwordHint')}
          error={errors.password?.message}
          required
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          {...register('password', {
            required: t('passwordMissing'),
            ...(hasAccount ? {} : { minLength: { value: shortestPassword, message: t('passwordHint') } }),
          })}
        />
        <FormTrouble trouble={trouble} />
        <Button type="submit" large wide busy={isSubmitting}>
          {t(hasAccount ? 'account.signIn' : 'account.create')}
        </Button>
      </form>
    </Card>
  );
}
