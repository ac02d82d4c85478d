import type { AgreementVersionRecord } from '../drafting/index.ts';

/** Names of the variables whose value stands in a locked text; null while the text may still change. */
export function variablesStandingIn({
  lockedValues,
  clauses,
}: Pick<AgreementVersionRecord, 'lockedValues' | 'clauses'>): ReadonlySet<string> | null {
  if (lockedValues === null) return null;
  const texts = clauses.flatMap(({ title, source }) => [title.ar, title.fr, source.ar, source.fr]);
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name]) => name)),
  );
  return new Set(lockedValues.map(({ name }) => name).filter((name) => named.has(name)));
}
