const arabicLetter = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/u;

/**
 * A name typed in one box, by the script of its words: `فاطمة الواحي` is Arabic, `Fatima El Ouahi` French, and who types both gives
 * both. Nothing is transliterated here.
 */
export function nameByScript(typed: string): { ar?: string; fr?: string } {
  const words = typed.trim().split(/\s+/u).filter(Boolean);
  const arabic = words.filter((word) => arabicLetter.test(word)).join(' ');
  const latin = words.filter((word) => !arabicLetter.test(word)).join(' ');
  return { ...(arabic && { ar: arabic }), ...(latin && { fr: latin }) };
}
