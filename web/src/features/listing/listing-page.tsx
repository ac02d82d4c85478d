import { useQuery } from '@tanstack/react-query';
import ExternalLink from 'lucide-react/icons/external-link';
import SearchX from 'lucide-react/icons/search-x';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PartnerListingDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChipRow, LinkChip } from '../../ui/chip.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { completenessOf, type Listing, type ListingPart } from './listing-draft.ts';
import { OpenRequest } from './open-request.tsx';
import { PartForm } from './part-form.tsx';
import { RecentChanges } from './recent-changes.tsx';

/** What members see of a partner, as its owner and managers edit it; one part at a time. */
export function ListingPage() {
  const { t } = useTranslation('listing');
  useDocumentTitle(t('title'));
  const { viewer } = useViewer();
  const [parameters] = useSearchParams();
  const branchId = parameters.get('branch');
  const partnerId = viewer?.partnerStaff?.partner.id;
  const answer = useQuery({
    ...operation(PartnerListingDocument, { partnerId: partnerId ?? '', branchId }),
    enabled: partnerId !== undefined,
  });
  const listing = answer.data?.partnerListing;
  const mayEdit = viewer?.role === 'PARTNER_OWNER' || viewer?.role === 'PARTNER_MANAGER';
  return (
    <div className="mx-auto grid w-full max-w-[880px] grid-cols-[minmax(0,1fr)] content-start gap-4 px-4 py-5 [--tap:48px] desktop:py-8">
      {listing?.part ? (
        <Found listing={listing} part={listing.part} />
      ) : (viewer && !mayEdit) || (answer.data && !listing?.part) ? (
        <EmptyState level={1} icon={SearchX} title={t('notHere.title')} text={t('notHere.text')} />
      ) : answer.error ? (
        <QueryError error={answer.error} onRetry={answer.refetch} />
      ) : (
        <div role="status" aria-label={t('loading')} className="grid gap-4">
          <CardSkeleton />
          <CardSkeleton />
        </div>
      )}
    </div>
  );
}

function Found({ listing, part }: { listing: Listing; part: ListingPart }) {
  const { t } = useTranslation('listing');
  const { partner, parts } = listing;
  const branchId = part.branch?.id ?? null;
  return (
    <>
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="flex-1 text-xl">{t('title')}</h1>
        <LinkButton kind="quiet" compact icon={ExternalLink} to={linkTo.partner(partner.id)}>
          {t('preview')}
        </LinkButton>
      </header>
      {parts.length > 1 && (
        <ChipRow label={t('parts')}>
          {parts.map((each) => (
            <LinkChip
              key={each.branch?.id ?? 'partner'}
              to={each.branch ? `?branch=${each.branch.id}` : '?'}
              current={(each.branch?.id ?? null) === branchId}
            >
              {each.branch ? <bdi>{each.branch.name.display}</bdi> : t('partner')}
              {each.openRequest && ` · ${t(`request.state.${each.openRequest.state}`)}`}
            </LinkChip>
          ))}
        </ChipRow>
      )}
      <Completeness part={part} />
      <OpenRequest part={part} />
      <PartForm key={branchId ?? 'partner'} listing={listing} part={part} />
      <RecentChanges listing={listing} />
    </>
  );
}

function Completeness({ part }: { part: ListingPart }) {
  const { t } = useTranslation('listing');
  const { doneCount, allCount, next } = completenessOf(
    part.values.map(({ field, proposed }) => ({ field, value: proposed })),
  );
  return (
    <Card className="grid gap-2 p-5">
      <p className="font-semibold">{t('completeness', { done: doneCount, all: allCount })}</p>
      <ProgressBar share={doneCount / allCount} />
      <p className="text-s text-muted">{next ? t(`step.${next}`) : t('complete')}</p>
    </Card>
  );
}
