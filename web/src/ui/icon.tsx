import type { ComponentType, SVGProps } from 'react';
import { classNames } from './class-names.ts';

/** A lucide icon, imported one by one: `import Search from 'lucide-react/icons/search'`. */
export type IconGlyph = ComponentType<SVGProps<SVGSVGElement>>;

interface IconProps {
  of: IconGlyph;
  className?: string | undefined;
}

/** An icon beside a word. It says nothing to screen readers: the word does. 20 px unless a class says otherwise. */
export function Icon({ of: Glyph, className }: IconProps) {
  return <Glyph className={classNames('icon', className)} aria-hidden="true" strokeWidth={undefined} />;
}

/** An arrow or chevron drawn for left-to-right; it points the other way in Arabic. Clocks, phones and logos never flip. */
export function FlipIcon({ of, className }: IconProps) {
  return <Icon of={of} className={classNames('flip', className)} />;
}
