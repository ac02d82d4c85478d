import { ViewerDocument } from '../../gql/operations.ts';
import { forgetDrafts } from '../forms/form-draft.ts';
import { kept, onUnauthenticated, operation } from '../graphql/api.ts';
import { keptAnswers, queryClient } from '../graphql/query-client.ts';

/**
 * To call when signing in or joining has succeeded: what an earlier person left on the device goes, the viewer is asked for, and what
 * is on the screen is read again with their rights.
 */
export async function sessionStarted(): Promise<void> {
  await keptAnswers.forget();
  queryClient.removeQueries({ type: 'inactive' });
  await queryClient.fetchQuery({ ...operation(ViewerDocument), ...kept, staleTime: 0 });
  await queryClient.invalidateQueries();
}

/** To call when signing out has succeeded: nothing personal stays on the device. */
export async function sessionEnded(): Promise<void> {
  forgetDrafts(window.localStorage);
  await keptAnswers.forget();
  queryClient.setQueryData(operation(ViewerDocument).queryKey, { viewer: null });
  queryClient.removeQueries({ type: 'inactive' });
  await queryClient.resetQueries({ predicate: (query) => query.queryKey[0] !== 'Viewer' });
}

/** Follows a session that the server ended (expired, revoked): the guards then lead to signing in. */
export function watchSession(): () => void {
  return onUnauthenticated(() => {
    queryClient.setQueryData(operation(ViewerDocument).queryKey, { viewer: null });
  });
}
