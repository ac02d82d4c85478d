import { useQuery } from '@tanstack/react-query';
import { PlaceNamesDocument } from '../../gql/operations.ts';
import { kept, operation } from '../graphql/api.ts';

const aDayMs = 24 * 60 * 60 * 1000;

export interface NamedPlace {
  code: string;
  name: string;
  latitude: number;
  longitude: number;
  level: 'region' | 'province';
}

const none: readonly NamedPlace[] = [];

/** Regions and provinces with their names and middles; empty until they are there. */
export function usePlaceNames({ enabled = true }: { enabled?: boolean } = {}): readonly NamedPlace[] {
  const { data } = useQuery({
    ...operation(PlaceNamesDocument),
    ...kept,
    staleTime: aDayMs,
    enabled,
    select: ({ regions }): readonly NamedPlace[] =>
      regions.flatMap((region) => [
        named(region, 'region'),
        ...region.provinces.map((province) => named(province, 'province')),
      ]),
  });
  return data ?? none;
}

interface StoredPlace {
  code: string;
  name: { display: string };
  center: { latitude: number; longitude: number };
}

function named({ code, name, center }: StoredPlace, level: NamedPlace['level']): NamedPlace {
  return { code, name: name.display, latitude: center.latitude, longitude: center.longitude, level };
}
