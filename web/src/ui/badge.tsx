import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';

interface BadgeProps {
  /** `gain` only for what the member gains, `ok` for "yes, now", `harm` for what does not work, `action` for who or where one is. */
  tone?: 'plain' | 'gain' | 'ok' | 'harm' | 'action';
  icon?: IconGlyph;
  className?: string | undefined;
  children: ReactNode;
}

/** A short fact. Its colour is never alone: the word, and mostly an icon, say the same. */
export function Badge({ tone = 'plain', icon, className, children }: BadgeProps) {
  return (
    <span className={classNames('badge', tone !== 'plain' && tone, className)}>
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </span>
  );
}
