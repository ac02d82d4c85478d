/** `2026-12-31` → `31/12/2026`: as cards are printed, and as short in every language. */
export function dayInFigures(date: string): string {
  return date.split('-').reverse().join('/');
}
