import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';

/**
 * After a change of page: focus goes to the content and its title is told to screen readers, as a full page load would. Filters that
 * only change the query do neither.
 */
export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const [title, setTitle] = useState('');
  const previousPath = useRef(pathname);

  useEffect(() => {
    if (previousPath.current === pathname) return;
    previousPath.current = pathname;
    const letGo = holdFocusAtContent();
    // Pages name themselves in an effect of their own, some only when their data is there.
    const timer = window.setTimeout(() => setTitle(document.title), 250);
    return () => {
      window.clearTimeout(timer);
      letGo();
    };
  }, [pathname]);

  return (
    <p className="hidden-text" role="status">
      {title}
    </p>
  );
}

/**
 * Focuses the content, and again whenever what had the focus is replaced: by a page whose code was on its way, by data in the place of
 * its skeleton. Until the reader does something themselves. Returns what ends it.
 */
function holdFocusAtContent(): () => void {
  const focusContent = () => document.getElementById('content')?.focus({ preventScroll: true });
  const observer = new MutationObserver(() => {
    if (document.activeElement === document.body) focusContent();
  });
  const letGo = () => {
    observer.disconnect();
    for (const event of readerEvents) document.removeEventListener(event, letGo, true);
  };
  focusContent();
  observer.observe(document.body, { childList: true, subtree: true });
  for (const event of readerEvents) document.addEventListener(event, letGo, true);
  return letGo;
}

const readerEvents = ['keydown', 'pointerdown'] as const;
