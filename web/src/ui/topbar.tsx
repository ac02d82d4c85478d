import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Logo } from './logo.tsx';
import type { Destination } from './tabbar.tsx';

interface TopbarProps {
  /** Shown in the bar on a desktop; a phone has them in the tabbar. */
  destinations: readonly Destination[];
  end: ReactNode;
}

export function Topbar({ destinations, end }: TopbarProps) {
  const { t } = useTranslation();
  return (
    <header className="topbar">
      <Logo />
      {destinations.length > 1 && (
        <nav aria-label={t('nav.main')}>
          {destinations.map(({ to, label, end: isExact }) => (
            <NavLink key={to} to={to} end={isExact ?? false}>
              {label}
            </NavLink>
          ))}
        </nav>
      )}
      <div className="end">{end}</div>
    </header>
  );
}
