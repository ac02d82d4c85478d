import ArrowRight from 'lucide-react/icons/arrow-right';
import ClockAlert from 'lucide-react/icons/clock-exclamation-point';
import Hourglass from 'lucide-react/icons/hourglass';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { classNames } from '../../ui/class-names.ts';
import { FlipIcon, Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import { PersonInitials } from '../../ui/office/person-initials.tsx';
import { Tile } from '../../ui/tile.tsx';
import { cardLink } from './board-links.ts';
import { agePercent } from './stage-age.ts';
import { cardMark } from './use-board-keys.ts';
import type { Card } from './use-pipeline.ts';

interface DealCardProps {
  card: Card;
  /** A line of the list rather than a card of a column: it says its stage too. */
  asRow?: boolean;
}

/** One prospect or agreement: who, where, what is next, how long already, who has signed, whose it is. The whole card leads to it. */
export function DealCard({ card, asRow = false }: DealCardProps) {
  const { t } = useTranslation('pipeline');
  const [params] = useSearchParams();
  const percent = agePercent(card);
  return (
    <article className={classNames('card deal', asRow && 'row')}>
      <Tile sector={card.sector.code} icon={card.category.icon} size="small" />
      <div className="who">
        <h3>
          <Link to={cardLink(card, params)} {...{ [cardMark]: card.id }}>
            <LocalText text={card.name} />
          </Link>
        </h3>
        <p className="place">
          <span className="hidden-text">{card.category.name.display}, </span>
          {card.province?.name.display ?? t('card.wholeCountry')}
        </p>
      </div>
      {asRow && <p className="stage">{t(`stage.${card.stage}`)}</p>}
      <p className={classNames('step', card.nextStep.isOurs && 'mine')}>
        {card.nextStep.isOurs ? <FlipIcon of={ArrowRight} /> : <Icon of={Hourglass} />}
        <span>
          <span className="hidden-text">{card.nextStep.isOurs ? t('card.ours') : t('card.waiting')}</span>{' '}
          {card.nextStep.text}
        </span>
      </p>
      {percent !== null && (
        <span className={classNames('bar age', card.isLate && 'late')} aria-hidden="true">
          <i style={{ inlineSize: `${percent}%` }} />
        </span>
      )}
      <div className="foot">
        <Clock card={card} />
        <Signed card={card} />
        {card.owner ? (
          <PersonInitials person={card.owner} label={t('card.owner')} />
        ) : (
          <span className="avatar tiny none" title={t('card.noOwner')}>
            <span className="hidden-text">{t('card.noOwner')}</span>
          </span>
        )}
      </div>
    </article>
  );
}

function Clock({ card }: { card: Card }) {
  const { t } = useTranslation('pipeline');
  return (
    <span className={classNames('clock', card.isLate && 'late')}>
      {card.isLate && <Icon of={ClockAlert} />}
      <span>
        {card.isLate && <span className="hidden-text">{t('card.late')} </span>}
        {card.daysToEnd !== null
          ? t('card.endsIn', { count: card.daysToEnd })
          : card.targetDays !== null
            ? t('card.ageOfTarget', { count: card.ageDays, target: card.targetDays })
            : t('card.age', { count: card.ageDays })}
      </span>
    </span>
  );
}

/** One dot for each who is to sign, filled once they have. */
function Signed({ card: { signedCount, signatoryCount } }: { card: Card }) {
  const { t } = useTranslation('pipeline');
  if (signedCount === null || !signatoryCount) return null;
  return (
    <span
      className="signed"
      role="img"
      aria-label={t('card.signed', { signed: signedCount, count: signatoryCount })}
    >
      {signatoryCount <= 5 &&
        Array.from({ length: signatoryCount }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity
          <i key={index} className={index < signedCount ? 'on' : undefined} />
        ))}
      <Num>{`${signedCount}/${signatoryCount}`}</Num>
    </span>
  );
}
