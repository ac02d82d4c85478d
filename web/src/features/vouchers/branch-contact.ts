/** Where a branch is and how to reach it, as far as links need it. */
export interface BranchPlace {
  name: string;
  latitude: number;
  longitude: number;
}

/**
 * A link that opens the phone's own maps with the branch as the goal: `geo:` on Android (RFC 5870), Apple Maps on Apple devices,
 * OpenStreetMap's directions elsewhere.
 */
export function directionsHref({ name, latitude, longitude }: BranchPlace, userAgent: string): string {
  const point = `${latitude},${longitude}`;
  if (/Android/i.test(userAgent)) return `geo:${point}?q=${point}(${encodeURIComponent(name)})`;
  if (/iPhone|iPad|Macintosh/i.test(userAgent)) return `https://maps.apple.com/?daddr=${point}`;
  return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(point)}`;
}

/** `+212537000000` in E.164 → `05 37 00 00 00`, as it is said in Morocco; another country's number stays as it is. */
export function phoneText(phone: string): string {
  const national = /^\+212(\d{9})$/.exec(phone)?.[1];
  return national ? `0${national}`.replace(/\B(?=(?:\d{2})+$)/g, ' ') : phone;
}
