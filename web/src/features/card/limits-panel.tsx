import Calendar from 'lucide-react/icons/calendar';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Pips } from '../../ui/pips.tsx';
import { Tile } from '../../ui/tile.tsx';
import type { CardMember } from './member-card.tsx';
import { nextRenewal } from './next-renewal.ts';

/** What is left of the limits one draws on, in words and marks, and when the count starts anew. */
export function LimitsPanel({ limits }: { limits: CardMember['limitsLeft'] }) {
  const { t } = useTranslation('card');
  const renewsOn = nextRenewal(limits.map(({ limitLeft }) => limitLeft));
  return (
    <Card as="section" aria-labelledby="card-left" className="px-4.5">
      <h2 id="card-left" className="text-[1.0625rem]">
        {t('left')}
      </h2>
      {limits.length === 0 && <p className="mt-2 text-muted">{t('noLimits')}</p>}
      <ul className="m-0 mt-2 list-none p-0">
        {limits.map(({ offer, limitLeft }) => (
          <li key={offer.id} className="border-line not-first:border-t">
            <Link
              to={linkTo.offer(offer.id)}
              className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 rounded-small py-2.5 text-text no-underline hover:bg-action-soft"
            >
              <Tile size="small" sector={offer.sector.code} icon={offer.category.icon} />
              <span className="min-w-0 leading-snug">
                <b className="block" lang={offer.title.displayLanguage}>
                  {offer.title.display}
                </b>
                <small className="block text-s text-muted">
                  {limitLeft.text} · {t(`period.${limitLeft.limit.period}`)}
                </small>
              </span>
              <Pips total={limitLeft.limit.count} left={limitLeft.left} />
            </Link>
          </li>
        ))}
      </ul>
      {renewsOn && (
        <p className="mt-1.5 flex items-center gap-2 border-t border-line pt-3 text-s text-muted">
          <Icon of={Calendar} />
          <span>{t('renewsOn', { day: renewsOn })}</span>
        </p>
      )}
    </Card>
  );
}
