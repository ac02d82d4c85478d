import type { Box } from './pin-groups.ts';

export interface MapPin {
  id: string;
  latitude: number;
  longitude: number;
  sector: string;
  /** The category's icon by its lucide name. */
  icon: string;
  /** What stands on the pin: the gain; null for a partner without offers. */
  text: string | null;
  /** Who it is, for screen readers and for the card under the map. */
  label: string;
}

export interface MapName {
  name: string;
  latitude: number;
  longitude: number;
  level: 'region' | 'province';
}

export interface MapViewProps {
  /** Best first. */
  pins: readonly MapPin[];
  /** The pin pointed at here or in the list. */
  activeId: string | null;
  onPoint: (id: string | null) => void;
  onChoose: (pin: MapPin) => void;
  /** Where one searches around. */
  center?: { latitude: number; longitude: number } | null;
  radiusMetres?: number | null;
  names?: readonly MapName[];
  /** What to show, and again whenever `key` changes. */
  fit: { key: string; box: Box };
  /** The reader moved the map; not called for moves of its own. */
  onMoved?: (box: Box) => void;
  /** Names the map for screen readers: it says that the list holds the same. */
  label: string;
}
