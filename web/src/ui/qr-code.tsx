import { useMemo } from 'react';
import { encode } from 'uqr';
import { classNames } from './class-names.ts';

interface QrCodeProps {
  text: string;
  /** What it is, for screen readers. */
  label: string;
  /** How much may be unreadable (scratches, a cracked screen): L 7 %, M 15 %, Q 25 %, H 30 %; more makes the squares smaller. */
  tolerance?: QrTolerance | undefined;
  className?: string | undefined;
}

export type QrTolerance = 'L' | 'M' | 'Q' | 'H';

/** A QR code, black on white in both themes: scanners need it. Two modules of quiet zone inside, the padding gives the rest. */
export function QrCode({ text, label, tolerance = 'M', className }: QrCodeProps) {
  const { size, path } = useMemo(() => qrPath(text, tolerance), [text, tolerance]);
  return (
    <div className={classNames('qr', className)} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <path d={path} fill="#000000" />
      </svg>
    </div>
  );
}

/** The dark modules as one path: a horizontal run is one rectangle. */
export function qrPath(text: string, tolerance: QrTolerance = 'M'): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: tolerance, border: 0 });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    let start = -1;
    for (let x = 0; x <= size; x++) {
      const isDark = row[x] === true;
      if (isDark && start < 0) start = x;
      if (!isDark && start >= 0) {
        runs.push(`M${start} ${y}h${x - start}v1H${start}z`);
        start = -1;
      }
    }
  }
  return { size, path: runs.join('') };
}
