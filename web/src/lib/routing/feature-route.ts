import type { ComponentType } from 'react';
import type { Namespace } from '../i18n/resources.ts';

/** Who may open a page. Others are led to sign in and brought back, or told why not. */
export type RouteAccess =
  | 'public'
  | 'signed-in'
  | 'member'
  | 'partner-staff'
  /** Coordinators, administrators and auditors of an organization. */
  | 'office-staff'
  | 'administrator';

/**
 * One page of a feature. A feature folder lists its pages in `routes.ts` as `export const routes: FeatureRoute[]`; the router finds them
 * by that name, so that a new feature changes no file of app.
 */
export interface FeatureRoute {
  /** As react-router writes it: `/offers/:offerId`. */
  path: string;
  /** Which frame stands around it. */
  space: 'member' | 'partner' | 'office';
  access: RouteAccess;
  /** `bare`: the page draws the whole screen itself (a voucher); `full` is the default. */
  chrome?: 'full' | 'bare';
  /** What stands in while the page's code is on its way: a list's shape, or a picture above words. `list` is the default. */
  shape?: 'list' | 'detail';
  /** Texts to have before the page is drawn, besides `common`. */
  namespaces: readonly Namespace[];
  /** The page, loaded when first opened: `() => import('./offer-page.tsx').then((m) => m.OfferPage)`. */
  load: () => Promise<ComponentType>;
}
