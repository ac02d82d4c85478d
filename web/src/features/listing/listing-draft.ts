import type { ListingField, ListingValuePartsFragment, PartnerListingQuery } from '../../gql/operations.ts';

export type ListingValue = ListingValuePartsFragment;
export type ListingPhoto = NonNullable<ListingValue['photos']>[number];
export type PlannedHours = NonNullable<ListingValue['hours']>;
export type PlannedInterval = PlannedHours['weekly'][number];
export type Listing = NonNullable<PartnerListingQuery['partnerListing']>;
export type ListingPart = NonNullable<Listing['part']>;

/** What was edited and not sent yet, by field. */
export type ListingDraft = Partial<Record<ListingField, ListingValue>>;

const inputNames = {
  NAME: 'name',
  DESCRIPTION: 'description',
  WEBSITE: 'website',
  PAYMENT_MEANS: 'paymentMeans',
  LOGO: 'logo',
  PHOTOS: 'photos',
  ADDRESS: 'address',
  PHONES: 'phones',
  OPENING_HOURS: 'openingHours',
  LANGUAGES: 'languages',
  ACCESSIBILITY: 'accessibility',
  COORDINATES: 'coordinates',
} as const satisfies Record<ListingField, string>;

/** The name the API's inputs and refusals give a field. */
export const inputNameOf = (field: ListingField): string => inputNames[field];

const photoInput = ({ id, alternativeText }: ListingPhoto) => ({
  photoId: id,
  alternativeText:
    alternativeText?.ar || alternativeText?.fr
      ? { ar: alternativeText.ar ?? '', fr: alternativeText.fr ?? '' }
      : null,
});

const intervalInput = ({ weekday, opens, closes }: PlannedInterval) => ({ weekday, opens, closes });

function inputOf(field: ListingField, value: ListingValue): unknown {
  switch (field) {
    case 'NAME':
    case 'DESCRIPTION':
    case 'ADDRESS':
      return { ar: value.text?.ar ?? '', fr: value.text?.fr ?? '' };
    case 'WEBSITE':
      return value.line || null;
    case 'LOGO':
      return value.photos?.[0] ? photoInput(value.photos[0]) : null;
    case 'PHOTOS':
      return (value.photos ?? []).map(photoInput);
    case 'OPENING_HOURS':
      return (
        value.hours && {
          weekly: value.hours.weekly.map(intervalInput),
          ramadan: value.hours.ramadan?.map(intervalInput) ?? null,
          exceptions: value.hours.exceptions
            // A day that is not chosen yet is nothing to store.
            .filter(({ date }) => date !== '')
            .map(({ date, hours }) => ({ date, hours: [...hours] })),
        }
      );
    case 'COORDINATES':
      return (
        value.coordinates && {
          latitude: value.coordinates.latitude,
          longitude: value.coordinates.longitude,
        }
      );
    default:
      return (value.codes ?? []).filter((code) => code.trim() !== '');
  }
}

/** Whether a value would be stored as the other. */
export function isSameValue(field: ListingField, one: ListingValue, other: ListingValue): boolean {
  const form = (value: ListingValue) => {
    const input = inputOf(field, value);
    return JSON.stringify(
      field === 'PHONES' || !Array.isArray(input) || field === 'PHOTOS' ? input : [...input].sort(),
    );
  };
  return form(one) === form(other);
}

/** `changes` and `seen` as the API takes them: what is no other than what was seen stays out. */
export function editOf(
  draft: ListingDraft,
  seen: (field: ListingField) => ListingValue,
): { changes: Record<string, unknown>; seen: Record<string, unknown> } {
  const edited = (Object.entries(draft) as [ListingField, ListingValue][]).filter(
    ([field, value]) => !isSameValue(field, value, seen(field)),
  );
  return {
    changes: Object.fromEntries(edited.map(([field, value]) => [inputNames[field], inputOf(field, value)])),
    seen: Object.fromEntries(edited.map(([field]) => [inputNames[field], inputOf(field, seen(field))])),
  };
}

/** What makes a page whole, in the order it helps members most. */
export const listingSteps = [
  'NAME_BOTH',
  'DESCRIPTION_BOTH',
  'PHOTOS',
  'LOGO',
  'PAYMENT_MEANS',
  'WEBSITE',
  'ADDRESS',
  'PHONES',
  'OPENING_HOURS',
  'RAMADAN_HOURS',
  'LANGUAGES',
] as const;

export type ListingStep = (typeof listingSteps)[number];

/** Photos that show a place well enough. */
const enoughPhotos = 3;

/** The steps of a part that are done and those that are left, the next best first. */
export function completenessOf(values: readonly { field: ListingField; value: ListingValue }[]): {
  doneCount: number;
  allCount: number;
  next: ListingStep | null;
} {
  const both = ({ text }: ListingValue) => Boolean(text?.ar && text.fr);
  const steps = values.flatMap(({ field, value }): { step: ListingStep; isDone: boolean }[] => {
    switch (field) {
      case 'NAME':
        return [{ step: 'NAME_BOTH', isDone: both(value) }];
      case 'DESCRIPTION':
        return [{ step: 'DESCRIPTION_BOTH', isDone: both(value) }];
      case 'ADDRESS':
        return [{ step: 'ADDRESS', isDone: Boolean(value.text?.ar || value.text?.fr) }];
      case 'WEBSITE':
        return [{ step: 'WEBSITE', isDone: Boolean(value.line) }];
      case 'PHOTOS':
        return [{ step: 'PHOTOS', isDone: (value.photos?.length ?? 0) >= enoughPhotos }];
      case 'LOGO':
        return [{ step: 'LOGO', isDone: (value.photos?.length ?? 0) > 0 }];
      case 'OPENING_HOURS':
        return [
          { step: 'OPENING_HOURS', isDone: (value.hours?.weekly.length ?? 0) > 0 },
          { step: 'RAMADAN_HOURS', isDone: Boolean(value.hours?.ramadan) },
        ];
      case 'PAYMENT_MEANS':
      case 'PHONES':
      case 'LANGUAGES':
        return [{ step: field, isDone: (value.codes?.length ?? 0) > 0 }];
      default:
        return [];
    }
  });
  const left = new Set(steps.filter(({ isDone }) => !isDone).map(({ step }) => step));
  return {
    doneCount: steps.length - left.size,
    allCount: steps.length,
    next: listingSteps.find((step) => left.has(step)) ?? null,
  };
}

/** A time as it is stored, from what people type: `9`, `930`, `9h30`, `09:30`; null when it is none. */
export function timeOf(text: string): string | null {
  const digits = /^(\d{1,2})\D?(\d{2})?$/.exec(text.trim()) ?? /^(\d{1})(\d{2})$/.exec(text.trim());
  if (!digits) return null;
  const [hours, minutes] = [Number(digits[1]), Number(digits[2] ?? 0)];
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** A list with one item moved to another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const others = items.filter((_, at) => at !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
