import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';
import { useCategoryGlyph } from './sector-glyphs.ts';

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
  return (
    <span className={classNames('tile', size !== 'medium' && size, className)} data-sector={sector}>
      {typeof icon === 'string' ? <CategoryIcon name={icon} sector={sector} /> : <Icon of={icon} />}
    </span>
  );
}

interface CategoryIconProps {
  /** Lucide name as the API gives it. */
  name: string;
  sector: string;
  className?: string | undefined;
}

/** A category's icon by name, for suggestions, chips and pins. */
export function CategoryIcon({ name, sector, className }: CategoryIconProps) {
  return <Icon of={useCategoryGlyph(name, sector)} className={className} />;
}
