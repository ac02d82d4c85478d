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
    document.getElementById('content')?.focus({ preventScroll: true });
    // Pages name themselves in an effect of their own, some only when their data is there.
    const timer = window.setTimeout(() => setTitle(document.title), 250);
    return () => window.clearTimeout(timer);
  }, [pathname]);

  return (
    <p className="hidden-text" role="status">
      {title}
    </p>
  );
}
