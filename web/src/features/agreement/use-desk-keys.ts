import { useEffect, useEffectEvent } from 'react';

/** Where letters are typed, keys do nothing else. */
const typing = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu]';

/** Keys of a page: `handlers[event.key]`, in either case; none while somebody writes or a dialog is open. */
export function useDeskKeys(handlers: Readonly<Record<string, (() => void) | undefined>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    if (document.querySelector('[role=dialog]')) return;
    const handler = handlers[event.key] ?? handlers[event.key.toLowerCase()];
    if (!handler) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
