import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';

interface AvatarProps {
  name: string;
  size?: 'small' | 'medium' | 'large';
  tone?: 'plain' | 'strong' | 'harm';
  /** Instead of the initials. */
  icon?: IconGlyph;
  className?: string | undefined;
}

/** A person by their initials; the name stands beside it, so it says nothing to screen readers. */
export function Avatar({ name, size = 'medium', tone = 'plain', icon, className }: AvatarProps) {
  return (
    <span
      className={classNames('avatar', size !== 'medium' && size, tone !== 'plain' && tone, className)}
      aria-hidden="true"
    >
      {icon ? <Icon of={icon} /> : initialsOf(name)}
    </span>
  );
}

/** `Fatima-Zahra El Ouahi` → `FE`; Arabic joins letters, so one stands alone: `فاطمة` → `ف`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '';
  if (/[\u0600-\u06ff]/.test(first)) return first;
  const last = words.length > 1 ? ([...(words[1] ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}
