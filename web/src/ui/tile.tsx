import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';
import { categoryGlyph } from './sector-glyphs.ts';

interface TileProps {
  /** The sector's code gives the colour. */
  sector: string;
  /** The icon itself, or its lucide name as the API gives it. */
  icon: IconGlyph | string;
  size?: 'small' | 'medium' | 'large';
  className?: string | undefined;
}

/** The sector's colour with the category's icon; a word always stands beside it. */
export function Tile({ sector, icon, size = 'medium', className }: TileProps) {
  const glyph = typeof icon === 'string' ? categoryGlyph(icon, sector) : icon;
  return (
    <span className={classNames('tile', size !== 'medium' && size, className)} data-sector={sector}>
      <Icon of={glyph} />
    </span>
  );
}
