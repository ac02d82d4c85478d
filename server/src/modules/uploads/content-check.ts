import { fileTypeFromBuffer } from 'file-type';
import { accepted, type Checked, refused } from './file-refusals.ts';
import { checkImage } from './image-check.ts';
import { checkPdf } from './pdf-check.ts';
import type { AcceptedMediaType } from './stored-file.model.ts';

/** Largest file taken in: a scan of some twenty pages. */
export const maximumFileBytes = 20 * 1024 * 1024;

export interface CheckedContent {
  mediaType: AcceptedMediaType;
  /** As it is to be kept: images are drawn anew. */
  content: Buffer;
}

/** What content really is, and whether it is taken. Neither its name nor what its sender calls it counts. */
export async function checkContent(content: Buffer): Promise<Checked<CheckedContent>> {
  if (content.length === 0) return refused('empty');
  if (content.length > maximumFileBytes) return refused('too_large');
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  switch (found?.mime) {
    case 'application/pdf': {
      const refusal = await checkPdf(content);
      return refusal ? refused(refusal) : accepted({ mediaType: found.mime, content });
    }
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp': {
      const drawn = await checkImage(content, found.mime);
      return drawn.value ? accepted({ mediaType: found.mime, content: drawn.value }) : drawn;
    }
    default:
      return refused('type_not_accepted');
  }
}
