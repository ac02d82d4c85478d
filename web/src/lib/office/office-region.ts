import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useViewer } from '../viewer/use-viewer.ts';

const storageName = 'wasl.office.region';

export interface OfficeRegion {
  /** The region looked at; null: all those of the viewer. */
  code: string | null;
  /** Codes of the regions the viewer answers for; null is the whole country. */
  own: readonly string[] | null;
  /** Null goes back to all of them. */
  choose: (code: string | null) => void;
}

/** The region the office looks at. The address holds it, and this visit remembers it from one page of the office to the next. */
export function useOfficeRegion(): OfficeRegion {
  const { viewer } = useViewer();
  const [params, setParams] = useSearchParams();
  const own = viewer?.regionCodes ?? null;
  const wanted = params.get('region') ?? findRememberedRegion();
  const isValid = wanted !== null && /^\d{2}$/.test(wanted) && (own === null || own.includes(wanted));
  const code = isValid ? wanted : null;

  useEffect(() => rememberRegion(code), [code]);

  return {
    code,
    own,
    choose: (next) => {
      rememberRegion(next);
      setParams((current) => {
        const changed = new URLSearchParams(current);
        if (next) changed.set('region', next);
        else changed.delete('region');
        return changed;
      });
    },
  };
}

function findRememberedRegion(): string | null {
  try {
    return window.sessionStorage.getItem(storageName);
  } catch {
    return null;
  }
}

function rememberRegion(code: string | null): void {
  try {
    if (code) window.sessionStorage.setItem(storageName, code);
    else window.sessionStorage.removeItem(storageName);
  } catch {
    // The address holds it all the same.
  }
}
