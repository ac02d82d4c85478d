import {
  type Commune,
  type Coordinates,
  distanceMetres,
  type Geography,
  isInMoroccoBounds,
} from '../../geography/index.ts';
import type { Mending, RejectReason, SourceRow } from './import.types.ts';
import { normalizeText } from './mend-text.ts';
import { rejectReason } from './reject-messages.ts';

export interface PlaceOfRow {
  commune: Commune;
  coordinates: Coordinates;
  coordinatesAreApproximate: boolean;
}

type PlaceVerdict = { place: PlaceOfRow; mended: Mending[] } | { reason: RejectReason };

/** Below this a spelling is a guess; without coordinates to confirm it the row is refused. */
const leastConfidence = 0.6;
/**
 * Outlines are drawn to about a kilometre. A position this near to the named town's province counts as inside it: a
 * kilometre when the province column says so too, less when only the city does (towns lend their name to suburbs).
 */
const borderMetres = { cityAndProvince: 1_000, cityAlone: 300 } as const;
/** City and province agree with each other and not with a position farther than this: nobody can tell who is right. */
const hopelessMetres = 50_000;

/**
 * Where a row lies. The rule between position and words: a position inside Morocco decides the province, since it was
 * measured, and the city names the commune when it lies in that province or right at its border; a city elsewhere is
 * flagged and the nearest commune taken. When city *and* province both contradict a position more than 50 km away,
 * the row is refused. Without a position the city must be recognized, and the middle of the commune stands in for it.
 */
export function placeOfRow(row: SourceRow, geography: Geography): PlaceVerdict {
  const read = readCoordinates(row);
  if ('reason' in read) return read;
  const city = normalizeText(row.city);
  const match = geography.matchCommune(city, {
    provinceHint: normalizeText(row.province) || undefined,
    regionHint: normalizeText(row.region) || undefined,
    coordinates: read.coordinates ?? undefined,
  });
  const named = match && { commune: geography.getCommune(match.communeCode), match };
  const verdict = read.coordinates
    ? placeAt(read.coordinates, named?.commune ?? null, row, geography)
    : placeByName(named, row);
  return 'reason' in verdict ? verdict : { ...verdict, mended: [...read.mended, ...verdict.mended] };
}

function placeByName(
  named: { commune: Commune; match: { confidence: number; agreesWithHint: boolean } } | null,
  row: SourceRow,
): PlaceVerdict {
  const city = normalizeText(row.city);
  if (!named) {
    const nothing = city === '' && normalizeText(row.province) === '';
    return {
      reason: nothing ? rejectReason('city', 'place_missing') : rejectReason('city', 'city_unknown', city),
    };
  }
  const { commune, match } = named;
  if (!match.agreesWithHint) {
    return { reason: rejectReason('city', 'place_conflict', [city, row.province, row.region].join(' / ')) };
  }
  if (match.confidence < leastConfidence) return { reason: rejectReason('city', 'city_unknown', city) };
  return {
    place: { commune, coordinates: commune.center, coordinatesAreApproximate: true },
    mended: [
      { field: 'latitude', code: 'coordinates_of_commune', from: '', to: commune.name.fr },
      ...respelling(city, commune),
    ],
  };
}

function placeAt(at: Coordinates, named: Commune | null, row: SourceRow, geography: Geography): PlaceVerdict {
  const nearest = geography.nearestPlace(at);
  if (!nearest) return { reason: outside(at) };
  const city = normalizeText(row.city);
  const provinceCode = nearest.commune.provinceCode;
  const statedProvince = geography.matchProvince(normalizeText(row.province));
  const isStatedToo = named !== null && statedProvince === named.provinceCode;
  const border = isStatedToo ? borderMetres.cityAndProvince : borderMetres.cityAlone;
  const isNamedHere =
    named !== null &&
    (named.provinceCode === provinceCode ||
      geography.distanceToProvinceMetres(named.provinceCode, at) < border);
  if (isNamedHere) {
    return {
      place: { commune: named, coordinates: at, coordinatesAreApproximate: false },
      mended: [...respelling(city, named), ...correctedProvince(row, named, geography)],
    };
  }
  if (isStatedToo && distanceMetres(named.center, at) > hopelessMetres) {
    return {
      reason: rejectReason(
        'city',
        'place_conflict',
        [city, row.province, `${at.latitude}, ${at.longitude}`].join(' / '),
      ),
    };
  }
  const flag: Mending[] = named
    ? [{ field: 'city', code: 'city_in_other_province', from: city, to: nearest.commune.name.fr }]
    : city === ''
      ? []
      : [{ field: 'city', code: 'city_unreadable', from: city, to: nearest.commune.name.fr }];
  return {
    place: { commune: nearest.commune, coordinates: at, coordinatesAreApproximate: false },
    mended: [...flag, ...correctedProvince(row, nearest.commune, geography)],
  };
}

function correctedProvince(row: SourceRow, commune: Commune, geography: Geography): Mending[] {
  const province = normalizeText(row.province);
  const stated = province === '' ? null : geography.matchProvince(province);
  if (province === '' || stated === commune.provinceCode) return [];
  const to = geography.getProvince(commune.provinceCode).name.fr;
  return [{ field: 'province', code: 'province_corrected', from: province, to }];
}

function respelling(city: string, commune: Commune): Mending[] {
  const isSame = city === '' || city === commune.name.fr || city === commune.name.ar;
  return isSame ? [] : [{ field: 'city', code: 'city_respelled', from: city, to: commune.name.fr }];
}

const outside = ({ latitude, longitude }: Coordinates): RejectReason =>
  rejectReason('latitude', 'coordinates_outside_morocco', `${latitude}, ${longitude}`);

type ReadCoordinates = { coordinates: Coordinates | null; mended: Mending[] } | { reason: RejectReason };

function readCoordinates(row: SourceRow): ReadCoordinates {
  const given = `${row.latitude.trim()} ${row.longitude.trim()}`.trim();
  if (given === '') return { coordinates: null, mended: [] };
  const latitude = readDegrees(row.latitude);
  const longitude = readDegrees(row.longitude);
  if (latitude === null || longitude === null) {
    return {
      coordinates: null,
      mended: [{ field: 'latitude', code: 'coordinates_unreadable', from: given, to: '' }],
    };
  }
  const asGiven = { latitude, longitude };
  const swapped = { latitude: longitude, longitude: latitude };
  const coordinates = !isInMoroccoBounds(asGiven) && isInMoroccoBounds(swapped) ? swapped : asGiven;
  if (!isInMoroccoBounds(coordinates)) return { reason: outside(coordinates) };
  const isRewritten = coordinates === swapped || /[^\d.\-\s]/u.test(given);
  const to = `${coordinates.latitude} ${coordinates.longitude}`;
  const mended: Mending[] = isRewritten
    ? [{ field: 'latitude', code: 'coordinates_rewritten', from: given, to }]
    : [];
  return { coordinates, mended };
}

function readDegrees(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(',', '.').replace(/°$/u, '');
  return /^[+-]?\d{1,3}(\.\d+)?$/u.test(plain) ? Number(plain) : null;
}
