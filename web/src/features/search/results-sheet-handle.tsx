import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** A drag this long moves the sheet, px. */
const enoughPx = 36;

interface SheetHandleProps {
  isMapLarge: boolean;
  onChange: (isMapLarge: boolean) => void;
}

/** The edge between map and list on a phone: pulled down it shows the map, pushed up the list; as a button it does the other of both. */
export function SheetHandle({ isMapLarge, onChange }: SheetHandleProps) {
  const { t } = useTranslation('search');
  const startY = useRef<number | null>(null);
  const wasDragged = useRef(false);

  function drag(event: PointerEvent) {
    if (startY.current === null) return;
    const moved = event.clientY - startY.current;
    if (Math.abs(moved) < enoughPx) return;
    wasDragged.current = true;
    startY.current = null;
    onChange(moved > 0);
  }

  return (
    <button
      type="button"
      className="results-handle"
      aria-expanded={isMapLarge}
      onPointerDown={(event) => {
        startY.current = event.clientY;
        wasDragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        startY.current = null;
      }}
      onPointerCancel={() => {
        startY.current = null;
      }}
      onClick={() => {
        if (!wasDragged.current) onChange(!isMapLarge);
        wasDragged.current = false;
      }}
    >
      <i aria-hidden="true" />
      <span className="hidden-text">{isMapLarge ? t('map.showList') : t('map.showMap')}</span>
    </button>
  );
}
