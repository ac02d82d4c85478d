import { Skeleton, TextSkeleton } from './skeleton.tsx';

/** The shape of an offer's or a partner's page while it is on its way. */
export function DetailSkeleton({ label }: { label: string }) {
  return (
    <div className="detail-page" role="status" aria-label={label}>
      <div className="sector-hero bg-sand-100 [background-image:none]" />
      <div className="detail-head">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-8 w-4/5" />
        <Skeleton className="h-10 w-28" />
        <span className="facts">
          <Skeleton className="h-6 w-28 rounded-full" />
          <Skeleton className="h-6 w-20 rounded-full" />
        </span>
      </div>
      <div className="card detail-panel">
        <TextSkeleton lines={8} />
      </div>
      <div className="detail-parts">
        <div className="card full">
          <TextSkeleton lines={6} />
        </div>
      </div>
    </div>
  );
}
