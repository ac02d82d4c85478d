import { classNames } from './class-names.ts';

interface PipsProps {
  total: number;
  left: number;
}

/** Uses allowed and left, as marks; the words with both numbers always stand beside them. Above twelve the words are enough. */
export function Pips({ total, left }: PipsProps) {
  if (total > 12) return null;
  return (
    <span className={classNames('pips', total > 4 && 'many')} aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity
        <i key={index} className={index < left ? 'left' : undefined} />
      ))}
    </span>
  );
}
