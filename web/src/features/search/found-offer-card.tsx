import { formatDistance } from '@wasl/shared/number-format';
import Clock from 'lucide-react/icons/clock';
import Navigation from 'lucide-react/icons/navigation';
import Users from 'lucide-react/icons/users';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Badge } from '../../ui/badge.tsx';
import { Highlighted, OfferCard } from '../../ui/offer-card.tsx';
import { branchPlace } from '../../ui/place-text.ts';
import type { FoundOffer, FoundPartner } from './use-results.ts';

interface FoundProps<TFound> {
  found: TFound;
  isActive: boolean;
  onPoint: (id: string | null) => void;
}

/** The id of a card in the page, so that its pin can lead to it. */
export function cardId(id: string): string {
  return `found-${id}`;
}

export function FoundOfferCard({ found, isActive, onPoint }: FoundProps<FoundOffer>) {
  const { t } = useTranslation('search');
  const { language } = useLanguage();
  const { node, branch, distanceMetres, partnerName, title } = found;
  const coversDependents = node.dependentCoverage.spouse || node.dependentCoverage.children;
  return (
    <OfferCard
      id={cardId(node.id)}
      to={linkTo.offer(node.id)}
      sector={node.sector.code}
      icon={node.category.icon}
      heading={<Highlighted of={partnerName} />}
      headingLang={node.partner.name.displayLanguage}
      gain={node.headline.text}
      insteadOf={node.headline.insteadOf}
      rating={node.partner.rating}
      isActive={isActive}
      onPoint={(isOn) => onPoint(isOn ? node.id : null)}
      facts={
        <>
          <OpenBadge state={branch.openingState} />
          {distanceMetres !== null && (
            <Badge icon={Navigation}>{formatDistance(distanceMetres, language)}</Badge>
          )}
          {coversDependents && <Badge icon={Users}>{t('card.dependents')}</Badge>}
        </>
      }
    >
      <span lang={node.title.displayLanguage}>
        <Highlighted of={title} />
      </span>
      {'\u00a0· '}
      {branchPlace(branch, language)}
    </OfferCard>
  );
}

export function FoundPartnerCard({ found, isActive, onPoint }: FoundProps<FoundPartner>) {
  const { t } = useTranslation('search');
  const { language } = useLanguage();
  const { node, branch, distanceMetres, name } = found;
  const [best] = node.offers.edges;
  return (
    <OfferCard
      id={cardId(node.id)}
      to={linkTo.partner(node.id)}
      sector={node.sector.code}
      icon={node.category.icon}
      heading={<Highlighted of={name} />}
      headingLang={node.name.displayLanguage}
      gain={best?.node.headline.text ?? null}
      rating={node.rating}
      isActive={isActive}
      onPoint={(isOn) => onPoint(isOn ? node.id : null)}
      facts={
        <>
          <OpenBadge state={branch.openingState} />
          {distanceMetres !== null && (
            <Badge icon={Navigation}>{formatDistance(distanceMetres, language)}</Badge>
          )}
          {!best && <Badge>{t('card.noOffer')}</Badge>}
        </>
      }
    >
      {node.category.name.display}
      {'\u00a0· '}
      {branchPlace(branch, language)}
    </OfferCard>
  );
}

function OpenBadge({ state }: { state: { isOpen: boolean; text: string } | null }) {
  if (!state) return null;
  return (
    <Badge tone={state.isOpen ? 'ok' : 'harm'} icon={Clock}>
      {state.text}
    </Badge>
  );
}
