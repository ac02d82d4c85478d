import { lazy, Suspense } from 'react';
import type { PinPickerProps } from './pin-picker-view.tsx';

const View = lazy(() =>
  import('./pin-picker-view.tsx').then((module) => ({ default: module.PinPickerView })),
);

/** A place chosen on the map, which is loaded when it is first shown. */
export function PinPicker(props: PinPickerProps) {
  return (
    <Suspense fallback={<div className="size-full bg-(--map-land)" />}>
      <View {...props} />
    </Suspense>
  );
}
