import { useState } from 'react';
import { LanguageSwitcher } from '../language-switcher.tsx';
import { ThemeSwitcher } from '../theme-switcher.tsx';
import { Topbar } from '../topbar.tsx';
import { ControlSamples } from './control-samples.tsx';
import { SurfaceSamples } from './surface-samples.tsx';

/** Every primitive on one page, for looking at in development. Not part of a build; its texts are samples. */
export function GalleryPage() {
  const [isOffersOpen, setOffersOpen] = useState(true);
  return (
    <>
      <Topbar destinations={[]} end={<LanguageSwitcher />} />
      <main id="content" tabIndex={-1} className="mx-auto grid max-w-[1264px] gap-4 p-4 desktop:grid-cols-2">
        <div className="flex flex-wrap items-center gap-4 desktop:col-span-2">
          <h1>Wasl UI</h1>
          <ThemeSwitcher />
        </div>
        <ControlSamples isOpen={isOffersOpen} onToggle={() => setOffersOpen(!isOffersOpen)} />
        <SurfaceSamples />
      </main>
    </>
  );
}
