import MapOff from 'lucide-react/icons/map-pin-off';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import type { MapViewProps } from './map-view.types.ts';

const MapView = lazy(() => import('./map-view.tsx').then((module) => ({ default: module.MapView })));

/** The map, loaded when it is first shown; without a network and never loaded before, a quiet word in its place. */
export function MapPanel(props: MapViewProps) {
  return (
    <MapBoundary>
      <Suspense fallback={<div className="size-full bg-(--map-land)" />}>
        <MapView {...props} />
      </Suspense>
    </MapBoundary>
  );
}

/** React catches errors of rendering and of loading only in a class. */
class MapBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <NoMap /> : this.props.children;
  }
}

function NoMap() {
  const { t } = useTranslation();
  return (
    <p className="grid size-full place-content-center justify-items-center gap-2 bg-(--map-land) p-4 text-center text-s text-muted">
      <Icon of={MapOff} />
      {t('map.missing')}
    </p>
  );
}
