import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A number, amount, time or phone inside a sentence: isolated, left to right, tabular figures, never broken. */
export function Num({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <bdi dir="ltr" className={classNames('num', className)}>
      {children}
    </bdi>
  );
}
