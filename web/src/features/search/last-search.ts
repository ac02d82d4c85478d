const storageName = 'wasl.lastSearch';

/** The last search that was answered, as the query of its address: its answer is kept for when there is no network. */
export function rememberSearch(query: string): void {
  try {
    window.localStorage.setItem(storageName, query);
  } catch {
    // Without storage nothing is kept either.
  }
}

export function findLastSearch(): string | null {
  try {
    return window.localStorage.getItem(storageName);
  } catch {
    return null;
  }
}
