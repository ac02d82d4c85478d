import IdCard from 'lucide-react/icons/id-card';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { isOfficeRole, type Viewer } from '../../lib/viewer/viewer.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LanguageSwitcher } from '../../ui/language-switcher.tsx';
import { Num } from '../../ui/num.tsx';
import { OfflineBadge } from '../../ui/offline-badge.tsx';
import { hasPage } from '../feature-routes.ts';

/** The end of the bar: network, language, and either who is signed in or the way to sign in. */
export function AccountCorner() {
  return (
    <>
      <OfflineBadge compact />
      <LanguageSwitcher />
      <WhoIsHere />
    </>
  );
}

function WhoIsHere() {
  const { t } = useTranslation();
  const { status, viewer } = useViewer();
  const location = useLocation();
  if (status === 'signed-in') {
    const home = homeOf(viewer);
    const content = (
      <>
        <Icon of={IdCard} />
        <span className="truncate desktop:max-w-[16rem]" lang={viewer.name.displayLanguage}>
          {viewer.name.display}
        </span>
        {viewer.member && <Num className="max-tablet:hidden">{viewer.member.membershipNumber}</Num>}
      </>
    );
    return hasPage(home) ? (
      <Link className="badge action min-h-11 min-w-0 no-underline" to={home}>
        {content}
      </Link>
    ) : (
      <span className="badge action min-w-0">{content}</span>
    );
  }
  if (status !== 'signed-out' || !hasPage('/sign-in') || location.pathname === '/sign-in') return null;
  return (
    <LinkButton compact to={linkTo.signIn(location.pathname + location.search)}>
      {t('nav.signIn')}
    </LinkButton>
  );
}

/** Where a day begins: the counter, the office's board, or one's account. */
function homeOf({ partnerStaff, role }: Viewer): string {
  if (partnerStaff) return linkTo.counter();
  return isOfficeRole(role) ? linkTo.office() : linkTo.account();
}
