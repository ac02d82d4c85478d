import { useQuery } from '@tanstack/react-query';
import { SectorsDocument } from '../../gql/operations.ts';
import { kept, operation } from '../graphql/api.ts';

const aDayMs = 24 * 60 * 60 * 1000;

/** All sectors with their categories; undefined until they are there. */
export function useSectors() {
  const { data } = useQuery({ ...operation(SectorsDocument), ...kept, staleTime: aDayMs });
  return data?.sectors;
}

export type Sectors = NonNullable<ReturnType<typeof useSectors>>;

export function sectorOfCategory(sectors: Sectors | undefined, category: string): string | undefined {
  return sectors?.find(({ categories }) => categories.some(({ code }) => code === category))?.code;
}

export function categoryName(sectors: Sectors | undefined, category: string): string | undefined {
  return sectors?.flatMap(({ categories }) => categories).find(({ code }) => code === category)?.name.display;
}
