import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { findHoursProblem, type OpeningHours } from '@wasl/shared/opening-hours';
import { normalizePhone } from '../../platform/auth/identifiers.ts';
import type { Coordinates } from '../geography/index.ts';
import type { BranchRecord, PartnerRecord } from '../partners/index.ts';
import { listingTexts } from './listing.texts.ts';

export const partnerFields = ['NAME', 'DESCRIPTION', 'WEBSITE', 'PAYMENT_MEANS', 'LOGO', 'PHOTOS'] as const;
export const branchFields = [
  'NAME',
  'ADDRESS',
  'PHONES',
  'OPENING_HOURS',
  'LANGUAGES',
  'ACCESSIBILITY',
  'COORDINATES',
] as const;

export type ListingField = (typeof partnerFields)[number] | (typeof branchFields)[number];

/** Fields that apply at once where an organization says nothing else. */
export const usuallyAtOnce: readonly ListingField[] = ['OPENING_HOURS', 'PHONES'];

export const mostPhotos = 12;

/** A photo in a listing. */
export interface PhotoUse {
  photoId: string;
  alternativeText: LocalizedText | null;
}

/** The value of a field in its one normal form: what is the same has the same JSON. Which member it is, its field says. */
export type ListingValueOf =
  | LocalizedText
  | string
  | readonly string[]
  | OpeningHours
  | Coordinates
  | PhotoUse
  | readonly PhotoUse[]
  | null;

type GivenText = { ar?: string | null; fr?: string | null; en?: string | null } | null;

interface GivenPhoto {
  photoId: string;
  alternativeText?: GivenText | undefined;
}

interface GivenInterval {
  weekday: number;
  opens: string;
  closes: string;
}

interface GivenHours {
  weekly: readonly GivenInterval[];
  ramadan?: readonly GivenInterval[] | null | undefined;
  /** Absent: as before. Hours such as `09:00-12:30`. */
  exceptions?: readonly { date: string; hours: readonly string[] }[] | null | undefined;
}

/** Fields as the API takes them, of a partner or of a branch. */
export interface GivenFields {
  name?: GivenText | undefined;
  description?: GivenText | undefined;
  website?: string | null | undefined;
  paymentMeans?: readonly string[] | null | undefined;
  logo?: GivenPhoto | null | undefined;
  photos?: readonly GivenPhoto[] | null | undefined;
  address?: GivenText | undefined;
  phones?: readonly string[] | null | undefined;
  openingHours?: GivenHours | null | undefined;
  languages?: readonly string[] | null | undefined;
  accessibility?: readonly string[] | null | undefined;
  coordinates?: Coordinates | null | undefined;
}

export const inputNameOf: Record<ListingField, keyof GivenFields> = {
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
};

const longest = { name: 160, description: 2000, address: 300, line: 200, alternativeText: 150 };
const mostPhones = 5;
const mostExceptions = 60;

export function isSame(one: ListingValueOf, other: ListingValueOf): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The live value of a field. */
export function liveValue(
  field: ListingField,
  partner: PartnerRecord,
  branch: BranchRecord | null,
): ListingValueOf {
  switch (field) {
    case 'NAME':
      return textInOrder(branch ? branch.name : partner.name);
    case 'DESCRIPTION':
      return textInOrder(partner.description);
    case 'WEBSITE':
      return partner.website;
    case 'PAYMENT_MEANS':
      return inOrder(partner.paymentMeans ?? []);
    case 'LOGO':
      return partner.logo ? photoUse(partner.logo) : null;
    case 'PHOTOS':
      return (partner.photos ?? []).map(photoUse);
    case 'ADDRESS':
      return textInOrder(branch?.address ?? null);
    case 'PHONES':
      return [...(branch?.phones ?? [])];
    case 'OPENING_HOURS':
      return branch?.openingHours ? hoursInOrder(branch.openingHours) : null;
    case 'LANGUAGES':
      return inOrder(branch?.languages ?? []);
    case 'ACCESSIBILITY':
      return inOrder(branch?.accessibility ?? []);
    case 'COORDINATES':
      return branch && { latitude: branch.latitude, longitude: branch.longitude };
  }
}

/** A field as it was given, in normal form; a language that is absent is as in `before`. */
export function readValue(field: ListingField, given: GivenFields, before: ListingValueOf): ListingValueOf {
  switch (field) {
    case 'NAME':
    case 'DESCRIPTION':
    case 'ADDRESS': {
      const text = given[inputNameOf[field]] as GivenText | undefined;
      return text ? mergedText(before as LocalizedText | null, text, field === 'DESCRIPTION') : null;
    }
    case 'WEBSITE':
      return given.website?.trim() || null;
    case 'PAYMENT_MEANS':
      return inOrder(given.paymentMeans ?? []);
    case 'LOGO':
      return given.logo ? photoUse(given.logo) : null;
    case 'PHOTOS':
      return (given.photos ?? []).map(photoUse);
    case 'PHONES':
      return [
        ...new Set(
          (given.phones ?? [])
            .map((phone) => normalizePhone(phone) ?? phone.trim())
            .filter((phone) => phone !== ''),
        ),
      ];
    case 'OPENING_HOURS':
      return given.openingHours ? readHours(given.openingHours, before as OpeningHours | null) : null;
    case 'LANGUAGES':
      return inOrder(given.languages ?? []);
    case 'ACCESSIBILITY':
      return inOrder(given.accessibility ?? []);
    case 'COORDINATES':
      return given.coordinates
        ? { latitude: given.coordinates.latitude, longitude: given.coordinates.longitude }
        : before;
  }
}

/** What makes a value unfit to be stored, or null. Places and photos are asked for elsewhere. */
export function findProblem(field: ListingField, value: ListingValueOf): Record<Language, string> | null {
  const texts = () => Object.values((value ?? {}) as LocalizedText).filter((text) => text !== undefined);
  switch (field) {
    case 'NAME':
      return texts().length === 0 || texts().some(({ length }) => length < 2 || length > longest.name)
        ? listingTexts.name
        : hasMainLanguage(value as LocalizedText | null);
    case 'DESCRIPTION':
      return texts().some(({ length }) => length > longest.description)
        ? listingTexts.tooLong
        : hasMainLanguage(value as LocalizedText | null);
    case 'ADDRESS':
      return texts().some(({ length }) => length > longest.address)
        ? listingTexts.tooLong
        : hasMainLanguage(value as LocalizedText | null);
    case 'WEBSITE':
      return value === null || isWebAddress(value as string) ? null : listingTexts.website;
    case 'PHONES': {
      const phones = value as readonly string[];
      return phones.length > mostPhones || phones.some((phone) => normalizePhone(phone) !== phone)
        ? listingTexts.phones
        : null;
    }
    case 'OPENING_HOURS': {
      const hours = value as OpeningHours | null;
      if (!hours) return null;
      if ((hours.exceptions?.length ?? 0) > mostExceptions) return listingTexts.daysTooMany;
      const problem = findHoursProblem(hours);
      return problem && (problem === 'overlap' ? listingTexts.hoursOverlap : listingTexts.hours);
    }
    case 'LOGO':
      return findPhotoProblem(value ? [value as PhotoUse] : []);
    case 'PHOTOS':
      return findPhotoProblem(value as readonly PhotoUse[]);
    default:
      return null;
  }
}

function findPhotoProblem(photos: readonly PhotoUse[]): Record<Language, string> | null {
  if (photos.length > mostPhotos) return listingTexts.photosTooMany;
  if (new Set(photos.map(({ photoId }) => photoId)).size < photos.length) return listingTexts.photoTwice;
  const texts = photos.flatMap(({ alternativeText }) => Object.values(alternativeText ?? {}));
  return texts.some(({ length }) => length > longest.alternativeText) ? listingTexts.tooLong : null;
}

function hasMainLanguage(text: LocalizedText | null): Record<Language, string> | null {
  return text === null || text.ar || text.fr ? null : listingTexts.name;
}

function textInOrder(text: LocalizedText | null | undefined): LocalizedText | null {
  return text ? mergedText(null, text, true) : null;
}

function mergedText(
  before: LocalizedText | null,
  given: NonNullable<GivenText>,
  keepsLines: boolean,
): LocalizedText | null {
  const merged: LocalizedText = {};
  for (const language of ['ar', 'fr', 'en'] as const) {
    const said = given[language];
    // Null is a text that is not there; only what is not mentioned at all is as before.
    const text = said === undefined ? before?.[language] : tidy(said ?? '', keepsLines);
    if (text) merged[language] = text;
  }
  return Object.keys(merged).length > 0 ? merged : null;
}

function tidy(text: string, keepsLines: boolean): string {
  const trimmed = text.trim();
  return keepsLines ? trimmed.replaceAll('\r\n', '\n') : trimmed.replace(/\s+/g, ' ');
}

function photoUse({ photoId, alternativeText }: GivenPhoto): PhotoUse {
  return { photoId, alternativeText: alternativeText ? mergedText(null, alternativeText, false) : null };
}

function inOrder(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}

function readHours({ weekly, ramadan, exceptions }: GivenHours, before: OpeningHours | null): OpeningHours {
  const week = (intervals: readonly GivenInterval[]) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => intervals.filter((each) => each.weekday === weekday));
  return hoursInOrder({
    weekly: week(weekly),
    ramadan: ramadan ? week(ramadan) : null,
    exceptions:
      exceptions?.map(({ date, hours }) => ({
        date,
        intervals: hours.map((text) => {
          const [opens = '', closes = ''] = text.split('-');
          return { opens, closes };
        }),
      })) ??
      before?.exceptions ??
      [],
  });
}

function hoursInOrder({ weekly, ramadan, exceptions }: OpeningHours): OpeningHours {
  const day = (intervals: OpeningHours['weekly'][number]) =>
    intervals
      .map(({ opens, closes }) => ({ opens, closes }))
      .sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0));
  return {
    weekly: weekly.map(day),
    ramadan: ramadan ? ramadan.map(day) : null,
    exceptions: [...(exceptions ?? [])]
      .map(({ date, intervals }) => ({ date, intervals: day(intervals) }))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  };
}

function isWebAddress(text: string): boolean {
  if (text.length > longest.line || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname.includes('.') && username === '' && password === '';
}
