import './map.css';
import L from 'leaflet';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { Num } from '../num.tsx';
import { CategoryIcon } from '../tile.tsx';
import { startMap, type WaslMap } from './leaflet-map.ts';
import { MapSource } from './map-source.tsx';
import type { MapName, MapPin, MapViewProps } from './map-view.types.ts';
import { boxAround, groupPins, type PinGroup, type PlacedPin } from './pin-groups.ts';

/** Regions are named from afar, provinces from nearer. */
const provinceNamesZoom = 8;
const regionNamesZoom = 6;
const streetsZoom = 12;

/**
 * The map: pins with the gain, clusters with a count, where one searches. Its pins are real buttons; the list beside it holds the same.
 * Maps never mirror: it stands left to right in every language.
 */
export function MapView(props: MapViewProps) {
  const { pins, activeId, onPoint, onChoose, center, radiusMetres, names, fit, onMoved, label } = props;
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<WaslMap | null>(null);
  const [zoom, setZoom] = useState(0);
  const moved = useRef(onMoved);
  moved.current = onMoved;

  useEffect(() => {
    if (!container.current) return;
    const started = startMap(container.current, (box, isByReader) => {
      setZoom(started.leaflet.getZoom());
      if (isByReader) moved.current?.(box);
    });
    setZoom(started.leaflet.getZoom());
    setMap(started);
    return () => {
      setMap(null);
      started.stop();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the box is shown when its key changes, not when it is built anew
  useEffect(() => map?.fit(fit.box), [map, fit.key]);

  const groups = useMemo(() => (map ? groupsOf(map, pins, zoom) : []), [map, pins, zoom]);
  const active = pins.find(({ id }) => id === activeId);
  const isHidden =
    active && !groups.some(({ pins: [lead, ...rest] }) => lead?.id === active.id && rest.length === 0);

  return (
    <section className="map" dir="ltr" aria-label={label}>
      <div ref={container} className="map-canvas" />
      {map && center && <Around map={map} center={center} radiusMetres={radiusMetres ?? null} />}
      {map && names && <Names map={map} names={names} zoom={zoom} />}
      {map &&
        groups.map((group) => (
          <Marker
            key={group.id}
            map={map}
            at={group.at}
            layer={group.pins.length === 1 && group.id === activeId ? 1 : 0}
          >
            <GroupButton group={group} map={map} activeId={activeId} onPoint={onPoint} onChoose={onChoose} />
          </Marker>
        ))}
      {map && active && isHidden && (
        <Marker map={map} at={[active.latitude, active.longitude]} layer={1}>
          <span className="map-pin on" data-sector={active.sector} aria-hidden="true">
            <PinFace pin={active} />
          </span>
        </Marker>
      )}
      {map && (
        <div className="map-zoom">
          <button
            type="button"
            aria-label={t('map.zoomIn')}
            title={t('map.zoomIn')}
            onClick={() => map.zoom(1)}
          >
            <Icon of={Plus} />
          </button>
          <button
            type="button"
            aria-label={t('map.zoomOut')}
            title={t('map.zoomOut')}
            onClick={() => map.zoom(-1)}
          >
            <Icon of={Minus} />
          </button>
        </div>
      )}
      <MapSource />
    </section>
  );
}

type ShownGroup = PinGroup<PlacedPin & { pin: MapPin }> & { at: L.LatLngTuple };

function groupsOf({ leaflet }: WaslMap, pins: readonly MapPin[], zoom: number): ShownGroup[] {
  const placed = pins.map((pin) => {
    const { x, y } = leaflet.project([pin.latitude, pin.longitude], zoom);
    return { id: pin.id, x, y, pin };
  });
  return groupPins(placed).map((group) => {
    const count = group.pins.length;
    const latitude = group.pins.reduce((sum, { pin }) => sum + pin.latitude, 0) / count;
    const longitude = group.pins.reduce((sum, { pin }) => sum + pin.longitude, 0) / count;
    return { ...group, at: [latitude, longitude] };
  });
}

interface GroupButtonProps extends Pick<MapViewProps, 'activeId' | 'onPoint' | 'onChoose'> {
  group: ShownGroup;
  map: WaslMap;
}

function GroupButton({ group, map, activeId, onPoint, onChoose }: GroupButtonProps) {
  const { t } = useTranslation();
  const [first] = group.pins;
  if (!first) return null;
  const { pin } = first;
  if (group.pins.length === 1)
    return (
      <button
        type="button"
        className={classNames('map-pin', pin.id === activeId && 'on')}
        data-sector={pin.sector}
        aria-label={pin.text ? t('map.pin', { name: pin.label, gain: pin.text }) : pin.label}
        onClick={() => onChoose(pin)}
        onPointerEnter={() => onPoint(pin.id)}
        onPointerLeave={() => onPoint(null)}
        onFocus={() => onPoint(pin.id)}
        onBlur={() => onPoint(null)}
      >
        <PinFace pin={pin} />
      </button>
    );
  const open = () => {
    const box = boxAround(group.pins.map(({ pin: member }) => member));
    // Pins at the very same place do not come apart by looking closer.
    if (!box || (box.north - box.south < 1e-5 && box.east - box.west < 1e-5)) onChoose(pin);
    else map.lookAt(box);
  };
  return (
    <button type="button" className="map-pin cluster" onClick={open}>
      <Num>{group.pins.length}</Num>
      <span className="hidden-text">{t('map.cluster')}</span>
    </button>
  );
}

function PinFace({ pin }: { pin: MapPin }) {
  return (
    <>
      <CategoryIcon name={pin.icon} sector={pin.sector} />
      {pin.text && <bdi>{pin.text}</bdi>}
    </>
  );
}

interface MarkerProps {
  map: WaslMap;
  at: L.LatLngTuple;
  /** Above or below the others; by latitude among its own. */
  layer?: -1 | 0 | 1;
  children: ReactNode;
}

/** Holds its children at a place of the map. */
function Marker({ map, at, layer = 0, children }: MarkerProps) {
  const [latitude, longitude] = at;
  const [holder] = useState(() => {
    const element = document.createElement('div');
    L.DomEvent.disableClickPropagation(element);
    return element;
  });
  const [marker, setMarker] = useState<L.Marker | null>(null);

  useEffect(() => {
    const icon = L.divIcon({ html: holder, className: 'map-anchor', iconSize: [0, 0] });
    const options = { icon, keyboard: false, interactive: false };
    const added = L.marker([latitude, longitude], options).addTo(map.leaflet);
    setMarker(added);
    return () => {
      added.remove();
    };
  }, [map, holder, latitude, longitude]);
  useEffect(() => {
    marker?.setZIndexOffset(layer * 10_000);
  }, [marker, layer]);

  return createPortal(children, holder);
}

function Around({
  map,
  center,
  radiusMetres,
}: {
  map: WaslMap;
  center: { latitude: number; longitude: number };
  radiusMetres: number | null;
}) {
  const { latitude, longitude } = center;
  useEffect(() => {
    if (radiusMetres === null) return;
    const circle = L.circle([latitude, longitude], {
      radius: radiusMetres,
      interactive: false,
      className: 'map-circle',
    }).addTo(map.leaflet);
    return () => {
      circle.remove();
    };
  }, [map, latitude, longitude, radiusMetres]);
  return (
    <Marker map={map} at={[latitude, longitude]}>
      <span className="map-here" aria-hidden="true" />
    </Marker>
  );
}

function Names({ map, names, zoom }: { map: WaslMap; names: readonly MapName[]; zoom: number }) {
  const level =
    zoom >= streetsZoom || zoom < regionNamesZoom ? null : zoom >= provinceNamesZoom ? 'province' : 'region';
  return names
    .filter((name) => name.level === level)
    .map(({ name, latitude, longitude }) => (
      <Marker key={name} map={map} at={[latitude, longitude]} layer={-1}>
        <span className="map-name" aria-hidden="true">
          {name}
        </span>
      </Marker>
    ));
}
