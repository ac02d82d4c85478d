/** The address of a web site with its scheme, or null when the text is none. Only http and https are taken. */
export function readWebsite(text: string): string | null {
  const trimmed = text.trim().replace(/\s+/gu, '');
  if (trimmed === '') return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:/iu.test(trimmed)
    ? trimmed
    : `https://${trimmed.replace(/^\/+/u, '')}`;
  if (!URL.canParse(withScheme)) return null;
  const { protocol, hostname, username, href } = new URL(withScheme);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && username === '' && /^[^.]+(\.[^.]+)+$/u.test(hostname) ? href : null;
}
