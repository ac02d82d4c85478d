import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AccountDocument, ProvincesDocument, UpdateProfileDocument } from '../../gql/operations.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { kept, operation, operationKey, useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { Num } from '../../ui/num.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import type { AccountMember } from './account-reading.ts';
import { ProvinceOptions } from './province-options.tsx';

interface ContactValues {
  phone: string;
  provinceCode: string;
}

/** How to be reached. The address of mail is the account's name and changes with the organization. */
export function ContactForm({ member }: { member: AccountMember }) {
  const { t } = useTranslation('account');
  const queryClient = useQueryClient();
  const provinces = useQuery({ ...operation(ProvincesDocument), ...kept, staleTime: 24 * 60 * 60_000 });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const update = useOperation(UpdateProfileDocument);
  const { register, handleSubmit, formState, setError, reset } = useForm<ContactValues>({
    values: { phone: member.phone ?? '', provinceCode: member.province?.code ?? '' },
    resetOptions: { keepDirtyValues: true },
  });
  const regions = provinces.data?.regions;

  async function send(values: ContactValues) {
    setTrouble(null);
    try {
      const { updateProfile } = await update.mutateAsync({
        input: {
          phone: values.phone.trim(),
          ...(values.provinceCode && { provinceCode: values.provinceCode }),
        },
      });
      if (updateProfile.__typename === 'ValidationError') {
        const messages = showProblems(updateProfile.fields, ['phone', 'provinceCode'], setError);
        return setTrouble({ kind: 'refused', messages });
      }
      const saved = updateProfile.viewer.member;
      reset({ phone: saved?.phone ?? '', provinceCode: saved?.province?.code ?? '' });
      showToast({ text: t('contact.saved') });
      await queryClient.invalidateQueries({ queryKey: operationKey(AccountDocument) });
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <Card as="section" aria-labelledby="contact">
      <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
        <h2 id="contact">{t('contact.title')}</h2>
        <div className="grid gap-0.5">
          <p className="text-s font-semibold">{t('contact.email')}</p>
          <p>
            <Num className="break-all">{member.email}</Num>
          </p>
          <p className="text-xs text-muted">{t('contact.emailHint')}</p>
        </div>
        <TextField
          label={t('contact.phone')}
          hint={t('contact.phoneHint')}
          error={formState.errors.phone?.message}
          type="tel"
          dir="ltr"
          autoComplete="tel"
          {...register('phone')}
        />
        <SelectField
          // The chosen one can be shown only once the choices are there.
          key={regions ? 'known' : 'loading'}
          label={t('contact.province')}
          error={formState.errors.provinceCode?.message}
          autoComplete="address-level1"
          {...register('provinceCode')}
        >
          {regions ? (
            <ProvinceOptions regions={regions} />
          ) : (
            <option value={member.province?.code ?? ''}>{member.province?.name.display ?? ''}</option>
          )}
        </SelectField>
        <FormTrouble trouble={trouble} />
        <Button
          type="submit"
          kind="quiet"
          busy={formState.isSubmitting}
          disabled={!formState.isDirty}
          className="justify-self-start"
        >
          {t('contact.save')}
        </Button>
      </form>
    </Card>
  );
}
