import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import Info from 'lucide-react/icons/info';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconGlyph } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A list of reasons or conditions, made of {@link CheckItem}s. */
export function Checks({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="checks" aria-label={label}>
      {children}
    </ul>
  );
}

interface CheckItemProps {
  /** `yes`: holds; `no`: does not; `note`: a condition to know. */
  state: 'yes' | 'no' | 'note';
  icon?: IconGlyph;
  title?: ReactNode;
  children?: ReactNode;
}

const glyphs: Record<CheckItemProps['state'], IconGlyph> = { yes: Check, no: Ban, note: Info };

export function CheckItem({ state, icon, title, children }: CheckItemProps) {
  const { t } = useTranslation();
  return (
    <li className={state === 'yes' ? undefined : state}>
      <Icon of={icon ?? glyphs[state]} />
      <span>
        {state !== 'note' && (
          <VisuallyHidden>{state === 'yes' ? t('check.yes') : t('check.no')}</VisuallyHidden>
        )}
        {title && <b>{title}</b>}
        {children && (title ? <small>{children}</small> : children)}
      </span>
    </li>
  );
}
