/** Errors of the driver that say nothing about the request: the store was busy, away or changing hands. */
const transientNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
]);

const transientLabels = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
];

/** Whether trying the same thing again may succeed without anything being changed. */
export function isTransientStoreError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (transientNames.has(error.name)) return true;
  return (
    'hasErrorLabel' in error &&
    typeof error.hasErrorLabel === 'function' &&
    transientLabels.some((label) => Boolean((error.hasErrorLabel as (label: string) => boolean)(label)))
  );
}
