import { useEffect, useRef } from 'react';
import type { AmountKey } from '../../ui/amount-entry.ts';
import { amountKeyOf } from './amount-keys.ts';
import { createKeySequence } from './key-sequence.ts';

interface CounterKeys {
  /** What a hardware scanner typed, wherever the focus was. */
  onScan: (text: string) => void;
  /** A scan may begin, after a pause or in the middle of typing: what stands now is what `restore` goes back to. */
  remember: (from: 'run' | 'burst') => void;
  /** The keys since then were a scan: what they changed is taken back. */
  restore: (from: 'run' | 'burst') => void;
  onAmountKey: (key: AmountKey) => void;
  /** Enter, where no button or field wants it. */
  onEnter: () => void;
}

/** The keyboard of the counter: a hardware scanner at any moment, and the bill typed without a field to be in. */
export function useCounterKeys(keys: CounterKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    const sequence = createKeySequence();
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : null;
      if (isShortcut(event)) return;
      const { startsRun, startsBurst, scan } = sequence.press({
        key: event.key,
        code: event.code,
        timeMs: event.timeStamp,
        isRepeat: event.repeat,
      });
      // A question over the page comes first; its own keys are its own.
      if (target?.closest('[role="dialog"]')) return;
      if (startsRun) latest.current.remember('run');
      if (startsBurst) latest.current.remember('burst');
      if (scan !== null) {
        // The scanner's Enter must press no button.
        event.preventDefault();
        event.stopPropagation();
        latest.current.restore(scan.from);
        latest.current.onScan(scan.text);
        return;
      }
      if (!takesText(target)) type(event, target);
    }
    function type(event: KeyboardEvent, target: Element | null) {
      const amountKey = amountKeyOf(event);
      if (amountKey) {
        event.preventDefault();
        latest.current.onAmountKey(amountKey);
      } else if (event.key === 'Enter' && !event.repeat && !target?.closest('button, a, summary')) {
        latest.current.onEnter();
      }
    }
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}

function isShortcut(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || (event.altKey && !event.getModifierState('AltGraph'));
}

function takesText(target: Element | null): boolean {
  const field = target?.closest('input, textarea, select, [contenteditable="true"]');
  return Boolean(field) && !(field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type));
}
