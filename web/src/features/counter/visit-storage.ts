import type { Visit } from './visit.ts';

/**
 * Keeps the visit in this tab until it is closed, so that a reload or a sign-in in the middle loses neither the bill nor a request
 * without its answer. Session storage: what a counter may see of a member does not stay on a shared computer.
 */
const nameOf = (branchId: string) => `wasl.counter.${branchId}`;
/** Changes whenever the shape of a visit does: what an older build left is dropped. */
const version = 1;

export function readVisit(branchId: string): Visit | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(nameOf(branchId)) ?? 'null') as {
      version: number;
      visit: Visit;
    } | null;
    return kept?.version === version ? kept.visit : null;
  } catch {
    return null;
  }
}

export function keepVisit(branchId: string, visit: Visit): void {
  try {
    if (visit.step === 'scan') window.sessionStorage.removeItem(nameOf(branchId));
    else window.sessionStorage.setItem(nameOf(branchId), JSON.stringify({ version, visit }));
  } catch {
    // Kept for as long as the page stands.
  }
}
