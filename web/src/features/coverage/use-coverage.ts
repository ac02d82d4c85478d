import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { CoverageDocument, type CoverageQuery } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { type CoverageState, readCoverage, writeCoverage } from './coverage-state.ts';

export type Coverage = CoverageQuery['coverage'];
export type ProvinceCoverage = Coverage['provinces'][number];
export type Suggestion = NonNullable<ProvinceCoverage['suggestion']>;

export interface CoverageControl {
  state: CoverageState;
  change: (next: Partial<CoverageState>, options?: { replace?: boolean }) => void;
}

export function useCoverageState(): CoverageControl {
  const [params, setParams] = useSearchParams();
  const state = readCoverage(params);
  return {
    state,
    change: (next, options = {}) => setParams(writeCoverage({ ...state, ...next }, params), options),
  };
}

/** What is on the screen stays until the next answer is there. */
export function useCoverage(state: CoverageState, region: string | null) {
  return useQuery({
    ...operation(CoverageDocument, {
      sectorCode: state.sector || null,
      categoryCode: state.category || null,
      distanceKilometres: Number(state.distance),
      regionCodes: region ? [region] : null,
    }),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}
