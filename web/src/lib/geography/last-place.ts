/** Where the reader last searched around, for distances on the pages of offers and partners. Kept for this visit only. */
export interface LastPlace {
  latitude: number;
  longitude: number;
}

const storageName = 'wasl.near';

export function rememberPlace(place: LastPlace | null): void {
  try {
    if (place)
      window.sessionStorage.setItem(
        storageName,
        JSON.stringify({ latitude: place.latitude, longitude: place.longitude }),
      );
    else window.sessionStorage.removeItem(storageName);
  } catch {
    // Without storage the pages show no distances.
  }
}

export function findLastPlace(): LastPlace | null {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(storageName) ?? 'null');
    if (kept === null || typeof kept !== 'object') return null;
    const { latitude, longitude } = kept as Partial<LastPlace>;
    return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;
  } catch {
    return null;
  }
}
