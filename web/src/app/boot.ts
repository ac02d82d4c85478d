/**
 * Runs before the first paint, as a small blocking script: language, direction and theme stand on `<html>` at once, and the files that
 * this language needs start loading beside the main script. The build strips the types and fills in `PRELOADS` (see web/shell-plugin.ts).
 */
type Preloads = Record<string, readonly { href: string; as: 'font' | 'script' }[]>;
declare const PRELOADS: { everywhere: Preloads; firstPage: Preloads };

{
  const known = ['ar', 'fr', 'en'];
  const root = document.documentElement;
  let storedLanguage: string | null = null;
  let storedTheme: string | null = null;
  try {
    storedLanguage = localStorage.getItem('wasl.language');
    storedTheme = localStorage.getItem('wasl.theme');
  } catch {
    // Storage may be forbidden.
  }
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = [asked, storedLanguage, ...(navigator.languages ?? [])].map((tag) =>
    (tag ?? '').slice(0, 2).toLowerCase(),
  );
  const language = wanted.find((tag) => known.includes(tag)) ?? 'ar';
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  if (storedTheme === 'dark' || storedTheme === 'light') root.dataset.theme = storedTheme;
  if (asked && known.includes(asked)) {
    try {
      localStorage.setItem('wasl.language', asked);
    } catch {
      // Kept for this visit only.
    }
  }
  const needed = [
    ...(PRELOADS.everywhere[language] ?? []),
    ...((location.pathname === '/' && PRELOADS.firstPage[language]) || []),
  ];
  for (const { href, as } of needed) {
    const link = document.createElement('link');
    link.rel = as === 'script' ? 'modulepreload' : 'preload';
    if (as === 'font') {
      link.as = 'font';
      link.type = 'font/woff2';
    }
    link.crossOrigin = '';
    link.href = href;
    document.head.append(link);
  }
}
