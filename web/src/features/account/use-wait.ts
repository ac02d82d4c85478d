import { useState } from 'react';
import { serverNowMs } from '../../lib/clock.ts';
import { useSecondsUntil } from '../../ui/use-countdown.ts';

/** A time in which the server takes no further attempt: the seconds left, 0 when one may try again. */
export function useWait(): {
  secondsLeft: number;
  message: string;
  wait: (message: string, seconds: number) => void;
} {
  const [until, setUntil] = useState({ instantMs: 0, message: '' });
  const secondsLeft = useSecondsUntil(until.instantMs);
  return {
    secondsLeft,
    message: until.message,
    wait: (message, seconds) => setUntil({ message, instantMs: serverNowMs() + seconds * 1000 }),
  };
}
