/** What keeps a draft: `sessionStorage` in the page, a Map in tests. */
export interface DraftStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export interface FormDraft<TValues> {
  read(): Partial<TValues>;
  write(values: Partial<TValues>): void;
  forget(): void;
}

const prefix = 'wasl.draft.';

/** Takes every draft off the device: on signing out nothing that somebody wrote stays there. */
export function forgetDrafts(storage: Storage): void {
  try {
    for (const name of Object.keys(storage)) if (name.startsWith(prefix)) storage.removeItem(name);
  } catch {
    // Storage may be forbidden; nothing was kept then.
  }
}

/**
 * What was typed so far, for as long as the tab lives: phones throw pages away while one looks for the membership number. Fields named
 * in `neverKept`, the password first of all, stay out.
 */
export function createFormDraft<TValues extends object>(
  name: string,
  neverKept: readonly (keyof TValues)[],
  storage: DraftStorage,
): FormDraft<TValues> {
  const key = `${prefix}${name}`;
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(storage.getItem(key) ?? '{}');
        return stored !== null && typeof stored === 'object' ? (stored as Partial<TValues>) : {};
      } catch {
        return {};
      }
    },
    write(values) {
      const keptValues = Object.entries(values).filter(
        ([field]) => !neverKept.some((forbidden) => forbidden === field),
      );
      try {
        storage.setItem(key, JSON.stringify(Object.fromEntries(keptValues)));
      } catch {
        // Kept in the form itself only.
      }
    },
    forget() {
      try {
        storage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
