import { useInfiniteQuery } from '@tanstack/react-query';
import Heart from 'lucide-react/icons/heart';
import Users from 'lucide-react/icons/users';
import { useTranslation } from 'react-i18next';
import { FavouritesDocument } from '../../gql/operations.ts';
import { api, kept } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FavouriteButton } from '../../ui/favourite-button.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { OfferCard } from '../../ui/offer-card.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';

/** The offers a member marked, the latest first; readable without a network once seen. */
export function FavouritesPage() {
  const { t } = useTranslation('favourites');
  useDocumentTitle(t('title'));
  const { language } = useLanguage();
  const query = useInfiniteQuery({
    queryKey: ['Favourites', {}, language],
    queryFn: ({ pageParam: after, signal }) => api.query(FavouritesDocument, { after }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ viewer }) => {
      const page = viewer?.member?.favourites.pageInfo;
      return page?.hasNextPage ? page.endCursor : null;
    },
    select: ({ pages }) =>
      pages.flatMap(({ viewer }) => viewer?.member?.favourites.edges.map(({ node }) => node) ?? []),
    ...kept,
  });
  const offers = query.data;

  return (
    <div className="mx-auto grid w-full max-w-[720px] content-start gap-4 px-4 py-4 desktop:py-8">
      <h1>{t('title')}</h1>
      {query.isPending && (
        <div className="grid gap-3" role="status" aria-label={t('loading')}>
          <CardSkeleton />
          <CardSkeleton />
          <CardSkeleton />
        </div>
      )}
      {query.error && !offers && <QueryError error={query.error} onRetry={query.refetch} />}
      {offers?.length === 0 && (
        <EmptyState
          icon={Heart}
          title={t('empty.title')}
          text={t('empty.text')}
          action={<LinkButton to={linkTo.search()}>{t('empty.action')}</LinkButton>}
        />
      )}
      {offers && offers.length > 0 && (
        <ul className="m-0 grid list-none gap-3 p-0">
          {offers.map((offer) => (
            <li key={offer.id}>
              <OfferCard
                to={linkTo.offer(offer.id)}
                sector={offer.sector.code}
                icon={offer.category.icon}
                heading={offer.partner.name.display}
                headingLang={offer.partner.name.displayLanguage}
                gain={offer.headline.text}
                insteadOf={offer.headline.insteadOf}
                rating={offer.rating}
                action={<FavouriteButton offerId={offer.id} isFavourite />}
                facts={
                  <>
                    {offer.state !== 'PUBLISHED' && <Badge tone="harm">{t('notAvailable')}</Badge>}
                    <Badge>{t('validTo', { day: offer.validTo.text })}</Badge>
                    {(offer.dependentCoverage.spouse || offer.dependentCoverage.children) && (
                      <Badge icon={Users}>{t('dependents')}</Badge>
                    )}
                  </>
                }
              >
                <LocalText text={offer.title} />
              </OfferCard>
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button kind="quiet" wide onPress={() => query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
