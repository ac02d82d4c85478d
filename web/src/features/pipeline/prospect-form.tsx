import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TeamDocument, UpdateProspectDocument } from '../../gql/operations.ts';
import { useKeptForm } from '../../lib/forms/use-kept-form.ts';
import { operation, useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { troubleOf } from './change-trouble.ts';
import type { Prospect } from './prospect-sheet.tsx';
import { refreshPipeline } from './use-pipeline.ts';

interface ProspectValues {
  nextStep: string;
  nextStepDueOn: string;
  ownerId: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  notes: string;
}

/** As the server has them. A step that follows from the state is no step somebody wrote down. */
function valuesOf(prospect: Prospect): ProspectValues {
  const isNoted = prospect.nextStep.code === 'NOTED';
  return {
    nextStep: isNoted ? prospect.nextStep.text : '',
    nextStepDueOn: isNoted ? (prospect.nextStep.dueOn?.date ?? '') : '',
    ownerId: prospect.owner?.id ?? '',
    contactName: prospect.contactName ?? '',
    contactPhone: prospect.contactPhone ?? '',
    contactEmail: prospect.contactEmail ?? '',
    notes: prospect.notes ?? '',
  };
}

const fields: (keyof ProspectValues)[] = [
  'nextStep',
  'nextStepDueOn',
  'ownerId',
  'contactName',
  'contactPhone',
  'contactEmail',
  'notes',
];

/** What is known and what is next. Sent against the version read: nobody's change is lost without being told. */
export function ProspectForm({ prospect, canChange }: { prospect: Prospect; canChange: boolean }) {
  const { t } = useTranslation('pipeline');
  const queryClient = useQueryClient();
  const update = useOperation(UpdateProspectDocument);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { data: team } = useQuery({ ...operation(TeamDocument), staleTime: 5 * 60_000 });
  const form = useKeptForm<ProspectValues>(`prospect.${prospect.id}`, valuesOf(prospect));
  const { register, handleSubmit, formState, setError, reset, forget } = form;
  const { errors, isSubmitting } = formState;

  async function send(values: ProspectValues) {
    setTrouble(null);
    try {
      const { updateProspect } = await update.mutateAsync({
        input: {
          prospectId: prospect.id,
          version: prospect.version,
          nextStep: values.nextStep.trim(),
          nextStepDueOn: values.nextStepDueOn || null,
          ...(values.ownerId && { ownerId: values.ownerId }),
          contactName: values.contactName.trim() || null,
          contactPhone: values.contactPhone.trim() || null,
          contactEmail: values.contactEmail.trim() || null,
          notes: values.notes.trim() || null,
        },
      });
      if (updateProspect.__typename === 'ProspectChanged') {
        reset(values);
        forget();
        showToast({ text: t('prospect.saved') });
      } else setTrouble(troubleOf(updateProspect, fields, setError));
      // Also after a refusal: with the newest version at hand the next try can succeed, and what was typed stays.
      await refreshPipeline(queryClient);
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  const readOnly = !canChange;
  const owners = [
    ...(prospect.owner ? [prospect.owner] : []),
    ...(team?.colleagues ?? []).filter(({ id }) => id !== prospect.owner?.id),
  ];
  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      <FormTrouble trouble={trouble} />
      <div className="grid gap-4 tablet:grid-cols-[minmax(0,1fr)_minmax(0,172px)]">
        <TextField
          label={t('prospect.nextStep')}
          hint={prospect.nextStep.code === 'NOTED' ? undefined : prospect.nextStep.text}
          error={errors.nextStep?.message}
          dir="auto"
          readOnly={readOnly}
          autoComplete="off"
          {...register('nextStep')}
        />
        <TextField
          label={t('prospect.dueOn')}
          className="min-w-0"
          error={errors.nextStepDueOn?.message}
          type="date"
          readOnly={readOnly}
          {...register('nextStepDueOn')}
        />
      </div>
      <SelectField
        label={t('prospect.owner')}
        error={errors.ownerId?.message}
        disabled={readOnly}
        {...register('ownerId')}
      >
        {!prospect.owner && <option value="">{t('card.noOwner')}</option>}
        {owners.map(
          ({ id, name }) =>
            id && (
              <option key={id} value={id}>
                {name.display}
              </option>
            ),
        )}
      </SelectField>
      <TextField
        label={t('contact.name')}
        error={errors.contactName?.message}
        dir="auto"
        readOnly={readOnly}
        autoComplete="off"
        {...register('contactName')}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          label={t('contact.phone')}
          error={errors.contactPhone?.message}
          type="tel"
          dir="ltr"
          readOnly={readOnly}
          autoComplete="off"
          {...register('contactPhone')}
        />
        <TextField
          label={t('contact.email')}
          error={errors.contactEmail?.message}
          type="email"
          dir="ltr"
          readOnly={readOnly}
          autoComplete="off"
          {...register('contactEmail')}
        />
      </div>
      <TextArea
        label={t('contact.notes')}
        error={errors.notes?.message}
        readOnly={readOnly}
        {...register('notes')}
      />
      {canChange && (
        <Button type="submit" kind="quiet" busy={isSubmitting} className="justify-self-start">
          {t('prospect.save')}
        </Button>
      )}
    </form>
  );
}
