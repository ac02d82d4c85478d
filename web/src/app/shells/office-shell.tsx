import '../../ui/office/office.css';
import FileText from 'lucide-react/icons/file-text';
import MapIcon from 'lucide-react/icons/map';
import PencilLine from 'lucide-react/icons/pencil-line';
import Signature from 'lucide-react/icons/signature';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Icon } from '../../ui/icon.tsx';
import { LanguageSwitcher } from '../../ui/language-switcher.tsx';
import { LogoMark } from '../../ui/logo.tsx';
import { hasPage } from '../feature-routes.ts';

/** The frame of the office: a slim rail at the side on a desktop, tabs below on a phone. Pages draw their own bar (`PageBar`). */
export function OfficeShell() {
  const { t } = useTranslation(['office', 'common']);
  const { pathname } = useLocation();
  const destinations = [
    { to: linkTo.office(), below: '/office/agreements', icon: Signature, label: t('nav.agreements') },
    { to: linkTo.coverage(), below: linkTo.coverage(), icon: MapIcon, label: t('nav.coverage') },
    { to: linkTo.changes(), below: linkTo.changes(), icon: PencilLine, label: t('nav.changes') },
    { to: linkTo.templates(), below: linkTo.templates(), icon: FileText, label: t('nav.templates') },
  ].filter(({ to }) => hasPage(to));
  const links = destinations.map(({ to, below, icon, label }) => (
    <Link
      key={to}
      to={to}
      aria-current={pathname === to || pathname.startsWith(`${below}/`) ? 'page' : undefined}
    >
      <Icon of={icon} />
      {label}
    </Link>
  ));
  return (
    <div className="office">
      <nav className="rail screen-only" aria-label={t('common:nav.main')}>
        <Link className="logo" to={linkTo.office()} aria-label={t('home')}>
          <LogoMark />
        </Link>
        {links}
        <span className="rail-end">
          <LanguageSwitcher />
        </span>
      </nav>
      <main id="content" tabIndex={-1} className="desk-area">
        <Outlet />
      </main>
      <nav className="tabbar" aria-label={t('common:nav.main')}>
        {links}
      </nav>
    </div>
  );
}
