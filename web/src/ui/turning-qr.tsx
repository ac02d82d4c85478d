import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { QrCode, type QrTolerance } from './qr-code.tsx';

interface TurningQrProps {
  text: string;
  label: string;
  tolerance?: QrTolerance | undefined;
  /** Seconds until the next code, and how long each lives. */
  secondsLeft: number;
  periodSeconds: number;
  /** The seconds in words: "يتجدد بعد 18 ثانية". */
  children: ReactNode;
  className?: string | undefined;
}

const ring =
  'M111 2H192A28 28 0 0 1 220 30V192A28 28 0 0 1 192 220H30A28 28 0 0 1 2 192V30A28 28 0 0 1 30 2Z';

/** A QR code that changes, with the time left running round it. The seconds are not announced each time: that would never end. */
export function TurningQr({
  text,
  label,
  tolerance,
  secondsLeft,
  periodSeconds,
  children,
  className,
}: TurningQrProps) {
  const left = Math.max(0, Math.min(100, (secondsLeft / periodSeconds) * 100));
  return (
    <div className={`turn ${className ?? ''}`}>
      <svg className="turn-track" viewBox="0 0 222 222" aria-hidden="true">
        <path className="all" d={ring} />
        <path
          className="now"
          d={ring}
          pathLength="100"
          strokeDasharray="100 100"
          strokeDashoffset={100 - left}
        />
      </svg>
      <QrCode text={text} label={label} tolerance={tolerance} />
      <p className="secs" aria-hidden="true">
        <Icon of={RefreshCw} />
        <span>{children}</span>
      </p>
    </div>
  );
}
