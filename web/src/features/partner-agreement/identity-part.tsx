import Lock from 'lucide-react/icons/lock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { UpdatePartnerIdentityDocument } from '../../gql/operations.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { useKeptForm } from '../../lib/forms/use-kept-form.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormTrouble } from '../../ui/form-trouble.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { identityProgress, isPrepared, type PreparedAgreement } from './agreement-parts.ts';
import { useChange } from './use-change.ts';

interface IdentityValues {
  nameAr: string;
  nameFr: string;
  legalName: string;
  representative: string;
  addressAr: string;
  addressFr: string;
  ice: string;
  rc: string;
  rcCourt: string;
  taxId: string;
  website: string;
  descriptionAr: string;
  descriptionFr: string;
}

function valuesOf({ partner, partnerIdentity }: PreparedAgreement): IdentityValues {
  const { legalName, representative, address, ice, rc, rcCourt, taxId } = partnerIdentity;
  return {
    nameAr: partner.name.ar ?? '',
    nameFr: partner.name.fr ?? '',
    legalName: legalName ?? '',
    representative: representative ?? '',
    addressAr: address?.ar ?? '',
    addressFr: address?.fr ?? '',
    ice: ice ?? '',
    rc: rc ?? '',
    rcCourt: rcCourt ?? '',
    taxId: taxId ?? '',
    website: partner.website ?? '',
    descriptionAr: partner.description?.ar ?? '',
    descriptionFr: partner.description?.fr ?? '',
  };
}

/** What is sent: what was changed alone, so that a refusal is about what was typed. */
function inputOf(agreementId: string, before: IdentityValues, after: IdentityValues) {
  const plain = (['legalName', 'representative', 'ice', 'rc', 'rcCourt', 'taxId', 'website'] as const)
    .filter((field) => after[field] !== before[field])
    .map((field) => [field, after[field]] as const);
  const bilingual = (
    [
      ['name', 'nameAr', 'nameFr'],
      ['address', 'addressAr', 'addressFr'],
      ['description', 'descriptionAr', 'descriptionFr'],
    ] as const
  )
    .filter(([, ar, fr]) => after[ar] !== before[ar] || after[fr] !== before[fr])
    .map(([field, ar, fr]) => [field, { ar: after[ar], fr: after[fr] }] as const);
  return { agreementId, ...Object.fromEntries(plain), ...Object.fromEntries(bilingual) };
}

/** What identifies the partner in the agreement and on its page, in the partner's own hand. */
export function IdentityPart({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const before = valuesOf(agreement);
  const update = useOperation(UpdatePartnerIdentityDocument);
  const change = useChange();
  const form = useKeptForm<IdentityValues>(`identity.${agreement.id}`, before);
  const { register, handleSubmit, formState, setError, forget } = form;
  const { errors, isSubmitting } = formState;
  const { filled, all } = identityProgress(agreement);
  const { warnings } = agreement.partnerIdentity;

  async function send(values: IdentityValues) {
    const isSaved = await change.run(
      async () =>
        (await update.mutateAsync({ input: inputOf(agreement.id, before, values) })).updatePartnerIdentity,
      (problems) =>
        showProblems(
          problems.map(({ field, message }) => ({ field: boxes[field] ?? field, message })),
          Object.keys(before) as (keyof IdentityValues)[],
          setError,
        ),
    );
    if (!isSaved) return;
    forget();
    showToast({ text: t('saved') });
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      <div className="grid gap-1.5">
        <p className="text-s font-semibold">{t('sentence.identity', { filled, all })}</p>
        <ProgressBar share={filled / all} />
      </div>
      {warnings.length > 0 && (
        <Notice tone="wait" icon={TriangleAlert}>
          <b>{t('identity.warnings')}</b>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <Card as="section" aria-labelledby="names" className="grid gap-4 p-5">
        <h2 id="names" className="text-m">
          {t('identity.names')}
        </h2>
        <TextField
          label={t('identity.nameAr')}
          error={errors.nameAr?.message}
          dir="rtl"
          lang="ar"
          {...register('nameAr')}
        />
        <TextField
          label={t('identity.nameFr')}
          error={errors.nameFr?.message}
          dir="ltr"
          lang="fr"
          {...register('nameFr')}
        />
        <TextField
          label={t('identity.legalName')}
          hint={t('identity.legalNameHint')}
          error={errors.legalName?.message}
          dir="auto"
          autoComplete="organization"
          {...register('legalName')}
        />
        <TextField
          label={t('identity.representative')}
          hint={t('identity.representativeHint')}
          error={errors.representative?.message}
          dir="auto"
          {...register('representative')}
        />
      </Card>
      <Card as="section" aria-labelledby="numbers" className="grid gap-4 p-5">
        <h2 id="numbers" className="text-m">
          {t('identity.numbers')}
        </h2>
        <TextField
          label={t('identity.ice')}
          hint={t('identity.iceHint')}
          error={errors.ice?.message}
          dir="ltr"
          inputMode="numeric"
          {...register('ice')}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <TextField
            label={t('identity.rc')}
            error={errors.rc?.message}
            dir="ltr"
            inputMode="numeric"
            {...register('rc')}
          />
          <TextField
            label={t('identity.rcCourt')}
            error={errors.rcCourt?.message}
            dir="auto"
            {...register('rcCourt')}
          />
        </div>
        <TextField
          label={t('identity.taxId')}
          error={errors.taxId?.message}
          dir="ltr"
          inputMode="numeric"
          {...register('taxId')}
        />
      </Card>
      <Card as="section" aria-labelledby="address" className="grid gap-4 p-5">
        <h2 id="address" className="text-m">
          {t('identity.address')}
        </h2>
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
      </Card>
      <Card as="section" aria-labelledby="public" className="grid gap-4 p-5">
        <h2 id="public" className="text-m">
          {t('identity.public')}
        </h2>
        <TextArea
          label={t('identity.descriptionAr')}
          error={errors.descriptionAr?.message}
          dir="rtl"
          lang="ar"
          {...register('descriptionAr')}
        />
        <TextArea
          label={t('identity.descriptionFr')}
          error={errors.descriptionFr?.message}
          dir="ltr"
          lang="fr"
          {...register('descriptionFr')}
        />
        <TextField
          label={t('identity.website')}
          error={errors.website?.message}
          type="url"
          dir="ltr"
          autoComplete="url"
          {...register('website')}
        />
      </Card>
      <FormTrouble trouble={change.trouble} />
      {isPrepared(agreement) ? (
        <Button type="submit" large wide busy={isSubmitting}>
          {t('save')}
        </Button>
      ) : (
        <Notice icon={Lock}>{t('throughCoordinator')}</Notice>
      )}
    </form>
  );
}

/** The box of a field that has one per language: the French one is seen last and tells best. */
const boxes: Record<string, keyof IdentityValues> = {
  name: 'nameFr',
  address: 'addressFr',
  description: 'descriptionFr',
};
