import './offers.css';
import { useQuery } from '@tanstack/react-query';
import SearchX from 'lucide-react/icons/search-x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { OfferDocument, OfferForMemberDocument } from '../../gql/operations.ts';
import { findLastPlace } from '../../lib/geography/last-place.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { isRequestError } from '../../lib/graphql/request-error.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { BranchRow } from '../../ui/branch-row.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { CheckItem, Checks } from '../../ui/checks.tsx';
import { DetailSkeleton } from '../../ui/detail-skeleton.tsx';
import { FavouriteButton } from '../../ui/favourite-button.tsx';
import { HoursTable } from '../../ui/hours-table.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { SectorHero } from '../../ui/sector-hero.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { ShownOffer } from './offer.types.ts';
import { OfferCovers } from './offer-covers.tsx';
import { OfferHead } from './offer-head.tsx';
import { OfferPanel } from './offer-panel.tsx';

/** One offer: what it is, whether it applies to the reader and why, what is left, where. */
export function OfferPage() {
  const { offerId = '' } = useParams();
  const { t } = useTranslation('offers');
  const [place] = useState(findLastPlace);
  const answer = useQuery({
    ...operation(OfferDocument, {
      id: offerId,
      near: place,
      hasPlace: place !== null,
      // Asked for only with a place; the operation's shape wants a value all the same.
      from: place ?? { latitude: 0, longitude: 0 },
    }),
    ...kept,
  });
  const offer = answer.data?.offer;
  useDocumentTitle(offer ? `${offer.title.display} · ${offer.partner.name.display}` : t('title'));

  if (offer) return <ShownOfferPage offer={offer} today={answer.data?.service.now.date ?? null} />;
  if (answer.isPending) return <DetailSkeleton label={t('loading')} />;
  if (answer.error && !isRequestError(answer.error, 'NOT_FOUND'))
    return <QueryError error={answer.error} onRetry={answer.refetch} />;
  return (
    <EmptyState
      level={1}
      icon={SearchX}
      title={t('gone.title')}
      text={t('gone.text')}
      action={<LinkButton to={linkTo.search()}>{t('gone.action')}</LinkButton>}
    />
  );
}

function ShownOfferPage({ offer, today }: { offer: ShownOffer; today: string | null }) {
  const { t } = useTranslation('offers');
  const [nearest] = offer.branches;
  return (
    <div className="detail-page">
      <SectorHero sector={offer.sector.code} icon={offer.category.icon}>
        <BackLink to={linkTo.search()} label={t('back')} look="raised" />
        <ShareButton title={`${offer.headline.text} · ${offer.title.display}`} />
        <Heart offerId={offer.id} />
      </SectorHero>
      <OfferHead offer={offer} />
      <OfferPanel offer={offer} />
      <div className="detail-parts">
        {offer.state !== 'PUBLISHED' && (
          <Notice icon={SearchX} tone="wait" className="full">
            {t('notPublished')}
          </Notice>
        )}
        <OfferCovers offer={offer} />
        {offer.conditions.length > 0 && (
          <section className="card full" aria-labelledby="conditions">
            <h2 id="conditions">{t('conditions')}</h2>
            <Checks>
              {offer.conditions.map(({ kind, text }) => (
                <CheckItem key={`${kind}${text.display}`} state="note">
                  <LocalText text={text} />
                </CheckItem>
              ))}
            </Checks>
          </section>
        )}
        <section className="card full" aria-labelledby="branches">
          <h2 id="branches">{t('branches')}</h2>
          <ul className="branch-rows">
            {offer.branches.map((branch) => (
              <BranchRow key={branch.id} {...branch} />
            ))}
          </ul>
        </section>
        {nearest && nearest.openingHours.length > 0 && (
          <section className="card full" aria-labelledby="hours">
            <h2 id="hours">{t('hoursAt', { branch: nearest.name.display })}</h2>
            <HoursTable
              days={nearest.openingHours}
              today={today}
              label={t('hoursAt', { branch: nearest.name.display })}
            />
          </section>
        )}
      </div>
    </div>
  );
}

/** Only a member has favourites. */
function Heart({ offerId }: { offerId: string }) {
  const { viewer } = useViewer();
  const isMember = viewer?.member != null;
  const { data } = useQuery({
    ...operation(OfferForMemberDocument, { id: offerId }),
    ...kept,
    staleTime: 0,
    enabled: isMember,
  });
  if (!isMember || !data?.offer) return null;
  return <FavouriteButton offerId={offerId} isFavourite={data.offer.isFavourite} look="raised" />;
}
