import type { KeptMediaType } from './stored-file.model.ts';

const longestName = 120;

/** Endings a name may have for each type; the first is given to names that have none of them. */
const endings: Record<KeptMediaType, readonly string[]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/avif': ['.avif'],
  'image/webp': ['.webp'],
};

/**
 * The name a file is shown and downloaded under: the sender's, Arabic or any other, without path, control characters and
 * marks that turn the direction of text (with which `fdp.exe` shows as `exe.pdf`), at most 120 characters, ending as its type
 * does. Never used as a path here.
 */
export function fileNameOf(given: string, mediaType: KeptMediaType): string {
  const [ending = ''] = endings[mediaType];
  const cleaned = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    // Control characters, line and paragraph separators, direction marks and overrides, invisible spaces, lone surrogates.
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '');
  const lower = cleaned.toLowerCase();
  const own = endings[mediaType].find((each) => lower.endsWith(each));
  const stem = own ? cleaned.slice(0, -own.length) : cleaned;
  const bounded = Array.from(stem.replace(/^[\s.]+/, ''))
    .slice(0, longestName - (own ?? ending).length)
    .join('')
    .trim();
  return `${bounded || 'document'}${own ? cleaned.slice(-own.length) : ending}`;
}
