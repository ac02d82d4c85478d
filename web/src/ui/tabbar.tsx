import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Icon, type IconGlyph } from './icon.tsx';

export interface Destination {
  to: string;
  label: string;
  icon: IconGlyph;
  /** Current only on exactly this address, not below it. */
  end?: boolean;
}

/** The main places on a phone, within reach of the thumb. */
export function Tabbar({ destinations }: { destinations: readonly Destination[] }) {
  const { t } = useTranslation();
  return (
    <nav className="tabbar" aria-label={t('nav.main')}>
      {destinations.map(({ to, label, icon, end }) => (
        <NavLink key={to} to={to} end={end ?? false}>
          <Icon of={icon} />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
