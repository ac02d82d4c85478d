import { useQueryClient } from '@tanstack/react-query';
import Info from 'lucide-react/icons/info';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AccessibilityFeature,
  type ListingField,
  PartnerListingDocument,
  type PaymentMeans,
  SaveBranchListingDocument,
  SavePartnerListingDocument,
} from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { PinPicker } from '../../ui/map/pin-picker.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { type Conflict, ConflictChoice } from './conflict-choice.tsx';
import { HoursEditor } from './hours-editor.tsx';
import {
  editOf,
  inputNameOf,
  isSameValue,
  type Listing,
  type ListingDraft,
  type ListingPart,
  type ListingValue,
} from './listing-draft.ts';
import { PhotosEditor } from './photos-editor.tsx';

const payments: readonly PaymentMeans[] = ['CASH', 'CARD', 'CHEQUE', 'TRANSFER', 'MOBILE', 'THIRD_PARTY'];
const spoken = ['ar', 'fr', 'en'] as const;
const features: readonly AccessibilityFeature[] = [
  'STEP_FREE',
  'ACCESSIBLE_TOILET',
  'ACCESSIBLE_PARKING',
  'SIGN_LANGUAGE',
  'HOME_SERVICE',
];
const mostPhotos = 12;
const phoneBoxes = 3;
const nothing: ListingValue = {
  text: null,
  line: null,
  codes: null,
  hours: null,
  coordinates: null,
  photos: null,
};

/** The fields of one part; what is edited is sent together, with what was seen before. */
export function PartForm({ listing, part }: { listing: Listing; part: ListingPart }) {
  const { t } = useTranslation(['listing', 'partners']);
  const queries = useQueryClient();
  const savePartner = useOperation(SavePartnerListingDocument);
  const saveBranch = useOperation(SaveBranchListingDocument);
  const [draft, setDraft] = useState<ListingDraft>({});
  /** What was there when a field was first touched: later readings do not change what its author saw. */
  const [seen, setSeen] = useState<ListingDraft>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);

  const stored = (field: ListingField) =>
    part.values.find((each) => each.field === field)?.proposed ?? nothing;
  const value = (field: ListingField) => draft[field] ?? stored(field);
  const seenOf = (field: ListingField) => seen[field] ?? stored(field);
  const put = (field: ListingField, change: (before: ListingValue) => ListingValue) => {
    setSeen((before) => ({ ...before, [field]: before[field] ?? stored(field) }));
    setDraft((before) => ({ ...before, [field]: change(before[field] ?? stored(field)) }));
  };
  const edited = (Object.keys(draft) as ListingField[]).filter(
    (field) => !isSameValue(field, value(field), seenOf(field)),
  );

  async function send() {
    setTrouble(null);
    setErrors({});
    const edit = editOf(draft, seenOf);
    try {
      const answer = part.branch
        ? (await saveBranch.mutateAsync({ input: { branchId: part.branch.id, ...edit } })).saveBranchListing
        : (await savePartner.mutateAsync({ input: { partnerId: listing.partner.id, ...edit } }))
            .savePartnerListing;
      switch (answer.__typename) {
        case 'ListingSaved':
          await queries.invalidateQueries({ queryKey: operationKey(PartnerListingDocument) });
          showToast({
            text: t(
              listing.isPublished && edited.some((each) => !listing.atOnce.includes(each)) ? 'sent' : 'saved',
            ),
          });
          setDraft({});
          setSeen({});
          setConflicts([]);
          return;
        case 'ListingConflictError':
          setConflicts(answer.conflicts);
          return;
        case 'ValidationError':
          setErrors(Object.fromEntries(answer.fields.map(({ field, message }) => [field, message])));
          setTrouble({ kind: 'refused', messages: answer.fields.map(({ message }) => message) });
          return;
        case 'NotPossibleNowError':
          setTrouble({ kind: 'refused', messages: [answer.obstacles[0] ?? answer.message] });
          return;
        case 'StaleVersionError':
          setTrouble({ kind: 'refused', messages: [answer.message] });
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  const errorOf = (field: ListingField) => errors[inputNameOf(field)];
  const has = (field: ListingField) => part.values.some((each) => each.field === field);

  const bilingual = (field: ListingField, isLong = false) => {
    const Box = isLong ? TextArea : TextField;
    const text = value(field).text;
    const box = (language: 'ar' | 'fr') => (
      <Box
        label={t(language === 'ar' ? 'inArabic' : 'inFrench', { what: t(`field.${field}`) })}
        value={text?.[language] ?? ''}
        dir={language === 'ar' ? 'rtl' : 'ltr'}
        lang={language}
        error={language === 'fr' ? errorOf(field) : undefined}
        onChange={({ target }: { target: { value: string } }) =>
          put(field, (before) => ({
            ...before,
            text: { ar: null, fr: null, ...before.text, [language]: target.value },
          }))
        }
      />
    );
    return (
      <div className="grid gap-4 tablet:grid-cols-2">
        {box('ar')}
        {box('fr')}
      </div>
    );
  };
  const checks = (field: ListingField, codes: readonly { code: string; word: string }[]) => (
    <fieldset className="grid gap-1 tablet:grid-cols-2">
      <legend className="mb-1 font-semibold">{t(`field.${field}`)}</legend>
      {codes.map(({ code, word }) => (
        <Checkbox
          key={code}
          checked={value(field).codes?.includes(code) ?? false}
          onChange={({ target }) =>
            put(field, (before) => ({
              ...before,
              codes: [
                ...(before.codes ?? []).filter((each) => each !== code),
                ...(target.checked ? [code] : []),
              ],
            }))
          }
        >
          {word}
        </Checkbox>
      ))}
    </fieldset>
  );
  const photos = (field: 'PHOTOS' | 'LOGO', most: number) => (
    <PhotosEditor
      partnerId={listing.partner.id}
      photos={value(field).photos ?? []}
      most={most}
      onChange={(change) => put(field, (before) => ({ ...before, photos: change(before.photos ?? []) }))}
    />
  );
  const pin = value('COORDINATES').coordinates;

  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {listing.isPublished && <Notice icon={Info}>{t('publishedHint')}</Notice>}
      <Section title={t('section.words')}>
        {bilingual('NAME')}
        {has('DESCRIPTION') && bilingual('DESCRIPTION', true)}
        {has('ADDRESS') && bilingual('ADDRESS')}
        {has('WEBSITE') && (
          <TextField
            label={t('field.WEBSITE')}
            type="url"
            dir="ltr"
            value={value('WEBSITE').line ?? ''}
            error={errorOf('WEBSITE')}
            onChange={({ target }) => put('WEBSITE', (before) => ({ ...before, line: target.value }))}
          />
        )}
        {has('PAYMENT_MEANS') &&
          checks(
            'PAYMENT_MEANS',
            payments.map((code) => ({ code, word: t(`payment.${code}`) })),
          )}
      </Section>
      {has('LOGO') && <Section title={t('field.LOGO')}>{photos('LOGO', 1)}</Section>}
      {has('PHOTOS') && (
        <Section title={t('field.PHOTOS')}>
          <p className="text-s text-muted">{t('photos.hint', { most: mostPhotos })}</p>
          {photos('PHOTOS', mostPhotos)}
        </Section>
      )}
      {part.branch && (
        <>
          <Section title={t('field.PHONES')}>
            <div className="grid gap-4 tablet:grid-cols-3">
              {Array.from({ length: phoneBoxes }, (_, at) => (
                <TextField
                  // The boxes are always the same three.
                  // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place
                  key={at}
                  label={t('phoneNth', { number: at + 1 })}
                  type="tel"
                  dir="ltr"
                  value={value('PHONES').codes?.[at] ?? ''}
                  error={at === 0 ? errorOf('PHONES') : undefined}
                  onChange={({ target }) =>
                    put('PHONES', (before) => {
                      const codes = [...(before.codes ?? [])];
                      while (codes.length <= at) codes.push('');
                      codes[at] = target.value;
                      return { ...before, codes };
                    })
                  }
                />
              ))}
            </div>
          </Section>
          <Section title={t('field.OPENING_HOURS')}>
            <HoursEditor
              hours={value('OPENING_HOURS').hours ?? null}
              onChange={(hours) => put('OPENING_HOURS', (before) => ({ ...before, hours }))}
            />
          </Section>
          <Section title={t('section.welcome')}>
            {checks(
              'LANGUAGES',
              spoken.map((code) => ({ code, word: t(`partners:language.${code}`) })),
            )}
            {checks(
              'ACCESSIBILITY',
              features.map((code) => ({ code, word: t(`partners:accessibility.${code}`) })),
            )}
          </Section>
          <Section title={t('field.COORDINATES')}>
            {pin && (
              <div className="h-72 overflow-hidden rounded-medium">
                <PinPicker
                  start={{ key: part.branch.id, ...pin, zoom: 16 }}
                  label={t('pin')}
                  onMoved={({ latitude, longitude }) =>
                    put('COORDINATES', (before) => ({ ...before, coordinates: { latitude, longitude } }))
                  }
                />
              </div>
            )}
          </Section>
        </>
      )}
      <ConflictChoice
        conflicts={conflicts}
        onMine={({ field, theirs }) => {
          setSeen((before) => ({ ...before, [field]: theirs }));
          setConflicts((before) => before.filter((each) => each.field !== field));
        }}
        onTheirs={({ field, theirs }) => {
          setSeen((before) => ({ ...before, [field]: theirs }));
          setDraft((before) => ({ ...before, [field]: theirs }));
          setConflicts((before) => before.filter((each) => each.field !== field));
        }}
      />
      <FormTrouble trouble={trouble} />
      <div className="sticky bottom-(--below,0px) z-10 grid gap-1 border-t border-line bg-surface py-3">
        <Button
          type="submit"
          large
          wide
          busy={savePartner.isPending || saveBranch.isPending}
          disabled={edited.length === 0 || conflicts.length > 0}
        >
          {edited.length === 0 ? t('nothingEdited') : t('send', { count: edited.length })}
        </Button>
      </div>
    </form>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card as="section" aria-label={title} className="grid gap-4 p-5">
      <h2 className="text-m">{title}</h2>
      {children}
    </Card>
  );
}
