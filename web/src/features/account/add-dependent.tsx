import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AddDependentDocument, type Relation } from '../../gql/operations.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Radio } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { refreshMember } from './account-reading.ts';
import { nameByScript } from './full-name.ts';

interface DependentValues {
  relation: Relation | '';
  name: string;
  birthDate: string;
}

const relations = ['SPOUSE', 'DAUGHTER', 'SON'] as const satisfies readonly Relation[];
const empty: DependentValues = { relation: '', name: '', birthDate: '' };

/** Who, how related, born when. What was typed stays when the dialog is closed by mistake. */
export function AddDependent({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('account');
  const queryClient = useQueryClient();
  const formId = useId();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const add = useOperation(AddDependentDocument);
  const { register, handleSubmit, formState, setError, reset } = useForm<DependentValues>({
    defaultValues: empty,
  });
  const { errors, isSubmitting } = formState;

  async function send({ relation, name, birthDate }: DependentValues) {
    if (relation === '') return;
    setTrouble(null);
    try {
      const { addDependent } = await add.mutateAsync({
        input: { relation, birthDate, name: nameByScript(name) },
      });
      if (addDependent.__typename === 'ValidationError') {
        const messages = showProblems(addDependent.fields, ['relation', 'name', 'birthDate'], setError);
        return setTrouble({ kind: 'refused', messages });
      }
      reset(empty);
      onClose();
      showToast({ text: t('dependents.added', { name: name.trim() }) });
      await refreshMember(queryClient);
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('dependents.add')}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('dependents.cancel')}
          </Button>
          <Button busy={isSubmitting} onPress={handleSubmit(send)}>
            {t('dependents.save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
        <FormTrouble trouble={trouble} />
        <fieldset
          className="labelled m-0 min-w-0 border-0 p-0"
          aria-describedby={errors.relation ? `${formId}-relation` : undefined}
        >
          <legend className="mb-1">{t('dependents.relation')}</legend>
          {relations.map((relation) => (
            <Radio
              key={relation}
              value={relation}
              {...register('relation', { required: t('dependents.relationMissing') })}
            >
              {t(`relation.${relation}`)}
            </Radio>
          ))}
          {errors.relation && (
            <p id={`${formId}-relation`} className="error">
              {errors.relation.message}
            </p>
          )}
        </fieldset>
        <TextField
          label={t('dependents.name')}
          hint={t('dependents.nameHint')}
          error={errors.name?.message}
          required
          dir="auto"
          autoComplete="off"
          {...register('name', { required: t('dependents.nameMissing') })}
        />
        <TextField
          label={t('dependents.birthDate')}
          error={errors.birthDate?.message}
          required
          type="date"
          min="1900-01-01"
          autoComplete="off"
          {...register('birthDate', { required: t('dependents.birthDateMissing') })}
        />
        {/* Enter in a field sends; the button stands in the dialog's foot. */}
        <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  );
}
