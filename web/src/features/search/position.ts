export type PositionProblem = 'refused' | 'unavailable' | 'outside';

/** How long the device may look for its position, ms. */
const patienceMs = 10_000;

/** Where the device is, to about 100 m: more is not needed to search, and less is told. */
export function findPosition(): Promise<{ latitude: number; longitude: number } | PositionProblem> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve('unavailable');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: Number(coords.latitude.toFixed(3)),
          longitude: Number(coords.longitude.toFixed(3)),
        }),
      ({ code }) => resolve(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { timeout: patienceMs, maximumAge: 60_000 },
    );
  });
}
