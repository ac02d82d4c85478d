import './map.css';
import MapPin from 'lucide-react/icons/map-pin';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import { startMap, type WaslMap } from './leaflet-map.ts';
import { MapSource } from './map-source.tsx';

export interface PinPickerProps {
  /** Where the pin stands at first, and again whenever `key` changes. */
  start: { key: string; latitude: number; longitude: number; zoom: number };
  /** The reader moved the pin. */
  onMoved: (at: { latitude: number; longitude: number }) => void;
  /** What the pin stands for, for screen readers. */
  label: string;
}

/** How far one press of an arrow key moves, pixels. */
const stepPixels = 24;

const directions: Record<string, [x: number, y: number]> = {
  ArrowUp: [0, -stepPixels],
  ArrowDown: [0, stepPixels],
  ArrowLeft: [-stepPixels, 0],
  ArrowRight: [stepPixels, 0],
};

/** The map moves under a pin that stays in the middle: a thumb does not cover what it points at. Arrow keys do the same. */
export function PinPickerView({ start, onMoved, label }: PinPickerProps) {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<WaslMap | null>(null);
  const moved = useRef(onMoved);
  moved.current = onMoved;

  useEffect(() => {
    if (!container.current) return;
    const started = startMap(container.current, () => undefined);
    setMap(started);
    return () => {
      setMap(null);
      started.stop();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is moved when the key changes, not when the place is told back
  useEffect(() => {
    if (!map) return;
    const { leaflet } = map;
    leaflet.setView([start.latitude, start.longitude], start.zoom, { animate: false });
    const tell = () => {
      const { lat, lng } = leaflet.getCenter();
      moved.current({ latitude: round(lat), longitude: round(lng) });
    };
    const gestures = ['dragend', 'zoomend'] as const;
    for (const gesture of gestures) leaflet.on(gesture, tell);
    return () => {
      for (const gesture of gestures) leaflet.off(gesture, tell);
    };
  }, [map, start.key]);

  function nudge(event: KeyboardEvent) {
    const by = directions[event.key];
    if (!by || !map) return;
    event.preventDefault();
    map.leaflet.panBy(by, { animate: false });
    const { lat, lng } = map.leaflet.getCenter();
    onMoved({ latitude: round(lat), longitude: round(lng) });
  }

  return (
    <section className="map" dir="ltr" aria-label={label}>
      <div ref={container} className="map-canvas" />
      <button type="button" className="map-crosshair" aria-label={t('map.movePin')} onKeyDown={nudge}>
        <Icon of={MapPin} />
      </button>
      {map && (
        <div className="map-zoom">
          <button type="button" aria-label={t('map.zoomIn')} onClick={() => map.zoom(1)}>
            <Icon of={Plus} />
          </button>
          <button type="button" aria-label={t('map.zoomOut')} onClick={() => map.zoom(-1)}>
            <Icon of={Minus} />
          </button>
        </div>
      )}
      <MapSource />
    </section>
  );
}

/** A metre or so. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
