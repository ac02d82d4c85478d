import X from 'lucide-react/icons/x';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import {
  currentToasts,
  dismissToast,
  durationOf,
  subscribeToToasts,
  type ToastEntry,
} from './toast-store.ts';

/** Where messages appear; once, in the root of the page. */
export function Toasts() {
  const { t } = useTranslation();
  const entries = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <section className="toasts" aria-label={t('toast.region')} aria-live="polite">
      {entries.map((entry) => (
        <Toast key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function Toast({ entry }: { entry: ToastEntry }) {
  const { t } = useTranslation();
  const [isHeld, setHeld] = useState(false);
  const durationMs = durationOf(entry);

  useEffect(() => {
    // Whoever is reading or about to press must not lose it.
    if (isHeld || durationMs === null) return;
    const timer = window.setTimeout(() => dismissToast(entry.id), durationMs);
    return () => window.clearTimeout(timer);
  }, [entry.id, durationMs, isHeld]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only holds the message; every action is a button
    <div
      className={`toast ${entry.tone ?? ''}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{entry.text}</span>
      {entry.action ? (
        <button
          type="button"
          onClick={() => {
            dismissToast(entry.id);
            entry.action?.run();
          }}
        >
          {entry.action.label}
        </button>
      ) : (
        <button type="button" aria-label={t('close')} onClick={() => dismissToast(entry.id)}>
          <Icon of={X} />
        </button>
      )}
    </div>
  );
}
