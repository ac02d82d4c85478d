import type { TFunction } from 'i18next';
import type { SearchState } from './search-state.ts';

/** "أكدال · 5 كم", "موقعي · كل المغرب", or that no place was chosen. */
export function placeLabel({ near, radiusKm, bounds }: SearchState, t: TFunction<'search'>): string {
  if (bounds) return t('place.area');
  if (!near) return t('place.none');
  const name = near.name ?? t('place.mine');
  return radiusKm === null ? name : `${name} · ${t('place.radius', { km: radiusKm })}`;
}
