import { useQuery, useQueryClient } from '@tanstack/react-query';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AddProspectDocument,
  type AddProspectInput,
  PartnersWithoutAgreementDocument,
} from '../../gql/operations.ts';
import { useKeptForm } from '../../lib/forms/use-kept-form.ts';
import { usePlaceNames } from '../../lib/geography/use-place-names.ts';
import { operation, useOperation } from '../../lib/graphql/api.ts';
import { useSectors } from '../../lib/taxonomy/use-sectors.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Tile } from '../../ui/tile.tsx';
import { troubleOf } from './change-trouble.ts';
import { refreshPipeline } from './use-pipeline.ts';

interface NewProspectValues {
  source: 'listed' | 'new';
  partnerId: string;
  partnerName: string;
  nameFr: string;
  nameAr: string;
  categoryCode: string;
  provinceCode: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  notes: string;
}

const empty: NewProspectValues = {
  source: 'listed',
  partnerId: '',
  partnerName: '',
  nameFr: '',
  nameAr: '',
  categoryCode: '',
  provinceCode: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  notes: '',
};

/** The box each field of the API stands in. */
const boxes: Readonly<Record<string, keyof NewProspectValues>> = {
  name: 'nameFr',
  'name.fr': 'nameFr',
  'name.ar': 'nameAr',
};
const fields = Object.keys(empty) as (keyof NewProspectValues)[];

function inputOf(values: NewProspectValues): AddProspectInput {
  const orNull = (text: string) => text.trim() || null;
  const nameFr = orNull(values.nameFr);
  const nameAr = orNull(values.nameAr);
  return {
    ...(values.source === 'listed'
      ? { partnerId: values.partnerId }
      : {
          name: { ...(nameFr && { fr: nameFr }), ...(nameAr && { ar: nameAr }) },
          categoryCode: values.categoryCode,
          provinceCode: values.provinceCode,
        }),
    contactName: orNull(values.contactName),
    contactPhone: orNull(values.contactPhone),
    contactEmail: orNull(values.contactEmail),
    notes: orNull(values.notes),
  };
}

interface NewProspectProps {
  isOpen: boolean;
  onClose: () => void;
  /** The prospect exists: its sheet comes next. */
  onAdded: (prospectId: string) => void;
  /** Codes of the regions the viewer answers for; null is the whole country. */
  regions: readonly string[] | null;
}

/** With whom an agreement is worth having: a partner that is listed already, or somebody new. What was typed stays. */
export function NewProspect({ isOpen, onClose, onAdded, regions }: NewProspectProps) {
  const { t } = useTranslation('pipeline');
  const queryClient = useQueryClient();
  const add = useOperation(AddProspectDocument);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const form = useKeptForm<NewProspectValues>('prospect.new', empty);
  const { register, handleSubmit, formState, setError, setValue, watch, reset, forget } = form;
  const { errors, isSubmitting } = formState;
  const source = watch('source');
  const partnerName = watch('partnerName');

  async function send(values: NewProspectValues) {
    setTrouble(null);
    if (values.source === 'listed' && !values.partnerId)
      return setError('partnerId', { message: t('new.partnerMissing') });
    if (values.source === 'new' && !values.nameFr.trim() && !values.nameAr.trim())
      return setError('nameFr', { message: t('new.nameMissing') }, { shouldFocus: true });
    try {
      const { addProspect } = await add.mutateAsync({ input: inputOf(values) });
      if (addProspect.__typename !== 'ProspectChanged') {
        const refusal =
          addProspect.__typename === 'ValidationError'
            ? {
                ...addProspect,
                fields: addProspect.fields.map(({ field, message }) => ({
                  field: boxes[field] ?? field,
                  message,
                })),
              }
            : addProspect;
        return setTrouble(troubleOf(refusal, fields, setError));
      }
      forget();
      reset(empty);
      onAdded(addProspect.prospect.id);
      await refreshPipeline(queryClient);
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('new.title')}
      description={t('new.text')}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button busy={isSubmitting} onPress={handleSubmit(send)}>
            {t('new.save')}
          </Button>
        </>
      }
    >
      <form noValidate className="mt-3 grid gap-4" onSubmit={handleSubmit(send)}>
        <FormTrouble trouble={trouble} />
        <Segmented
          label={t('new.source')}
          value={source}
          onChange={(next) => setValue('source', next)}
          options={[
            { value: 'listed', label: t('new.listed') },
            { value: 'new', label: t('new.byHand') },
          ]}
        />
        {source === 'listed' ? (
          <PartnerPicker
            name={partnerName}
            error={errors.partnerId?.message}
            onChoose={(partner) => {
              setValue('partnerId', partner?.id ?? '');
              setValue('partnerName', partner?.name.display ?? '');
              if (partner) form.clearErrors('partnerId');
            }}
          />
        ) : (
          <NewPartnerFields form={form} regions={regions} />
        )}
        <TextField
          label={t('contact.name')}
          error={errors.contactName?.message}
          dir="auto"
          autoComplete="off"
          {...register('contactName')}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <TextField
            label={t('contact.phone')}
            error={errors.contactPhone?.message}
            type="tel"
            dir="ltr"
            autoComplete="off"
            {...register('contactPhone')}
          />
          <TextField
            label={t('contact.email')}
            error={errors.contactEmail?.message}
            type="email"
            dir="ltr"
            autoComplete="off"
            {...register('contactEmail')}
          />
        </div>
        <TextArea label={t('contact.notes')} error={errors.notes?.message} {...register('notes')} />
        {/* Enter in a field sends; the button stands in the dialog's foot. */}
        <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  );
}

interface NewPartnerFieldsProps {
  form: ReturnType<typeof useKeptForm<NewProspectValues>>;
  regions: readonly string[] | null;
}

function NewPartnerFields({ form, regions }: NewPartnerFieldsProps) {
  const { t } = useTranslation(['pipeline', 'common']);
  const { register, formState } = form;
  const { errors } = formState;
  const sectors = useSectors();
  const places = usePlaceNames();
  const choices = places.filter(({ level, code }) => level === 'region' && (regions?.includes(code) ?? true));
  return (
    <>
      <TextField
        label={t('new.nameFr')}
        error={errors.nameFr?.message}
        dir="ltr"
        lang="fr"
        autoComplete="off"
        {...register('nameFr')}
      />
      <TextField
        label={t('new.nameAr')}
        error={errors.nameAr?.message}
        dir="rtl"
        lang="ar"
        autoComplete="off"
        {...register('nameAr')}
      />
      <SelectField
        label={t('new.category')}
        error={errors.categoryCode?.message}
        required
        {...register('categoryCode', {
          validate: (code, all) => all.source !== 'new' || code !== '' || t('new.categoryMissing'),
        })}
      >
        <option value="">{t('common:choose')}</option>
        {sectors?.map((sector) => (
          <optgroup key={sector.code} label={sector.name.display}>
            {sector.categories.map(({ code, name }) => (
              <option key={code} value={code}>
                {name.display}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        label={t('new.province')}
        error={errors.provinceCode?.message}
        required
        {...register('provinceCode', {
          validate: (code, all) => all.source !== 'new' || code !== '' || t('new.provinceMissing'),
        })}
      >
        <option value="">{t('common:choose')}</option>
        {choices.map((region) => (
          <optgroup key={region.code} label={region.name}>
            {places
              .filter(({ level, code }) => level === 'province' && code.startsWith(`${region.code}.`))
              .map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
    </>
  );
}

interface FoundPartner {
  id: string;
  name: { display: string };
}

interface PartnerPickerProps {
  /** Of the partner chosen; empty while none is. */
  name: string;
  error: string | undefined;
  onChoose: (partner: FoundPartner | null) => void;
}

/** Listed partners without an agreement with us, by words of their name. */
function PartnerPicker({ name, error, onChoose }: PartnerPickerProps) {
  const { t } = useTranslation('pipeline');
  const [draft, setDraft] = useState(name);
  const typed = useDebounced(draft.trim(), 250);
  const isAsking = typed.length >= 2 && typed !== name;
  const found = useQuery({
    ...operation(PartnersWithoutAgreementDocument, { text: typed }),
    enabled: isAsking,
  });
  const options = isAsking && draft.trim() !== name ? (found.data?.findPartnersWithoutAgreement ?? []) : [];
  return (
    <div className="labelled">
      <Combobox
        label={t('new.partner')}
        placeholder={t('new.partnerPlaceholder')}
        icon={Search}
        value={draft}
        onValueChange={(value) => {
          setDraft(value);
          if (name) onChoose(null);
        }}
        options={options}
        keyOf={({ id }) => id}
        onChoose={(partner) => {
          setDraft(partner.name.display);
          onChoose(partner);
        }}
        countText={t('new.found', { count: options.length })}
        renderOption={(partner) => (
          <>
            <Tile sector={partner.sector.code} icon={partner.category.icon} size="small" />
            <span className="min-w-0">
              <LocalText text={partner.name} />
              <span className="block text-xs text-muted">{partner.category.name.display}</span>
            </span>
          </>
        )}
        end={
          draft && (
            <IconButton
              label={t('filters.clearWords')}
              icon={X}
              onPress={() => {
                setDraft('');
                onChoose(null);
              }}
            />
          )
        }
      />
      {isAsking && found.data?.findPartnersWithoutAgreement.length === 0 && (
        <p className="hint">{t('new.noneFound')}</p>
      )}
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
