import type { PartnerRecord } from './partner.model.ts';

/** Mean of members' ratings to one decimal, half up, and how many there are; null before the first one. */
export function ratingOf({
  ratingSum,
  ratingCount,
}: Pick<PartnerRecord, 'ratingSum' | 'ratingCount'>): { average: number; count: number } | null {
  if (ratingCount === 0) return null;
  return { average: Math.round((ratingSum * 10) / ratingCount) / 10, count: ratingCount };
}
