import { formatDistance, formatNumber } from '@wasl/shared/number-format';
import Clock from 'lucide-react/icons/clock';
import Navigation from 'lucide-react/icons/navigation';
import Star from 'lucide-react/icons/star';
import Users from 'lucide-react/icons/users';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Badge } from '../../ui/badge.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import type { ShownOffer } from './offer.types.ts';

/** Whose offer, what it is, and what one gains. */
export function OfferHead({ offer }: { offer: ShownOffer }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation();
  const { language } = useLanguage();
  const { partner, rating, title, headline, dependentCoverage } = offer;
  const [branch] = offer.branches;
  const isFigure = /\d/.test(headline.text);
  return (
    <header className="detail-head">
      <p className="from">
        <Link className="link" to={linkTo.partner(partner.id)}>
          <LocalText text={partner.name} />
        </Link>
        {rating && (
          <span className="inline-flex items-center gap-1 text-s text-muted">
            <Icon of={Star} className="size-4 fill-saffron-700 text-saffron-700" />
            <Num>{formatNumber(rating.average, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</Num>{' '}
            · {t('ratings', { count: rating.count })}
          </span>
        )}
      </p>
      <h1>
        <LocalText text={title} />
      </h1>
      <div className="text-end">
        <GainFigure size={isFigure ? 'hero' : 'xl'}>{headline.text}</GainFigure>
        {headline.insteadOf && (
          <p className="text-s text-muted">
            <span className="hidden-text">{common('insteadOf')}</span>
            <s className="num">{headline.insteadOf}</s>
          </p>
        )}
      </div>
      <div className="facts">
        {branch?.openingState && (
          <Badge tone={branch.openingState.isOpen ? 'ok' : 'harm'} icon={Clock}>
            {branch.openingState.text}
          </Badge>
        )}
        {branch?.distanceMetres !== undefined && (
          <Badge icon={Navigation}>{formatDistance(branch.distanceMetres, language)}</Badge>
        )}
        {(dependentCoverage.spouse || dependentCoverage.children) && (
          <Badge icon={Users}>{t('dependents')}</Badge>
        )}
      </div>
    </header>
  );
}
