import { parseScan } from '@wasl/shared/scan';

/** A key as the browser tells it. */
export interface KeyPress {
  /** `KeyboardEvent.key`: what the computer's layout makes of it. */
  key: string;
  /** `KeyboardEvent.code`: which key it is, whatever the layout. */
  code: string;
  /** Milliseconds on any clock that only goes forward: `KeyboardEvent.timeStamp`. */
  timeMs: number;
  /** Held down: a person, never a scanner. */
  isRepeat: boolean;
}

export interface KeyOutcome {
  /** The first key after a pause: what stands now is what to go back to if this becomes a scan. */
  startsRun: boolean;
  /** The first key of a burst, which may follow digits that a person typed. */
  startsBurst: boolean;
  /** What was scanned, when this key ended a scan, and what it began with. */
  scan: { text: string; from: 'run' | 'burst' } | null;
}

/** Scanners send a key every 1 to 40 ms; people rarely two within 60 ms, and never six in a row. */
const longestGapInBurstMs = 60;
const shortestBurst = 6;
/** A wireless scanner or a busy computer may stumble in the middle: what came this shortly before may belong to the scan. */
const longestGapInRunMs = 350;
/** Some scanners pause before their Enter. */
const longestGapBeforeEndMs = 150;

/** Keys that came one after the other, as written and as pressed. */
interface Keys {
  text: string;
  physical: string;
  length: number;
}

const noKeys: Keys = { text: '', physical: '', length: 0 };
const nothing: KeyOutcome = { startsRun: false, startsBurst: false, scan: null };

/**
 * Tells a hardware scanner, which types like a keyboard and ends with Enter or Tab, from a person: by speed and length alone, so that
 * it works wherever the focus is and whatever was meant to receive the keys.
 */
export function createKeySequence() {
  let run = noKeys;
  let burst = noKeys;
  let lastMs = Number.NEGATIVE_INFINITY;

  function reset(): void {
    run = noKeys;
    burst = noKeys;
    lastMs = Number.NEGATIVE_INFINITY;
  }

  function end(gapMs: number): KeyOutcome {
    const isScan = burst.length >= shortestBurst && gapMs <= longestGapBeforeEndMs;
    const whole = readableOf(run);
    const scan = whole.isVoucher
      ? { text: whole.text, from: 'run' as const }
      : { text: readableOf(burst).text, from: 'burst' as const };
    reset();
    return isScan ? { ...nothing, scan } : nothing;
  }

  return {
    press({ key, code, timeMs, isRepeat }: KeyPress): KeyOutcome {
      const gapMs = timeMs - lastMs;
      if (key === 'Shift' || key === 'AltGraph' || key === 'CapsLock') return nothing;
      if (key === 'Enter' || key === 'Tab') return end(gapMs);
      if (isRepeat || !(isWritten(key) || physicalOf(code))) {
        reset();
        return nothing;
      }
      const startsRun = gapMs > longestGapInRunMs;
      const startsBurst = gapMs > longestGapInBurstMs;
      run = withKey(startsRun ? noKeys : run, key, code);
      burst = withKey(startsBurst ? noKeys : burst, key, code);
      lastMs = timeMs;
      return { startsRun, startsBurst, scan: null };
    },
  };
}

function withKey(keys: Keys, key: string, code: string): Keys {
  return {
    text: keys.text + (isWritten(key) ? key : ''),
    physical: keys.physical + physicalOf(code),
    length: keys.length + 1,
  };
}

/** One character, or the two that one Arabic key writes (lam-alef). */
function isWritten(key: string): boolean {
  return [...key].length === 1 || /^\p{Script=Arabic}{2}$/u.test(key);
}

/** What the key says on a US keyboard, which most scanners take for granted. */
function physicalOf(code: string): string {
  const named = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  if (named) return named;
  if (code === 'Period' || code === 'NumpadDecimal') return '.';
  return code === 'Minus' || code === 'NumpadSubtract' ? '-' : '';
}

/** As it was written if that is a voucher; else by the keys pressed, which no layout can garble and no dead key can swallow. */
function readableOf({ text, physical }: Keys): { text: string; isVoucher: boolean } {
  if (parseScan(text).kind !== 'unknown') return { text, isVoucher: true };
  return parseScan(physical).kind !== 'unknown'
    ? { text: physical, isVoucher: true }
    : { text, isVoucher: false };
}
