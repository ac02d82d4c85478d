import { useTranslation } from 'react-i18next';
import type { FeatureRoute } from '../../lib/routing/feature-route.ts';
import { DetailSkeleton } from '../../ui/detail-skeleton.tsx';
import { CardSkeleton, Skeleton } from '../../ui/skeleton.tsx';

/** Stands in while a page's code is on its way, in the shape of what comes: nothing jumps when it is there. */
export function PageSkeleton({ shape = 'list' }: { shape?: FeatureRoute['shape'] }) {
  const { t } = useTranslation();
  if (shape === 'detail') return <DetailSkeleton label={t('loading')} />;
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-4 p-4" role="status" aria-label={t('loading')}>
      <Skeleton className="h-8 w-1/2" />
      <CardSkeleton />
      <CardSkeleton />
      <CardSkeleton />
    </div>
  );
}
