import Ticket from 'lucide-react/icons/ticket';
import Users from 'lucide-react/icons/users';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Badge } from '../../ui/badge.tsx';
import { OfferCard } from '../../ui/offer-card.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { ShownPartner } from './partner.types.ts';

export function PartnerOffers({ partner }: { partner: ShownPartner }) {
  const { t } = useTranslation('partners');
  const offers = partner.offers.edges.map(({ node }) => node);
  return (
    <section className="full grid gap-3" aria-labelledby="offers">
      <h2 id="offers">{t('offers', { count: offers.length })}</h2>
      {offers.length === 0 && (
        <div className="card">
          <EmptyState icon={Ticket} level={3} title={t('noOffers.title')} text={t('noOffers.text')} />
        </div>
      )}
      {offers.map((offer) => (
        <OfferCard
          key={offer.id}
          level={3}
          to={linkTo.offer(offer.id)}
          sector={offer.sector.code}
          icon={offer.category.icon}
          heading={offer.title.display}
          headingLang={offer.title.displayLanguage}
          gain={offer.headline.text}
          insteadOf={offer.headline.insteadOf}
          facts={
            (offer.dependentCoverage.spouse || offer.dependentCoverage.children) && (
              <Badge icon={Users}>{t('dependents')}</Badge>
            )
          }
        >
          {t('validTo', { day: offer.validTo.text })}
        </OfferCard>
      ))}
    </section>
  );
}
