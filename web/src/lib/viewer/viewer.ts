import type { ViewerQuery } from '../../gql/operations.ts';

/** Whoever is signed in, as far as the frame of every page needs it. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;
