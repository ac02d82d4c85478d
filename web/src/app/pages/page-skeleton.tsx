import { useTranslation } from 'react-i18next';
import { CardSkeleton, Skeleton } from '../../ui/skeleton.tsx';

/** Stands in while a page loads that has no skeleton of its own. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-4 p-4" role="status" aria-label={t('loading')}>
      <Skeleton className="h-8 w-1/2" />
      <CardSkeleton />
      <CardSkeleton />
      <CardSkeleton />
    </div>
  );
}
