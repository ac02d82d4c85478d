import Heart from 'lucide-react/icons/heart';
import IdCard from 'lucide-react/icons/id-card';
import Search from 'lucide-react/icons/search';
import Ticket from 'lucide-react/icons/ticket';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Tabbar } from '../../ui/tabbar.tsx';
import { Topbar } from '../../ui/topbar.tsx';
import { hasPage } from '../feature-routes.ts';
import { AccountCorner } from './account-corner.tsx';

/** The frame of visitors and members: a bar above on a desktop, tabs below on a phone. */
export function MemberShell() {
  const { t } = useTranslation();
  const destinations = [
    { to: linkTo.search(), icon: Search, label: t('nav.search'), end: true },
    { to: linkTo.vouchers(), icon: Ticket, label: t('nav.vouchers') },
    { to: linkTo.card(), icon: IdCard, label: t('nav.card') },
    { to: linkTo.favourites(), icon: Heart, label: t('nav.favourites') },
  ] as const;
  const existing = destinations.filter(({ to }) => hasPage(to));
  return (
    <div className="shell">
      <Topbar destinations={existing} end={<AccountCorner />} />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="flex flex-wrap items-center gap-x-4 px-4 py-2 text-xs text-muted desktop:px-6">
        <span>{t('tagline')}</span>
        {hasPage(linkTo.about()) && (
          <Link className="link text-xs" to={linkTo.about()}>
            {t('nav.about')}
          </Link>
        )}
      </footer>
      {existing.length > 1 && <Tabbar destinations={existing} />}
    </div>
  );
}
