import { formatNumber } from '@wasl/shared/number-format';
import Star from 'lucide-react/icons/star';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type LinkProps } from 'react-router';
import { classNames } from './class-names.ts';
import { GainFigure } from './gain-figure.tsx';
import { Icon } from './icon.tsx';
import { Num } from './num.tsx';
import { Tile } from './tile.tsx';

interface OfferCardProps {
  /** The page the whole card leads to. */
  to: LinkProps['to'];
  sector: string;
  /** The category's icon by its lucide name. */
  icon: string;
  /** The first line, mostly the partner's name. */
  heading: ReactNode;
  /** The language the heading is really in, when that is not the reader's. */
  headingLang?: string | undefined;
  /** What stands under it: the title and the place. */
  children?: ReactNode;
  /** The gain as the API words it; null for a card without one. */
  gain: string | null;
  /** The usual price to strike through. */
  insteadOf?: string | null;
  rating?: { average: number; count: number } | null;
  /** Badges. */
  facts?: ReactNode;
  /** A button beside the gain, such as the heart; it stands above the link of the card. */
  action?: ReactNode;
  level?: 2 | 3;
  /** Its pin on the map is pointed at. */
  isActive?: boolean;
  onPoint?: (isOn: boolean) => void;
  id?: string;
}

/** An offer or a partner in a list: who, what and where, and the gain as the largest thing. The whole card is one link. */
export function OfferCard(props: OfferCardProps) {
  const {
    to,
    sector,
    icon,
    heading,
    headingLang,
    children,
    facts,
    action,
    level = 2,
    isActive,
    onPoint,
    id,
  } = props;
  const Heading = `h${level}` as const;
  return (
    <article
      id={id}
      className={classNames('card offer-card', isActive && 'on')}
      data-sector={sector}
      onPointerEnter={onPoint && (({ pointerType }) => pointerType === 'mouse' && onPoint(true))}
      onPointerLeave={onPoint && (({ pointerType }) => pointerType === 'mouse' && onPoint(false))}
      onFocus={onPoint && (() => onPoint(true))}
      onBlur={onPoint && (() => onPoint(false))}
    >
      <Tile sector={sector} icon={icon} />
      <div className="what">
        <Heading>
          <Link to={to} lang={headingLang}>
            {heading}
          </Link>
        </Heading>
        {children && <p className="line">{children}</p>}
      </div>
      <GainCorner {...props} />
      {action && <span className="action">{action}</span>}
      {facts && <div className="facts">{facts}</div>}
    </article>
  );
}

function GainCorner({ gain, insteadOf, rating }: OfferCardProps) {
  const { t } = useTranslation();
  return (
    <div className="gain">
      {gain !== null && <GainFigure size={/\d/.test(gain) ? 'l' : 'm'}>{gain}</GainFigure>}
      {(insteadOf || rating) && (
        <p>
          {insteadOf && (
            <span>
              <span className="hidden-text">{t('insteadOf')}</span>
              <s className="num">{insteadOf}</s>
            </span>
          )}
          {rating && (
            <span className="inline-flex items-center gap-1">
              <Icon of={Star} className="size-4" />
              <span className="hidden-text">{t('stars.label')}</span>
              <Num>{oneDecimal(rating.average)}</Num>
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function oneDecimal(value: number): string {
  return formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

interface Segment {
  text: string;
  isMatch: boolean;
}

/** A text with what matched the search marked. */
export function Highlighted({ of }: { of: readonly Segment[] }) {
  return of.map(({ text, isMatch }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
    isMatch ? <mark key={index}>{text}</mark> : text,
  );
}
