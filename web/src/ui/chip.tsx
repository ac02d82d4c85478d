import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';

interface ChipLook {
  icon?: IconGlyph;
  /** Colours the icon; always with the sector's word beside it. */
  sector?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

interface ChipProps extends ChipLook {
  /** On or off; without it the chip opens something. */
  pressed?: boolean;
  expanded?: boolean;
  onPress: () => void;
}

export function Chip({ icon, sector, className, children, pressed, expanded, onPress }: ChipProps) {
  return (
    <button
      type="button"
      className={classNames('chip', className)}
      data-sector={sector}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={onPress}
    >
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}

interface LinkChipProps extends ChipLook {
  to: LinkProps['to'];
  current?: boolean;
}

/** A chip that changes the address: filters that live in the URL. */
export function LinkChip({ icon, sector, className, children, to, current }: LinkChipProps) {
  return (
    <Link
      to={to}
      className={classNames('chip', className)}
      data-sector={sector}
      aria-current={current ? 'true' : undefined}
    >
      {icon && <Icon of={icon} />}
      {children}
    </Link>
  );
}

/** A row of chips that scrolls sideways on a phone. */
export function ChipRow({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll its content in every browser
    <div role="group" aria-label={label} className={classNames('chips', className)}>
      {children}
    </div>
  );
}
