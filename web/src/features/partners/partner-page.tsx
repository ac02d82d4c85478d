import { useQuery } from '@tanstack/react-query';
import SearchX from 'lucide-react/icons/search-x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { PartnerDocument } from '../../gql/operations.ts';
import { findLastPlace } from '../../lib/geography/last-place.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { isRequestError } from '../../lib/graphql/request-error.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DetailSkeleton } from '../../ui/detail-skeleton.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { SectorHero } from '../../ui/sector-hero.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { ShownPartner } from './partner.types.ts';
import { PartnerBranch } from './partner-branch.tsx';
import { PartnerHead } from './partner-head.tsx';
import { PartnerMap } from './partner-map.tsx';
import { PartnerOffers } from './partner-offers.tsx';
import { PartnerPhotos } from './partner-photos.tsx';

/** One partner: who it is, its offers, and each of its branches with hours, phones and what makes it accessible. */
export function PartnerPage() {
  const { partnerId = '' } = useParams();
  const { t } = useTranslation('partners');
  const [place] = useState(findLastPlace);
  const answer = useQuery({
    ...operation(PartnerDocument, {
      id: partnerId,
      near: place,
      hasPlace: place !== null,
      // Asked for only with a place; the operation's shape wants a value all the same.
      from: place ?? { latitude: 0, longitude: 0 },
    }),
    ...kept,
  });
  const partner = answer.data?.partner;
  useDocumentTitle(partner?.name.display ?? t('title'));

  if (partner) return <ShownPartnerPage partner={partner} today={answer.data?.service.now.date ?? null} />;
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

function ShownPartnerPage({ partner, today }: { partner: ShownPartner; today: string | null }) {
  const { t } = useTranslation('partners');
  return (
    <div className="detail-page">
      <SectorHero sector={partner.sector.code} icon={partner.category.icon}>
        <BackLink to={linkTo.search()} label={t('back')} look="raised" />
        <ShareButton title={partner.name.display} />
      </SectorHero>
      <PartnerHead partner={partner} />
      <div className="detail-panel card flush">
        <PartnerMap partner={partner} />
      </div>
      <div className="detail-parts">
        {partner.description && (
          <section className="card full" aria-labelledby="about">
            <h2 id="about">{t('about')}</h2>
            <p>
              <LocalText text={partner.description} />
            </p>
          </section>
        )}
        <PartnerPhotos partner={partner} />
        <PartnerOffers partner={partner} />
        <section className="full grid gap-3" aria-labelledby="branches">
          <h2 id="branches">{t('branches', { count: partner.branches.length })}</h2>
          {partner.branches.map((branch) => (
            <PartnerBranch
              key={branch.id}
              branch={branch}
              today={today}
              isOnly={partner.branches.length === 1}
            />
          ))}
        </section>
        {partner.attribution && (
          <p className="full text-xs text-muted">
            {t('attribution')} <bdi>{partner.attribution}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}
