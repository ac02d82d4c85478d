import Dumbbell from 'lucide-react/icons/dumbbell';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import House from 'lucide-react/icons/house';
import Plane from 'lucide-react/icons/plane';
import Stethoscope from 'lucide-react/icons/stethoscope';
import Store from 'lucide-react/icons/store';
import Wrench from 'lucide-react/icons/wrench';
import { useSyncExternalStore } from 'react';
import type { IconGlyph } from './icon.tsx';

const sectorGlyphs: Readonly<Record<string, IconGlyph>> = {
  health: Stethoscope,
  education: GraduationCap,
  travel: Plane,
  sport: Dumbbell,
  housing: House,
  services: Wrench,
};

/** A sector's icon: the same on tile, chip and pin. */
export function sectorGlyph(sectorCode: string): IconGlyph {
  return sectorGlyphs[sectorCode] ?? Store;
}

let loaded: Readonly<Record<string, IconGlyph>> | null = null;
let isAsked = false;
const listeners = new Set<() => void>();

/** A category's icon by its lucide name; the sector's own until the icons are there, and for a name we do not carry. */
export function useCategoryGlyph(name: string, sectorCode: string): IconGlyph {
  const glyphs = useSyncExternalStore(subscribe, () => loaded);
  return glyphs?.[name] ?? sectorGlyph(sectorCode);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!isAsked) void loadGlyphs();
  return () => listeners.delete(listener);
}

async function loadGlyphs(): Promise<void> {
  isAsked = true;
  try {
    const { categoryGlyphs } = await import('./category-glyphs.ts');
    loaded = categoryGlyphs;
    for (const listener of listeners) listener();
  } catch {
    // Without a network the sectors' icons stay; the next tile asks again.
    isAsked = false;
  }
}
