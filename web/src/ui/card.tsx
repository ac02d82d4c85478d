import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface CardProps {
  as?: 'div' | 'section' | 'article' | 'li';
  /** No inner space: parts bring their own. */
  flush?: boolean;
  sector?: string | undefined;
  'aria-labelledby'?: string | undefined;
  'aria-label'?: string | undefined;
  id?: string;
  className?: string | undefined;
  children: ReactNode;
}

export function Card({ as: Tag = 'div', flush = false, sector, className, children, ...rest }: CardProps) {
  return (
    <Tag {...rest} className={classNames('card', flush && 'flush', className)} data-sector={sector}>
      {children}
    </Tag>
  );
}
