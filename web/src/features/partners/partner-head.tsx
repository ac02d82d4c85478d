import { formatDistance, formatNumber } from '@wasl/shared/number-format';
import Clock from 'lucide-react/icons/clock';
import Globe from 'lucide-react/icons/globe';
import Navigation from 'lucide-react/icons/navigation';
import Star from 'lucide-react/icons/star';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import type { ShownPartner } from './partner.types.ts';

export function PartnerHead({ partner }: { partner: ShownPartner }) {
  const { t } = useTranslation('partners');
  const { language } = useLanguage();
  const { name, sector, category, rating, website } = partner;
  const [branch] = partner.branches;
  return (
    <header className="detail-head">
      <p className="from text-s text-muted">
        <span>
          {sector.name.display} · {category.name.display}
        </span>
        {rating && (
          <span className="inline-flex items-center gap-1">
            <Icon of={Star} className="size-4 fill-saffron-700 text-saffron-700" />
            <Num>{formatNumber(rating.average, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</Num>{' '}
            · {t('ratings', { count: rating.count })}
          </span>
        )}
      </p>
      <h1 className="col-span-2">
        <LocalText text={name} />
      </h1>
      <div className="facts items-center">
        {branch?.openingState && (
          <Badge tone={branch.openingState.isOpen ? 'ok' : 'harm'} icon={Clock}>
            {branch.openingState.text}
          </Badge>
        )}
        {branch?.distanceMetres !== undefined && (
          <Badge icon={Navigation}>{formatDistance(branch.distanceMetres, language)}</Badge>
        )}
        {website && isWebAddress(website) && (
          <a className="link text-s" href={website} target="_blank" rel="noreferrer nofollow">
            <Icon of={Globe} className="size-4" />
            <bdi dir="ltr">{new URL(website).hostname.replace(/^www\./, '')}</bdi>
          </a>
        )}
      </div>
    </header>
  );
}

/** What is linked to leads to a site, never to a script. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
