import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { Avatar } from '../avatar.tsx';
import { LanguageSwitcher } from '../language-switcher.tsx';
import { OfflineBadge } from '../offline-badge.tsx';

interface PageBarProps {
  /** The page's heading, or the way back before it. */
  title: ReactNode;
  /** Beside the title: the region, a figure, a state. */
  children?: ReactNode;
  /** At the end: the one filled button and what else can be done. */
  actions?: ReactNode;
}

/** The bar above a page of the office: what it is, what can be done, who is here. */
export function PageBar({ title, children, actions }: PageBarProps) {
  return (
    <header className="pagebar">
      {typeof title === 'string' ? <h1>{title}</h1> : title}
      {children}
      <span className="end">
        <OfflineBadge compact />
        {actions}
        <span className="pagebar-language">
          <LanguageSwitcher />
        </span>
        <WhoIsHere />
      </span>
    </header>
  );
}

function WhoIsHere() {
  const { t } = useTranslation('office');
  const { viewer } = useViewer();
  if (!viewer) return null;
  const label = t('account', { name: viewer.name.display });
  return (
    <Link className="icon-button" to={linkTo.account()} title={label}>
      <Avatar name={viewer.name.display} size="small" />
      <span className="hidden-text">{label}</span>
    </Link>
  );
}
