import { useQuery } from '@tanstack/react-query';
import { ViewerDocument } from '../../gql/operations.ts';
import { kept, operation } from '../graphql/api.ts';
import type { Viewer } from './viewer.ts';

export type ViewerState =
  /** Not known yet. */
  | { status: 'loading'; viewer: null }
  | { status: 'signed-out'; viewer: null }
  | { status: 'signed-in'; viewer: Viewer }
  /** Could not be asked and nothing is kept from an earlier visit. */
  | { status: 'unknown'; viewer: null };

/** Whoever is signed in. Without a network it is whoever was, so that card and vouchers stay readable. */
export function useViewer(): ViewerState {
  const { data, isError } = useQuery({ ...operation(ViewerDocument), ...kept, staleTime: 5 * 60_000 });
  if (data) {
    return data.viewer
      ? { status: 'signed-in', viewer: data.viewer }
      : { status: 'signed-out', viewer: null };
  }
  return { status: isError ? 'unknown' : 'loading', viewer: null };
}
