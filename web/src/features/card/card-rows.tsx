import ChevronRight from 'lucide-react/icons/chevron-right';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import UserPlus from 'lucide-react/icons/user-plus';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Card } from '../../ui/card.tsx';
import { FlipIcon, Icon } from '../../ui/icon.tsx';
import type { CardMember } from './member-card.tsx';

/** What stands right under the card: whom it covers, and a renewal under way. */
export function CardRows({ member }: { member: CardMember }) {
  const { t, i18n } = useTranslation('card');
  const { dependents, card } = member;
  const comma = i18n.language === 'ar' ? '، ' : ', ';
  return (
    <Card flush>
      <Link
        to={`${linkTo.account()}#dependents`}
        className="grid min-h-14 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3 px-3.5 py-2 leading-snug text-text no-underline hover:bg-action-soft focus-visible:-outline-offset-3"
      >
        {dependents.length > 0 ? (
          <span className="flex" aria-hidden="true">
            {dependents.slice(0, 3).map(({ id, name }) => (
              <Avatar
                key={id}
                size="small"
                name={name.display}
                className="not-first:-ms-2.5 shadow-[0_0_0_2px_var(--card)]"
              />
            ))}
          </span>
        ) : (
          <Avatar size="small" name="" icon={UserPlus} />
        )}
        <RowText
          title={t('dependents', { count: dependents.length })}
          detail={
            dependents.length > 0
              ? dependents.map(({ name }) => name.display).join(comma)
              : t('addDependents')
          }
        />
        <FlipIcon of={ChevronRight} className="text-muted" />
      </Link>
      {card.renewalPending && (
        <div className="grid min-h-14 grid-cols-[auto_minmax(0,1fr)] items-center gap-3 border-t border-line px-3.5 py-2 leading-snug">
          <span className="grid size-9 place-items-center rounded-full bg-majorelle-100 text-action-strong">
            <Icon of={RefreshCw} className="size-4.5" />
          </span>
          <RowText title={t('renewal')} detail={t('renewalText')} />
        </div>
      )}
    </Card>
  );
}

function RowText({ title, detail }: { title: ReactNode; detail: ReactNode }) {
  return (
    <span className="min-w-0">
      <b className="block">{title}</b>
      <small className="block text-s text-muted">{detail}</small>
    </span>
  );
}
