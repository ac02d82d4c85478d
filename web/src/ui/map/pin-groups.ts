/** A pin where it stands on the screen, in pixels. */
export interface PlacedPin {
  id: string;
  x: number;
  y: number;
}

export interface PinGroup<TPin extends PlacedPin> {
  /** Stable while the same pin leads: that of its first pin. */
  id: string;
  pins: TPin[];
  /** Where the group stands: on its pin, or in the middle of them. */
  x: number;
  y: number;
}

/** Room that a pin with its gain takes, in pixels; nearer ones would cover each other. */
const room = { width: 84, height: 40 };

/**
 * Groups pins that would cover each other. The order counts: the first ones found lead, so that the best matches keep their own pin for
 * longest. Each pin is in exactly one group.
 */
export function groupPins<TPin extends PlacedPin>(pins: readonly TPin[]): PinGroup<TPin>[] {
  const groups: PinGroup<TPin>[] = [];
  const cells = new Map<string, PinGroup<TPin>[]>();
  const column = (x: number) => Math.floor(x / room.width);
  const row = (y: number) => Math.floor(y / room.height);

  for (const pin of pins) {
    const home = findNeighbour(pin);
    if (home) home.pins.push(pin);
    else {
      const group: PinGroup<TPin> = { id: pin.id, pins: [pin], x: pin.x, y: pin.y };
      groups.push(group);
      const key = `${column(pin.x)}:${row(pin.y)}`;
      cells.set(key, [...(cells.get(key) ?? []), group]);
    }
  }
  return groups;

  /** The group whose leading pin is too near; only the nine cells around can hold one. */
  function findNeighbour({ x, y }: PlacedPin): PinGroup<TPin> | null {
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        const near = cells.get(`${column(x) + dx}:${row(y) + dy}`)?.find((group) => {
          const lead = group.pins[0] ?? group;
          return Math.abs(lead.x - x) < room.width && Math.abs(lead.y - y) < room.height;
        });
        if (near) return near;
      }
    return null;
  }
}

export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The smallest box around points; null without any. */
export function boxAround(points: readonly { latitude: number; longitude: number }[]): Box | null {
  const [first] = points;
  if (!first) return null;
  return points.reduce<Box>(
    (box, { latitude, longitude }) => ({
      south: Math.min(box.south, latitude),
      north: Math.max(box.north, latitude),
      west: Math.min(box.west, longitude),
      east: Math.max(box.east, longitude),
    }),
    { south: first.latitude, north: first.latitude, west: first.longitude, east: first.longitude },
  );
}

/** The box of a circle around a point. */
export function boxOfCircle(center: { latitude: number; longitude: number }, radiusMetres: number): Box {
  const degrees = radiusMetres / 111_195;
  const wide = degrees / Math.cos((center.latitude * Math.PI) / 180);
  return {
    south: center.latitude - degrees,
    north: center.latitude + degrees,
    west: center.longitude - wide,
    east: center.longitude + wide,
  };
}

/** Morocco, with a little sea around it. */
export const moroccoBox: Box = { south: 20.7, west: -17.3, north: 36.1, east: -0.9 };
