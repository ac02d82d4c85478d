import type { FeatureRoute } from '../lib/routing/feature-route.ts';

const modules = import.meta.glob<{ routes: readonly FeatureRoute[] }>('../features/*/routes.ts', {
  eager: true,
});

/** Every page that a feature offers. The list is small; the pages themselves load when opened. */
export const featureRoutes: readonly FeatureRoute[] = Object.values(modules).flatMap(({ routes }) => routes);

const paths = new Set(featureRoutes.map(({ path }) => path));

/** Whether a page exists in this build: the frames show no link that leads nowhere. */
export function hasPage(path: string): boolean {
  return paths.has(path);
}
