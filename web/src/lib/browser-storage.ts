/** Small settings kept per browser. Storage may be forbidden (private windows, policies): then nothing is kept, and nothing breaks. */
export function readSetting(name: string): string | null {
  try {
    return window.localStorage.getItem(`wasl.${name}`);
  } catch {
    return null;
  }
}

export function writeSetting(name: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(`wasl.${name}`);
    else window.localStorage.setItem(`wasl.${name}`, value);
  } catch {
    // Kept for this visit only.
  }
}
