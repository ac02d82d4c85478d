import { useQuery, useQueryClient } from '@tanstack/react-query';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  DraftAgreementDocument,
  DraftChoicesDocument,
  type DraftChoicesQuery,
} from '../../gql/operations.ts';
import { useKeptForm } from '../../lib/forms/use-kept-form.ts';
import { usePlaceNames } from '../../lib/geography/use-place-names.ts';
import { operation, useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { firstOfNextMonth, lastDayOfYearFrom } from './agreement-period.ts';
import { troubleOf } from './change-trouble.ts';
import type { Prospect } from './prospect-sheet.tsx';
import { refreshPipeline } from './use-pipeline.ts';

interface DraftValues {
  templateId: string;
  startsOn: string;
  endsOn: string;
  isNationwide: boolean;
  regionCodes: string[];
}

const fields: (keyof DraftValues)[] = ['templateId', 'startsOn', 'endsOn', 'regionCodes'];

interface DraftAgreementProps {
  prospect: Prospect;
  onCancel: () => void;
}

/** From a prospect to a draft: which text, from when to when, where. Leads to the agreement's page. */
export function DraftAgreement({ prospect, onCancel }: DraftAgreementProps) {
  const { t } = useTranslation('pipeline');
  const choices = useQuery({ ...operation(DraftChoicesDocument), staleTime: 60_000 });
  return (
    <section className="grid gap-4 rounded-medium bg-sand-100 p-4" aria-labelledby="draft-agreement">
      <h3 id="draft-agreement">{t('draft.title')}</h3>
      {choices.data ? (
        <DraftForm prospect={prospect} choices={choices.data} onCancel={onCancel} />
      ) : choices.error ? (
        <QueryError error={choices.error} onRetry={choices.refetch} />
      ) : (
        <TextSkeleton lines={6} />
      )}
    </section>
  );
}

/** Templates meant for a category first, then those for all, then the others. */
function byFit(templates: DraftChoicesQuery['agreementTemplates'], categoryName: string) {
  const distanceOf = ({ categories }: (typeof templates)[number]) =>
    categories.some(({ name }) => name.display === categoryName) ? 0 : categories.length === 0 ? 1 : 2;
  return [...templates].sort((a, b) => distanceOf(a) - distanceOf(b));
}

function DraftForm({ prospect, choices, onCancel }: DraftAgreementProps & { choices: DraftChoicesQuery }) {
  const { t } = useTranslation('pipeline');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const draft = useOperation(DraftAgreementDocument);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { viewer } = useViewer();
  const own = viewer?.regionCodes ?? null;
  const regions = usePlaceNames().filter(
    ({ level, code }) => level === 'region' && (own === null || own.includes(code)),
  );
  const templates = byFit(choices.agreementTemplates, prospect.category.name.display);
  const firstDay = firstOfNextMonth(choices.service.now.date);
  const form = useKeptForm<DraftValues>(`prospect.${prospect.id}.draft`, {
    templateId: templates[0]?.id ?? '',
    startsOn: firstDay,
    endsOn: lastDayOfYearFrom(firstDay),
    isNationwide: false,
    regionCodes: [prospect.province.region.code],
  });
  const { register, handleSubmit, formState, setError, setValue, watch, forget } = form;
  const { errors, isSubmitting } = formState;
  const isNationwide = watch('isNationwide');

  async function send(values: DraftValues) {
    setTrouble(null);
    if (!values.isNationwide && values.regionCodes.length === 0)
      return setError('regionCodes', { message: t('draft.regionMissing') });
    try {
      const { draftAgreement } = await draft.mutateAsync({
        input: {
          prospectId: prospect.id,
          templateId: values.templateId,
          startsOn: values.startsOn,
          endsOn: values.endsOn,
          regionCodes: values.isNationwide ? null : values.regionCodes,
        },
      });
      if (draftAgreement.__typename !== 'AgreementChanged')
        return setTrouble(troubleOf(draftAgreement, fields, setError));
      forget();
      void refreshPipeline(queryClient);
      await navigate(linkTo.agreement(draftAgreement.agreement.id));
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  if (templates.length === 0)
    return (
      <Notice tone="wait" icon={CircleAlert}>
        <p>{t('draft.noTemplate')}</p>
      </Notice>
    );
  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      <FormTrouble trouble={trouble} />
      <SelectField
        label={t('draft.template')}
        error={errors.templateId?.message}
        required
        {...register('templateId')}
      >
        {templates.map(({ id, name, version }) => (
          <option key={id} value={id}>
            {t('draft.templateVersion', { name: name.display, version })}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          label={t('draft.startsOn')}
          className="min-w-0"
          error={errors.startsOn?.message}
          type="date"
          required
          {...register('startsOn', {
            required: t('draft.dayMissing'),
            onChange: ({ target }) => {
              const lastDay = lastDayOfYearFrom(target.value);
              if (lastDay) setValue('endsOn', lastDay);
            },
          })}
        />
        <TextField
          label={t('draft.endsOn')}
          className="min-w-0"
          error={errors.endsOn?.message}
          type="date"
          required
          {...register('endsOn', { required: t('draft.dayMissing') })}
        />
      </div>
      {(own === null || own.length > 1) && (
        <fieldset className="labelled m-0 min-w-0 border-0 p-0">
          <legend>{t('draft.regions')}</legend>
          {own === null && <Checkbox {...register('isNationwide')}>{t('draft.nationwide')}</Checkbox>}
          {!isNationwide && (
            <div className="grid max-h-56 overflow-y-auto tablet:grid-cols-2">
              {regions.map(({ code, name }) => (
                <Checkbox key={code} value={code} {...register('regionCodes')}>
                  {name}
                </Checkbox>
              ))}
            </div>
          )}
          {errors.regionCodes && (
            <p className="error" role="alert">
              {errors.regionCodes.message}
            </p>
          )}
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={isSubmitting}>
          {t('draft.confirm')}
        </Button>
        <Button kind="text" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
