import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { neighbours, provinceBorders, regionOutlines } from './map-outlines.ts';
import { type Box, moroccoBox } from './pin-groups.ts';

/** Streets are shown from here on: below, the outlines say more. */
const streetsZoom = 12;
/** Borders of provinces are shown from here on. */
const provincesZoom = 8;
/** Lower than this, pixels, the map is a glance above a list and has no buttons. */
const heightWithButtons = 240;

export interface WaslMap {
  leaflet: L.Map;
  /** Shows a box as our own move: `onMoved` is not called. */
  fit(box: Box): void;
  /** Looks closer at what the reader pressed. */
  lookAt(box: Box): void;
  zoom(step: 1 | -1): void;
  stop(): void;
}

/**
 * The map under the pins: outlines that need no network, streets above them when one is near and online. Colours come from the style
 * sheet by class, so that the theme can change.
 */
export function startMap(container: HTMLElement, onMoved: (box: Box, isByReader: boolean) => void): WaslMap {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const leaflet = L.map(container, {
    zoomControl: false,
    attributionControl: false,
    // The arrow keys of a focused map would take them from the page; the pins are buttons and the list is the twin.
    keyboard: false,
    fadeAnimation: !isCalm,
    zoomAnimation: !isCalm,
    inertia: !isCalm,
    zoomSnap: 0.5,
    minZoom: 4.5,
    maxZoom: 18,
    maxBounds: L.latLngBounds([15, -24], [42, 6]),
    maxBoundsViscosity: 0.7,
  });
  leaflet.fitBounds(toBounds(moroccoBox), { animate: false });
  addOutlines(leaflet);
  addStreets(leaflet);

  // The reader's moves are known by the gesture that begins them: our own end at times nobody can tell.
  let isByReader = false;
  const begin = () => {
    isByReader = true;
  };
  leaflet.on('dragstart', begin);
  for (const gesture of ['wheel', 'dblclick', 'touchmove'] as const)
    container.addEventListener(gesture, begin, { passive: true });
  leaflet.on('moveend', () => onMoved(toBox(leaflet.getBounds()), isByReader));
  const size = new ResizeObserver(() => leaflet.invalidateSize({ animate: false }));
  size.observe(container);

  return {
    leaflet,
    fit(box) {
      isByReader = false;
      const { x: width, y: height } = leaflet.getSize();
      leaflet.fitBounds(toBounds(box), {
        // A pin stands up and to the right of its place; to the left are the buttons, where there is room for them.
        paddingTopLeft: [height > heightWithButtons ? 60 : 24, 48],
        paddingBottomRight: [Math.min(110, width * 0.2), 30],
        maxZoom: 15,
        animate: !isCalm,
      });
    },
    lookAt(box) {
      begin();
      leaflet.fitBounds(toBounds(box), { padding: [60, 60], maxZoom: 17, animate: !isCalm });
    },
    zoom(step) {
      begin();
      leaflet.setZoom(leaflet.getZoom() + step, { animate: !isCalm });
    },
    stop() {
      size.disconnect();
      leaflet.remove();
    },
  };
}

function addOutlines(leaflet: L.Map): void {
  leaflet.createPane('land').style.zIndex = '150';
  const renderer = L.svg({ pane: 'land', padding: 0.4 });
  const still = { pane: 'land', renderer, interactive: false, smoothFactor: 1.2 };
  const { land, borders } = regionOutlines();
  for (const ring of neighbours) {
    const points = ring.map(([longitude, latitude]): L.LatLngTuple => [latitude, longitude]);
    L.polygon(points, { ...still, className: 'map-beyond' }).addTo(leaflet);
  }
  L.geoJSON(land, { ...still, style: { className: 'map-land' } }).addTo(leaflet);
  L.geoJSON(borders, { ...still, style: { className: 'map-border' } }).addTo(leaflet);

  let provinces: L.Layer | null = null;
  let isAsked = false;
  const follow = () => {
    const isNear = leaflet.getZoom() >= provincesZoom;
    if (isNear && provinces) provinces.addTo(leaflet);
    else if (!isNear) provinces?.remove();
    else if (!isAsked) {
      isAsked = true;
      provinceBorders().then(
        (lines) => {
          provinces = L.geoJSON(lines, { ...still, style: { className: 'map-border of-provinces' } });
          follow();
        },
        () => {
          isAsked = false;
        },
      );
    }
  };
  leaflet.on('zoomend', follow);
  follow();
}

function addStreets(leaflet: L.Map): void {
  const tiles = L.tileLayer('https://tile.openstreetmap.org/{z}/{x}/{y}.png', {
    minZoom: streetsZoom,
    maxZoom: 18,
    className: 'map-streets',
  });
  const follow = () => {
    const isWanted = navigator.onLine && leaflet.getZoom() >= streetsZoom;
    if (isWanted && !leaflet.hasLayer(tiles)) tiles.addTo(leaflet);
    if (!isWanted && leaflet.hasLayer(tiles)) tiles.remove();
  };
  leaflet.on('zoomend', follow);
  follow();
}

function toBounds({ south, west, north, east }: Box): L.LatLngBounds {
  return L.latLngBounds([south, west], [north, east]);
}

function toBox(bounds: L.LatLngBounds): Box {
  return {
    south: bounds.getSouth(),
    west: bounds.getWest(),
    north: bounds.getNorth(),
    east: bounds.getEast(),
  };
}
