import { useEffect, useRef } from 'react';
import { readSetting, writeSetting } from '../browser-storage.ts';

type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const settingName = 'officeKeys';

/** Whether single keys do things in the office: whoever they disturb (voice control, tremor) turns them off. */
export function areOfficeKeysOn(): boolean {
  return readSetting(settingName) !== 'off';
}

export function setOfficeKeysOn(areOn: boolean): void {
  writeSetting(settingName, areOn ? null : 'off');
}

/** Whether a key is meant for the browser or the system. */
export function hasModifier({ ctrlKey, metaKey, altKey }: PressedKey): boolean {
  return ctrlKey || metaKey || altKey;
}

/**
 * The letter of a key, `a` to `z`, on any layout: where the key writes no Latin letter (Arabic), its place on the keyboard counts. Null for
 * anything else.
 */
export function letterOf(pressed: PressedKey): string | null {
  if (/^[a-z]$/i.test(pressed.key)) return pressed.key.toLowerCase();
  return /^Key([A-Z])$/.exec(pressed.code)?.[1]?.toLowerCase() ?? null;
}

/**
 * Listens to single keys while they are wanted and nothing is being typed or standing over the page. `onKey` says whether it took the key.
 */
export function useOfficeKeys(isWanted: boolean, onKey: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    if (!isWanted) return;
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.isComposing || hasModifier(event) || takesKeys(target)) return;
      if (latest.current(event)) event.preventDefault();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isWanted]);
}

/** Fields and lists have their own keys, and so has what stands over the page. */
function takesKeys(target: Element | null): boolean {
  return (
    document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null ||
    target?.closest('input, textarea, select, [contenteditable="true"]') != null
  );
}
