import { useEffect, useState } from 'react';

/**
 * The server's time now, in milliseconds, by the device's clock and a known offset. While it runs it draws again as each second of the
 * server begins, and at once when the page comes back to the front.
 */
export function useCorrectedNow(offsetMillis: number, isRunning: boolean): number {
  const [deviceMillis, setDeviceMillis] = useState(() => Date.now());

  useEffect(() => {
    if (!isRunning) return;
    let timer = 0;
    const tick = () => {
      const device = Date.now();
      setDeviceMillis(device);
      const intoSecond = (((device + offsetMillis) % 1000) + 1000) % 1000;
      timer = window.setTimeout(tick, 1000 - intoSecond);
    };
    const wake = () => {
      window.clearTimeout(timer);
      tick();
    };
    tick();
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [offsetMillis, isRunning]);

  return deviceMillis + offsetMillis;
}
