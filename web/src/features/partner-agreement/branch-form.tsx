import { keepPreviousData, useQuery } from '@tanstack/react-query';
import MapPinIcon from 'lucide-react/icons/map-pin';
import Search from 'lucide-react/icons/search';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SavePartnerBranchDocument, SearchPlacesDocument } from '../../gql/operations.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { useKeptForm } from '../../lib/forms/use-kept-form.ts';
import { operation, useOperation } from '../../lib/graphql/api.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { FormTrouble } from '../../ui/form-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PinPicker } from '../../ui/map/pin-picker.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import type { PreparedAgreement } from './agreement-parts.ts';
import { useChange } from './use-change.ts';

type Branch = PreparedAgreement['partner']['branches'][number];

interface BranchValues {
  nameAr: string;
  nameFr: string;
  addressAr: string;
  addressFr: string;
  phone: string;
  otherPhone: string;
}

interface Place {
  code: string;
  name: string;
  latitude: number;
  longitude: number;
}

interface BranchFormProps {
  agreement: PreparedAgreement;
  /** Null adds one. */
  branch: Branch | null;
  onClose: () => void;
}

const nearZoom = 16;
const communeZoom = 13;

/** One branch: its names, address and phones, its commune, and the pin that members find it by. */
export function BranchForm({ agreement, branch, onClose }: BranchFormProps) {
  const { t } = useTranslation('partner-agreement');
  const save = useOperation(SavePartnerBranchDocument);
  const change = useChange();
  const form = useKeptForm<BranchValues>(`branch.${agreement.id}.${branch?.id ?? 'new'}`, {
    nameAr: branch?.name.ar ?? '',
    nameFr: branch?.name.fr ?? '',
    addressAr: branch?.address?.ar ?? '',
    addressFr: branch?.address?.fr ?? '',
    phone: branch?.phones[0] ?? '',
    otherPhone: branch?.phones[1] ?? '',
  });
  const { register, handleSubmit, formState, setError, forget } = form;
  const { errors, isSubmitting } = formState;
  const [place, setPlace] = useState<Place | null>(
    branch?.commune
      ? { code: branch.commune.code, name: branch.commune.name.display, ...branch.coordinates }
      : null,
  );
  const [pin, setPin] = useState<{ latitude: number; longitude: number } | null>(
    branch && !branch.coordinatesAreApproximate ? branch.coordinates : null,
  );
  const [isPlaceMissing, setPlaceMissing] = useState(false);

  async function send(values: BranchValues) {
    if (!place) return setPlaceMissing(true);
    const isSaved = await change.run(
      async () =>
        (
          await save.mutateAsync({
            input: {
              agreementId: agreement.id,
              branchId: branch?.id ?? null,
              name: { ar: values.nameAr, fr: values.nameFr },
              address: { ar: values.addressAr, fr: values.addressFr },
              communeCode: place.code,
              coordinates: pin && { latitude: pin.latitude, longitude: pin.longitude },
              phones: [values.phone, values.otherPhone, ...(branch?.phones.slice(2) ?? [])].filter(
                (phone) => phone.trim() !== '',
              ),
            },
          })
        ).savePartnerBranch,
      (problems) =>
        showProblems(
          problems.map(({ field, message }) => ({ field: boxes[field] ?? field, message })),
          ['nameAr', 'nameFr', 'addressAr', 'addressFr', 'phone'],
          setError,
        ),
    );
    if (!isSaved) return;
    forget();
    showToast({ text: t('saved') });
    onClose();
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      <Card className="grid gap-4 p-5">
        <h2 className="text-m">{t(branch ? 'branches.change' : 'branches.new')}</h2>
        <TextField
          label={t('branches.nameAr')}
          error={errors.nameAr?.message}
          dir="rtl"
          lang="ar"
          {...register('nameAr')}
        />
        <TextField
          label={t('branches.nameFr')}
          error={errors.nameFr?.message}
          dir="ltr"
          lang="fr"
          {...register('nameFr')}
        />
        <TextField
          label={t('identity.addressAr')}
          error={errors.addressAr?.message}
          dir="rtl"
          lang="ar"
          {...register('addressAr')}
        />
        <TextField
          label={t('identity.addressFr')}
          error={errors.addressFr?.message}
          dir="ltr"
          lang="fr"
          {...register('addressFr')}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <TextField
            label={t('branches.phone')}
            error={errors.phone?.message}
            type="tel"
            dir="ltr"
            {...register('phone')}
          />
          <TextField label={t('branches.otherPhone')} type="tel" dir="ltr" {...register('otherPhone')} />
        </div>
      </Card>
      <Card className="grid gap-3 p-5">
        <h2 className="text-m">{t('branches.where')}</h2>
        <CommunePicker
          place={place}
          isMissing={isPlaceMissing && !place}
          onPlace={(next) => {
            setPlace(next);
            setPin(null);
          }}
        />
        {place && (
          <>
            <p className="text-s text-muted">{t(pin ? 'branches.pinSet' : 'branches.pinHint')}</p>
            <div className="h-72 overflow-hidden rounded-medium border border-outline desktop:h-80">
              <PinPicker
                start={{
                  key: place.code,
                  latitude: pin?.latitude ?? place.latitude,
                  longitude: pin?.longitude ?? place.longitude,
                  zoom: pin ? nearZoom : communeZoom,
                }}
                onMoved={setPin}
                label={t('branches.map')}
              />
            </div>
            {pin && (
              <Button kind="text" compact className="justify-self-start" onPress={() => setPin(null)}>
                {t('branches.communeOnly')}
              </Button>
            )}
          </>
        )}
      </Card>
      <FormTrouble trouble={change.trouble} />
      <div className="grid gap-2">
        <Button type="submit" large wide busy={isSubmitting}>
          {t('save')}
        </Button>
        <Button kind="text" wide onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

const boxes: Record<string, string> = { name: 'nameFr', address: 'addressFr', phones: 'phone' };

interface CommunePickerProps {
  place: Place | null;
  isMissing: boolean;
  onPlace: (place: Place) => void;
}

function CommunePicker({ place, isMissing, onPlace }: CommunePickerProps) {
  const { t } = useTranslation('partner-agreement');
  const [text, setText] = useState('');
  const typed = useDebounced(text.trim());
  const { data } = useQuery({
    ...operation(SearchPlacesDocument, { text: typed }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
    staleTime: 60 * 60_000,
  });
  const isEmpty = text.trim() === '';
  const found = useMemo(
    () => (isEmpty ? [] : (data?.searchPlaces ?? []).filter(({ kind }) => kind === 'COMMUNE')),
    [isEmpty, data],
  );
  return (
    <div className="grid gap-2">
      <Combobox
        label={t('branches.commune')}
        placeholder={t('branches.communePlaceholder')}
        icon={Search}
        value={text}
        onValueChange={setText}
        options={found}
        keyOf={({ code }) => code}
        countText={t('branches.found', { count: found.length })}
        onChoose={({ code, name, center }) => {
          setText('');
          onPlace({ code, name: name.display, ...center });
        }}
        renderOption={({ name, within }) => (
          <>
            <Icon of={MapPinIcon} className="text-muted" />
            <span className="min-w-0 flex-1 truncate">{name.display}</span>
            <span className="max-w-[45%] truncate text-xs text-muted">{within.display}</span>
          </>
        )}
      />
      {place && (
        <p className="flex items-center gap-2 font-semibold">
          <Icon of={MapPinIcon} className="text-action-strong" />
          <bdi>{place.name}</bdi>
        </p>
      )}
      {isMissing && (
        <p className="text-s font-semibold text-clay-700" role="alert">
          {t('branches.communeMissing')}
        </p>
      )}
    </div>
  );
}
