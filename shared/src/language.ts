/** The languages Wasl speaks. Arabic is the first draft of every text and the default. */
export const languages = ['ar', 'fr', 'en'] as const;

export type Language = (typeof languages)[number];

export const defaultLanguage: Language = 'ar';

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/**
 * The best language for an `Accept-Language` header (RFC 9110 §12.5.4): highest quality first, order of
 * appearance on a tie, `ar-MA` counts as `ar`. Null when the header names none of ours.
 */
export function negotiateLanguage(acceptLanguage: string | undefined): Language | null {
  if (!acceptLanguage) return null;
  const ranges = acceptLanguage
    .split(',')
    .map((range, position) => {
      const [tag = '', ...parameters] = range.trim().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { primary: tag.toLowerCase().split('-')[0], quality: quality ? Number(quality) : 1, position };
    })
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { primary } of ranges) if (isLanguage(primary)) return primary;
  return null;
}
