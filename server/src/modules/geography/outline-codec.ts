import type { Coordinates } from './coordinates.ts';

/** Outlines are kept to a thousandth of a degree (about 100 m): what the simplified source is worth. */
const stepsPerDegree = 1000;

/** Writes a ring as base-32 differences of latitude and longitude (the "encoded polyline" format, 3 decimals). */
export function encodeOutline(ring: readonly Coordinates[]): string {
  let text = '';
  let lastLat = 0;
  let lastLng = 0;
  for (const point of ring) {
    const latitude = Math.round(point.latitude * stepsPerDegree);
    const longitude = Math.round(point.longitude * stepsPerDegree);
    text += encodeNumber(latitude - lastLat) + encodeNumber(longitude - lastLng);
    lastLat = latitude;
    lastLng = longitude;
  }
  return text;
}

export function decodeOutline(text: string): Coordinates[] {
  const ring: Coordinates[] = [];
  let latitude = 0;
  let longitude = 0;
  const numbers = decodeNumbers(text);
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    latitude += numbers[index] ?? 0;
    longitude += numbers[index + 1] ?? 0;
    ring.push({ latitude: latitude / stepsPerDegree, longitude: longitude / stepsPerDegree });
  }
  return ring;
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  while (rest >= 0x20) {
    text += String.fromCharCode((0x20 | (rest & 0x1f)) + 63);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + 63);
}

function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (let index = 0; index < text.length; index++) {
    const chunk = text.charCodeAt(index) - 63;
    value |= (chunk & 0x1f) << shift;
    if (chunk >= 0x20) {
      shift += 5;
      continue;
    }
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
