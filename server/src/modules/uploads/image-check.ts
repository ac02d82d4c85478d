import sharp, { type Sharp } from 'sharp';
import { accepted, type Checked, refused } from './file-refusals.ts';

/** Some 7,000 × 7,000: more than a scan of an A4 page at 600 points an inch, and some 200 MB when decoded. */
export const maximumPixels = 50_000_000;

export type ImageMediaType = 'image/jpeg' | 'image/png' | 'image/webp';

const formats: Record<ImageMediaType, { format: string; encode: (image: Sharp) => Sharp }> = {
  'image/jpeg': { format: 'jpeg', encode: (image) => image.jpeg({ quality: 88 }) },
  'image/png': { format: 'png', encode: (image) => image.png() },
  'image/webp': { format: 'webp', encode: (image) => image.webp({ quality: 88 }) },
};

/** One image is decoded at a time in a process: each may take 200 MB. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Draws an image anew: what comes out is pixels alone, turned upright, without place, camera, thumbnails, or anything
 * hidden behind the picture. Its size is read from its head before any pixel is decoded.
 */
export async function checkImage(content: Buffer, mediaType: ImageMediaType): Promise<Checked<Buffer>> {
  const { format, encode } = formats[mediaType];
  try {
    const head = await sharp(content, { limitInputPixels: false }).metadata();
    if (head.format !== format) return refused('image_damaged');
    if (head.width * head.height > maximumPixels) return refused('image_too_large');
  } catch {
    return refused('image_damaged');
  }
  const drawn = queue.then(async () => {
    const image = sharp(content, { limitInputPixels: maximumPixels, failOn: 'error' }).autoOrient();
    return await encode(image).toBuffer();
  });
  queue = drawn.catch(() => undefined);
  try {
    return accepted(await drawn);
  } catch {
    return refused('image_damaged');
  }
}
