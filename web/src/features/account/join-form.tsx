import { useEffect, useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type JoinableOrganizationsQuery, JoinDocument, type ProvincesQuery } from '../../gql/operations.ts';
import { createFormDraft } from '../../lib/forms/form-draft.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { sessionStarted } from '../../lib/viewer/session.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Code } from '../../ui/code.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { emptyJoinValues, type Joined, type JoinValues, joinFields, joinInput } from './join-values.ts';
import { PasswordWithHint } from './password-with-hint.tsx';
import { ProvinceOptions } from './province-options.tsx';
import { useWait } from './use-wait.ts';
import { WaitNotice } from './wait-notice.tsx';

interface JoinFormProps {
  organizations: JoinableOrganizationsQuery['organizations'];
  regions: ProvincesQuery['regions'];
  onJoined: (joined: Joined) => void;
}

/** Nothing typed is lost: not on a refusal, not without a network, and but for the password not when the page is thrown away. */
export function JoinForm({ organizations, regions, onJoined }: JoinFormProps) {
  const { t } = useTranslation('session');
  const { t: common } = useTranslation();
  const { language } = useLanguage();
  const draft = useMemo(() => createFormDraft<JoinValues>('join', ['password'], window.sessionStorage), []);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { secondsLeft, message, wait } = useWait();
  const join = useOperation(JoinDocument);
  const { register, handleSubmit, formState, setError, control, watch } = useForm<JoinValues>({
    defaultValues: { ...emptyJoinValues, ...draft.read() },
  });
  const { errors, isSubmitting } = formState;
  const values = useWatch({ control });
  const organization = organizations.find(({ id }) => id === values.organizationId);

  useEffect(() => {
    const { unsubscribe } = watch((typed) => draft.write(typed));
    return unsubscribe;
  }, [watch, draft]);

  async function send(typed: JoinValues) {
    if (secondsLeft > 0) return;
    setTrouble(null);
    try {
      const { join: answer } = await join.mutateAsync({ input: joinInput(typed, language) });
      if (answer.__typename === 'TooManyAttemptsError') wait(answer.message, answer.retryAfterSeconds);
      else if (answer.__typename === 'ValidationError') {
        setTrouble({ kind: 'refused', messages: showProblems(answer.fields, joinFields, setError) });
      } else {
        draft.forget();
        onJoined(answer);
        await sessionStarted();
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <form noValidate className="grid gap-5" onSubmit={handleSubmit(send)}>
      <SelectField
        label={t('join.organization')}
        error={errors.organizationId?.message}
        required
        {...register('organizationId', { required: t('join.organizationMissing') })}
      >
        <option value="">{common('choose')}</option>
        {organizations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name.display}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('join.number')}
        hint={
          organization ? (
            <Trans
              t={t}
              i18nKey="join.numberExample"
              components={{ code: <Code value={organization.membershipNumberExample} /> }}
            />
          ) : (
            t('join.numberHint')
          )
        }
        error={errors.membershipNumber?.message}
        required
        dir="ltr"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        {...register('membershipNumber', { required: t('join.numberMissing') })}
      />
      <TextField
        label={t('join.name')}
        hint={t('join.nameHint')}
        error={errors.name?.message}
        required
        dir="auto"
        autoComplete="name"
        {...register('name', { required: t('join.nameMissing') })}
      />
      <TextField
        label={t('join.birthDate')}
        error={errors.birthDate?.message}
        required
        type="date"
        min="1900-01-01"
        autoComplete="bday"
        {...register('birthDate', { required: t('join.birthDateMissing') })}
      />
      <TextField
        label={t('email.label')}
        hint={t('email.hint')}
        error={errors.email?.message}
        required
        type="email"
        dir="ltr"
        autoComplete="email"
        {...register('email', { required: t('email.missing') })}
      />
      <TextField
        label={t('join.phone')}
        hint={t('join.phoneHint')}
        error={errors.phone?.message}
        type="tel"
        dir="ltr"
        autoComplete="tel"
        {...register('phone')}
      />
      <SelectField
        label={t('join.province')}
        hint={t('join.provinceHint')}
        error={errors.provinceCode?.message}
        autoComplete="address-level1"
        {...register('provinceCode')}
      >
        <ProvinceOptions regions={regions} />
      </SelectField>
      <PasswordWithHint
        label={t('password.choose')}
        value={values.password ?? ''}
        ownWords={[values.name ?? '', values.email ?? '', values.membershipNumber ?? '']}
        error={errors.password?.message}
        registration={register('password', { required: t('password.missing') })}
      />
      <div className="labelled">
        <Checkbox
          aria-invalid={errors.consentsToProcessing ? true : undefined}
          aria-describedby={errors.consentsToProcessing ? 'consent-error' : undefined}
          className="items-start! font-normal!"
          {...register('consentsToProcessing', { required: t('join.consentMissing') })}
        >
          {t('join.consent')}
        </Checkbox>
        <Link className="inline-link justify-self-start text-s" to="/privacy" target="_blank" rel="noopener">
          {t('join.privacy')}
        </Link>
        {errors.consentsToProcessing && (
          <p id="consent-error" className="error">
            {errors.consentsToProcessing.message}
          </p>
        )}
      </div>
      {secondsLeft > 0 && <WaitNotice message={message} seconds={secondsLeft} />}
      <FormTrouble trouble={trouble} />
      <Button type="submit" large wide busy={isSubmitting} disabled={secondsLeft > 0}>
        {t('join.submit')}
      </Button>
    </form>
  );
}
