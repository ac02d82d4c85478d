/** Kinds of document of the demonstration network; each has ids of its own. */
const kinds = [
  'organization',
  'partner',
  'branch',
  'agreement',
  'offer',
  'member',
  'person',
  'household',
  'account',
  'voucher',
  'redemption',
  'roster',
  'template',
  'version',
  'prospect',
  'event',
  'comment',
  'request',
] as const;

export type DocumentKind = (typeof kinds)[number];

/** Marks ids of the demonstration network, where an ObjectId has chance. */
const mark = 'de30';

export type DemonstrationIds = ReturnType<typeof createIds>;

/**
 * Ids in the form of ours (24 hexadecimal digits, ordered by time) that are the same on every run: seconds of the
 * instant, a mark, the kind, and a running number.
 */
export function createIds() {
  const counters = new Map<DocumentKind, number>();
  return (kind: DocumentKind, at: Date): string => {
    const count = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, count);
    const seconds = Math.floor(at.getTime() / 1000)
      .toString(16)
      .padStart(8, '0');
    const kindDigits = kinds.indexOf(kind).toString(16).padStart(2, '0');
    return seconds + mark + kindDigits + count.toString(16).padStart(10, '0');
  };
}
