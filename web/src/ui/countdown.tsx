import { Num } from './num.tsx';
import { clockText, useSecondsUntil } from './use-countdown.ts';

interface CountdownProps {
  /** The instant it runs to, ISO 8601 with Z, as the API gives it. */
  until: string;
  className?: string | undefined;
}

/** Minutes and seconds left, such as the time in which a redemption can be undone. Not announced each second. */
export function Countdown({ until, className }: CountdownProps) {
  const seconds = useSecondsUntil(Date.parse(until));
  return (
    <span role="timer" aria-live="off">
      <Num className={className}>{clockText(seconds)}</Num>
    </span>
  );
}
