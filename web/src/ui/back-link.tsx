import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface BackLinkProps {
  /** Where back is for someone who came straight here. */
  to: string;
  /** Where that is, for screen readers: "رجوع إلى قسائمي". */
  label?: string;
  look?: 'plain' | 'raised';
  className?: string | undefined;
}

/** The way back: to the page one came from, with its filters and its place in the list; else to the parent. */
export function BackLink({ to, label, look = 'plain', className }: BackLinkProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // The first page of a visit has the key "default": nothing of ours lies behind it.
  const cameFromHere = useLocation().key !== 'default';
  const name = label ?? t('back');
  return (
    <Link
      to={to}
      className={classNames('icon-button', look !== 'plain' && look, className)}
      aria-label={name}
      title={name}
      onClick={(event) => {
        if (!cameFromHere || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(-1);
      }}
    >
      <Icon of={ArrowLeft} className="flip" />
    </Link>
  );
}
