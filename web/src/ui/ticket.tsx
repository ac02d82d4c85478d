import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface TicketProps {
  sector?: string | undefined;
  /** Plays the tear once, when the voucher has just been redeemed. */
  torn?: boolean;
  'aria-labelledby'?: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A ticket made of {@link TicketPart}s with {@link TicketTear}s between. Set `--behind` to the colour it lies on. */
export function Ticket({ sector, torn = false, className, children, ...rest }: TicketProps) {
  return (
    <article {...rest} className={classNames('ticket', torn && 'torn', className)} data-sector={sector}>
      {children}
    </article>
  );
}

export function TicketPart({ className, children }: { className?: string; children: ReactNode }) {
  return <section className={classNames('part', className)}>{children}</section>;
}

export function TicketTear() {
  return <div className="tear" />;
}
