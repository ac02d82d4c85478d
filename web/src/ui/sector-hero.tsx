import type { ReactNode } from 'react';
import { CategoryIcon } from './tile.tsx';

interface SectorHeroProps {
  sector: string;
  /** The category's icon by its lucide name. */
  icon: string;
  /** Round buttons over the picture: back first, the rest at the other side. */
  children?: ReactNode;
}

/** The head of an offer's or a partner's page: the sector's colour with a drawing of its own and the category's icon. */
export function SectorHero({ sector, icon, children }: SectorHeroProps) {
  return (
    <div className="sector-hero" data-sector={sector}>
      <svg className="deco" viewBox="0 0 800 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        {drawings[sector] ?? drawings.services}
      </svg>
      <div className="over">{children}</div>
      <span className="emblem">
        <CategoryIcon name={icon} sector={sector} />
      </span>
    </div>
  );
}

/** Drawn by hand on 800 × 200, the busy part to the right; the style sheet mirrors it in Arabic. */
const drawings: Readonly<Record<string, ReactNode>> = {
  // Molecules.
  health: (
    <>
      <path d="M470 96l42-24 42 24v48l-42 24-42-24zM554 96l42-24 42 24v48l-42 24-42-24zM512 72V24l42-24M596 72V24l-42-24M638 96l42-24 42 24v48l-42 24-42-24M722 96l42-24M596 168v40M470 144l-42 24M330 40l26-15 26 15v30l-26 15-26-15zM382 70l30 17" />
      <circle cx="512" cy="72" r="7" />
      <circle cx="596" cy="72" r="7" />
      <circle cx="554" cy="96" r="10" />
      <circle cx="638" cy="144" r="7" />
      <circle cx="722" cy="96" r="10" />
      <circle cx="428" cy="168" r="7" />
      <circle cx="412" cy="87" r="5" />
      <circle cx="330" cy="40" r="5" />
    </>
  ),
  // Open pages and a compass's arcs.
  education: (
    <>
      <path d="M420 150q60-34 120 0q60-34 120 0V60q-60-34-120 0q-60-34-120 0zM540 60v90M446 82q36-16 70 0M446 106q36-16 70 0M564 82q36-16 70 0M564 106q36-16 70 0" />
      <path d="M640 210a120 120 0 0 1 160-113M670 210a92 92 0 0 1 130-83M700 210a64 64 0 0 1 100-53M330 20l24 42h-48zM354 62l30 12" />
      <circle cx="330" cy="20" r="5" />
      <circle cx="384" cy="74" r="5" />
      <circle cx="800" cy="97" r="8" />
    </>
  ),
  // A route over dunes, under a sun.
  travel: (
    <>
      <path
        d="M300 190q110-80 220-30t160-46q70-34 160 6M340 212q120-62 230-24t270-34M360 40q120 84 240 10t190 34"
        strokeDasharray="2 9"
      />
      <path d="M280 176q110-80 220-30t160-46q70-34 160 6" />
      <circle cx="690" cy="46" r="30" />
      <circle cx="360" cy="40" r="7" />
      <circle cx="600" cy="50" r="5" />
    </>
  ),
  // The lines of a court and a track.
  sport: (
    <>
      <path d="M440 210V40h300v170M590 40v170M530 125a60 60 0 1 0 120 0a60 60 0 1 0-120 0M440 85h60v80h-60M740 85h-60v80h60M300 210a190 190 0 0 1 110-172M330 210a160 160 0 0 1 80-132" />
      <circle cx="590" cy="125" r="8" />
      <circle cx="410" cy="38" r="5" />
    </>
  ),
  // Roofs and arches of a town.
  housing: (
    <path d="M380 210v-70l46-38 46 38v70M472 210V90h70v120M542 210v-92l40-34 40 34v92M622 210V70h84v140M706 210v-60l50-36 50 36M410 210v-34a16 16 0 0 1 32 0v34M492 112h12M516 112h12M492 138h12M516 138h12M492 164h12M516 164h12M644 94h14M672 94h14M644 122h14M672 122h14M644 150h14M672 150h14M566 210v-30a16 16 0 0 1 32 0v30M320 210v-44h60" />
  ),
  // Parts that mesh.
  services: (
    <>
      <path d="M520 100a56 56 0 1 0 112 0a56 56 0 1 0-112 0M548 100a28 28 0 1 0 56 0a28 28 0 1 0-56 0M576 44V22M576 156v22M520 100h-22M632 100h22M536 60l-16-16M616 60l16-16M536 140l-16 16M616 140l16 16M676 158a40 40 0 1 0 80 0a40 40 0 1 0-80 0M716 118v-16M756 158h16M676 158h-16M400 40a30 30 0 1 0 60 0a30 30 0 1 0-60 0M430 70v16M400 40h-16M460 40h38" />
      <circle cx="716" cy="158" r="9" />
      <circle cx="430" cy="40" r="6" />
    </>
  ),
};
