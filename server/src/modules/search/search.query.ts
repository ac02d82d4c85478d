import type { CivilDate } from '@wasl/shared/civil-date';
import { civilDateTimeOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import type { Filter, SearchQuery } from '../../platform/search-engine/index.ts';
import { openSlotAt } from './open-slots.ts';
import { dayNumber } from './search.documents.ts';

export type SearchSort = 'RELEVANCE' | 'DISTANCE' | 'DISCOUNT' | 'NEWEST' | 'RATING';

export type DiscountBandChoice = 'FREE' | 'FROM_30' | 'FROM_20' | 'FROM_10' | 'BELOW_10';

export interface Near {
  center: { latitude: number; longitude: number };
  radiusMetres?: number | null | undefined;
}

type Codes = readonly string[] | null | undefined;

/** What a visitor searches offers for; the API's `SearchOffersInput`. */
export interface OfferSearch {
  text?: string | null | undefined;
  sectorCodes?: Codes;
  categoryCodes?: Codes;
  regionCodes?: Codes;
  provinceCodes?: Codes;
  communeCodes?: Codes;
  discountBands?: readonly DiscountBandChoice[] | null | undefined;
  openNow?: boolean | null | undefined;
  forDependents?: boolean | null | undefined;
  partnerId?: string | null | undefined;
  near?: Near | null | undefined;
  bounds?: { south: number; west: number; north: number; east: number } | null | undefined;
  sort?: SearchSort | null | undefined;
}

/** When and for whom it is searched. */
export interface SearchMoment {
  date: CivilDate;
  time: string;
  /** Only offers of this organization; null for visitors, who see all. */
  organizationId: string | null;
}

/** Whoever searches and when. */
export interface Asker {
  viewer: Viewer;
  language: Language;
  now: Date;
}

/** A member sees the offers of their organization, everybody else all of them. */
export function momentOf({ viewer, now }: Asker): SearchMoment {
  const organizationId = viewer.kind === 'member' ? viewer.organizationId : null;
  return { ...civilDateTimeOf(now), organizationId };
}

export const radiusLimits = { minimumMetres: 100, maximumMetres: 500_000 } as const;
const textMaximumLength = 200;
const codesMaximum = 100;

/** The engine's query for a search of offers, without its page. Throws BAD_USER_INPUT for what cannot be searched. */
export function offerQuery(search: OfferSearch, moment: SearchMoment): Omit<SearchQuery, 'page'> {
  const today = dayNumber(moment.date);
  const conditions: Filter[] = [
    { attribute: 'validFromDay', lte: today },
    { attribute: 'validToDay', gte: today },
  ];
  if (moment.organizationId) conditions.push({ attribute: 'organization', in: [moment.organizationId] });
  if (search.partnerId) conditions.push({ attribute: 'partner', in: [search.partnerId] });
  if (search.openNow) conditions.push(openAt(moment));
  return {
    q: readText(search.text),
    filter: { and: conditions },
    refine: refinements({
      sector: search.sectorCodes,
      category: search.categoryCodes,
      region: search.regionCodes,
      province: search.provinceCodes,
      commune: search.communeCodes,
      discountBand: search.discountBands?.map((band) => band.toLowerCase()),
      forDependents: search.forDependents ? ['true'] : null,
    }),
    sort: engineSort(search),
    ...placeOf(search),
  };
}

/** What is open at the moment, to the half-hour. */
function openAt(moment: SearchMoment): Filter {
  const { attribute, value } = openSlotAt(moment);
  return { attribute, in: [value] };
}

/** Where a search looks, for the engine. */
export function placeOf({
  near,
  bounds,
}: Pick<OfferSearch, 'near' | 'bounds'>): Pick<SearchQuery, 'near' | 'bounds'> {
  return {
    ...(near ? { near: readNear(near) } : {}),
    ...(bounds ? { bounds: readBounds(bounds) } : {}),
  };
}

export function readText(text: string | null | undefined): string {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > textMaximumLength) throw badInput(`text has at most ${textMaximumLength} characters.`);
  return trimmed;
}

/** Choices by attribute; an attribute without any is left out. */
export function refinements(choices: Record<string, Codes>): Record<string, readonly string[]> {
  const entries = Object.entries(choices).filter(([, codes]) => codes && codes.length > 0);
  if (entries.some(([, codes]) => codes && codes.length > codesMaximum))
    throw badInput(`At most ${codesMaximum} values can be chosen at once.`);
  return Object.fromEntries(entries) as Record<string, readonly string[]>;
}

/** The order asked for; without one: by match with text, by distance with a place, else by use. */
function engineSort({ sort, text, near }: OfferSearch): NonNullable<SearchQuery['sort']> {
  switch (sort) {
    case 'DISTANCE':
      if (!near) throw badInput('Sorting by distance needs a place.');
      return 'distance';
    case 'DISCOUNT':
      return 'discount:desc';
    case 'NEWEST':
      return 'publishedAt:desc';
    case 'RATING':
      return 'rating:desc';
    case 'RELEVANCE':
      return 'relevance';
    default:
      return near && !text?.trim() ? 'distance' : 'relevance';
  }
}

function readNear({ center, radiusMetres }: Near): NonNullable<SearchQuery['near']> {
  assertDegrees(center.latitude, 90, 'latitude');
  assertDegrees(center.longitude, 180, 'longitude');
  const place = { lat: center.latitude, lng: center.longitude };
  if (radiusMetres === null || radiusMetres === undefined) return place;
  if (radiusMetres < radiusLimits.minimumMetres || radiusMetres > radiusLimits.maximumMetres)
    throw badInput(`radiusMetres is ${radiusLimits.minimumMetres} to ${radiusLimits.maximumMetres}.`);
  return { ...place, radiusMetres };
}

function readBounds(bounds: NonNullable<OfferSearch['bounds']>): NonNullable<OfferSearch['bounds']> {
  assertDegrees(bounds.south, 90, 'south');
  assertDegrees(bounds.north, 90, 'north');
  assertDegrees(bounds.west, 180, 'west');
  assertDegrees(bounds.east, 180, 'east');
  if (bounds.south > bounds.north) throw badInput('south lies below north.');
  return bounds;
}

function assertDegrees(value: number, limit: number, name: string): void {
  if (!Number.isFinite(value) || Math.abs(value) > limit)
    throw badInput(`${name} is -${limit} to ${limit} degrees.`);
}
