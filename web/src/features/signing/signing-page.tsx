import { useQuery, useQueryClient } from '@tanstack/react-query';
import Hourglass from 'lucide-react/icons/hourglass';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { OpenSigningLinkDocument } from '../../gql/operations.ts';
import { api } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { QuietFrame } from '../../ui/quiet-frame.tsx';
import { Skeleton, TextSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { SettledView } from './settled-view.tsx';
import { isUndecided, type OpenedLink, pauseUntilNextLook } from './signing-visit.ts';
import { UndecidedView } from './undecided-view.tsx';
import { UnusableView } from './unusable-view.tsx';

/** What a personal signing link opens: who asks for what, the text, signing, and what became of it. No account is needed. */
export function SigningPage() {
  const { t } = useTranslation('signing');
  const { token = '' } = useParams();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const key = ['OpenSigningLink', token, language];
  const link = useQuery({
    queryKey: key,
    queryFn: async () => (await api.mutate(OpenSigningLinkDocument, { token })).openSigningLink,
    staleTime: 30_000,
    refetchInterval: ({ state }) => pauseUntilNextLook(state.data),
  });
  const opened = link.data;
  useDocumentTitle(t('title'));
  const show = (next: OpenedLink) => queries.setQueryData(key, next);

  if (!opened)
    return (
      <QuietFrame title={t('title')}>
        {link.error ? (
          <>
            <h1 className="hidden-text">{t('title')}</h1>
            <QueryError error={link.error} onRetry={link.refetch} />
          </>
        ) : (
          <SigningSkeleton />
        )}
      </QuietFrame>
    );

  switch (opened.__typename) {
    case 'SigningVisit':
      return isUndecided(opened) && opened.requestState === 'OPEN' ? (
        <UndecidedView visit={opened} token={token} onLink={show} />
      ) : (
        <QuietFrame title={t('title')}>
          <SettledView visit={opened} />
        </QuietFrame>
      );
    case 'SigningLinkUnusableError':
      return (
        <QuietFrame title={t('title')}>
          <UnusableView link={opened} onRetry={link.refetch} />
        </QuietFrame>
      );
    default:
      return (
        <QuietFrame title={t('title')}>
          <ErrorState
            level={1}
            icon={Hourglass}
            title={t('tooMany')}
            text={opened.message}
            action={
              <Button kind="quiet" onPress={link.refetch}>
                {t('again')}
              </Button>
            }
          />
        </QuietFrame>
      );
  }
}

function SigningSkeleton() {
  const { t } = useTranslation('signing');
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-4">
      <Skeleton className="h-8 w-4/5" />
      <Skeleton className="h-24 w-full rounded-large" />
      <TextSkeleton lines={8} />
    </div>
  );
}
