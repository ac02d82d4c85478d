import { classNames } from './class-names.ts';

/** A grey shape of the size of what comes; give it width and height by class. Its list carries `role="status"` and a label. */
export function Skeleton({ className, round = false }: { className?: string; round?: boolean }) {
  return <span className={classNames('skeleton', round && 'round', className)} aria-hidden="true" />;
}

/** The shape of an offer in a list. */
export function CardSkeleton() {
  return (
    <div
      className="card grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-3"
      aria-hidden="true"
    >
      <Skeleton className="size-11 rounded-medium" />
      <span className="grid gap-2 py-1">
        <Skeleton className="h-5 w-4/5" />
        <Skeleton className="h-4 w-3/5" />
      </span>
      <Skeleton className="h-7 w-16" />
      <span className="col-start-2 col-end-4 flex gap-2">
        <Skeleton className="h-6 w-28 rounded-full" />
        <Skeleton className="h-6 w-16 rounded-full" />
      </span>
    </div>
  );
}

/** Lines of running text. */
export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <span className="grid gap-2" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
        <Skeleton key={index} className={index === lines - 1 ? 'h-4 w-2/3' : 'h-4 w-full'} />
      ))}
    </span>
  );
}
