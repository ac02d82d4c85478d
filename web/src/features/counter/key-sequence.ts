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
  startsSequence: boolean;
  /** What was scanned, when this key ended a scan. */
  scan: string | null;
}

/** Scanners send a key every 1 to 40 ms; people rarely two within 60 ms, and never six in a row. */
const longestGapMs = 60;
const shortestScan = 6;
/** Some scanners pause before their Enter. */
const longestGapBeforeEndMs = 150;

/**
 * Tells a hardware scanner, which types like a keyboard and ends with Enter or Tab, from a person: by speed and length alone, so that
 * it works wherever the focus is and whatever was meant to receive the keys.
 */
export function createKeySequence() {
  let text = '';
  let physical = '';
  let length = 0;
  let lastMs = Number.NEGATIVE_INFINITY;

  function reset(): void {
    text = '';
    physical = '';
    length = 0;
    lastMs = Number.NEGATIVE_INFINITY;
  }

  return {
    press({ key, code, timeMs, isRepeat }: KeyPress): KeyOutcome {
      const gapMs = timeMs - lastMs;
      if (key === 'Shift' || key === 'AltGraph' || key === 'CapsLock')
        return { startsSequence: false, scan: null };
      if (key === 'Enter' || key === 'Tab') {
        const isScan = length >= shortestScan && gapMs <= longestGapBeforeEndMs;
        const scan = isScan ? readableOf(text, physical) : null;
        reset();
        return { startsSequence: false, scan };
      }
      if (isRepeat || !(isWritten(key) || physicalOf(code))) {
        reset();
        return { startsSequence: false, scan: null };
      }
      const startsSequence = gapMs > longestGapMs;
      if (startsSequence) reset();
      text += isWritten(key) ? key : '';
      physical += physicalOf(code);
      length += 1;
      lastMs = timeMs;
      return { startsSequence, scan: null };
    },
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

/** As it was written if that can be read; else by the keys pressed, which no layout can garble and no dead key can swallow. */
function readableOf(text: string, physical: string): string {
  if (parseScan(text).kind !== 'unknown') return text;
  return parseScan(physical).kind !== 'unknown' ? physical : text;
}
