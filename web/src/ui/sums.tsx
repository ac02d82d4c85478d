import type { ReactNode } from 'react';

/** Names and amounts under each other, made of {@link SumRow}s. */
export function Sums({ children }: { children: ReactNode }) {
  return <dl className="sums">{children}</dl>;
}

interface SumRowProps {
  label: ReactNode;
  /** `gain` for what is saved, `total` for what is paid. */
  tone?: 'plain' | 'gain' | 'total';
  children: ReactNode;
}

export function SumRow({ label, tone = 'plain', children }: SumRowProps) {
  return (
    <div className={tone === 'plain' ? undefined : tone}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
