import CloudOff from 'lucide-react/icons/cloud-off';
import SearchX from 'lucide-react/icons/search-x';
import { useTranslation } from 'react-i18next';
import { isConnectionError } from '../../lib/graphql/request-error.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { FoundOfferCard, FoundPartnerCard } from './found-offer-card.tsx';
import { findLastSearch } from './last-search.ts';
import { relax } from './search-changes.ts';
import { emptySearch } from './search-state.ts';
import type { FoundOffer, FoundPartner, OffersAnswer } from './use-results.ts';
import type { SearchControl } from './use-search.ts';

export interface Results {
  kind: 'offers' | 'partners';
  offers: readonly FoundOffer[];
  partners: readonly FoundPartner[];
  count: number | undefined;
  isRelaxed: boolean;
  relaxations: OffersAnswer['relaxations'];
  error: Error | null;
  /** The first answer is on its way. */
  isLoading: boolean;
  /** What is shown answers an earlier question. */
  isOld: boolean;
  hasMore: boolean;
  loadMore: () => Promise<unknown>;
  retry: () => unknown;
}

interface ResultsListProps extends SearchControl {
  results: Results;
  activeId: string | null;
  onPoint: (id: string | null) => void;
}

/** The results in every state they can be in: on their way, there, few, none, old, or out of reach. */
export function ResultsList({ results, state, change, activeId, onPoint }: ResultsListProps) {
  const { t } = useTranslation('search');
  const { kind, offers, partners, error, isLoading, isRelaxed, relaxations } = results;
  const shown = kind === 'offers' ? offers.length : partners.length;

  if (isLoading)
    return (
      <div className="grid gap-3" role="status" aria-label={t('searching')}>
        {[1, 2, 3, 4, 5].map((card) => (
          <CardSkeleton key={card} />
        ))}
      </div>
    );
  if (error && shown === 0)
    return (
      <>
        <QueryError error={error} onRetry={results.retry} />
        {isConnectionError(error) && <LastSearch />}
      </>
    );
  if (shown === 0)
    return (
      <EmptyState
        icon={SearchX}
        title={t(kind === 'offers' ? 'empty.offersTitle' : 'empty.partnersTitle')}
        text={relaxations.length > 0 ? t('empty.textWithWays') : t('empty.text')}
        action={
          relaxations.length > 0 ? (
            <Ways relaxations={relaxations} state={state} change={change} />
          ) : (
            <Button kind="quiet" onPress={() => change({ ...emptySearch, show: state.show })}>
              {t('empty.startAnew')}
            </Button>
          )
        }
      />
    );
  return (
    <>
      {error && (
        <Notice icon={CloudOff} tone="wait" role="status" className="mb-3">
          {t('kept')}
        </Notice>
      )}
      {isRelaxed && (
        <Notice icon={SearchX} className="mb-3">
          {t('relaxed')}
        </Notice>
      )}
      <div className="grid gap-3" aria-busy={results.isOld || undefined}>
        {kind === 'offers'
          ? offers.map((found) => (
              <FoundOfferCard
                key={found.node.id}
                found={found}
                isActive={found.node.id === activeId}
                onPoint={onPoint}
              />
            ))
          : partners.map((found) => (
              <FoundPartnerCard
                key={found.node.id}
                found={found}
                isActive={found.node.id === activeId}
                onPoint={onPoint}
              />
            ))}
      </div>
      {results.hasMore && (
        <Button kind="quiet" wide onPress={results.loadMore}>
          {t('more')}
        </Button>
      )}
      {relaxations.length > 0 && (
        <section className="mt-4 grid gap-2" aria-labelledby="ways">
          <h2 id="ways" className="text-m">
            {t('ways')}
          </h2>
          <Ways relaxations={relaxations} state={state} change={change} />
        </section>
      )}
    </>
  );
}

function Ways({ relaxations, state, change }: SearchControl & Pick<Results, 'relaxations'>) {
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {relaxations.map((relaxation) => (
        <Button key={relaxation.kind} kind="quiet" onPress={() => change(relax(state, relaxation))}>
          {relaxation.text}
        </Button>
      ))}
    </div>
  );
}

/** The last search that was answered is kept on the device. */
function LastSearch() {
  const { t } = useTranslation('search');
  const last = findLastSearch();
  if (last === null || last === window.location.search.replace(/^\?/, '')) return null;
  return (
    <p className="text-center">
      <LinkButton kind="quiet" to={linkTo.search(last)}>
        {t('lastResults')}
      </LinkButton>
    </p>
  );
}
