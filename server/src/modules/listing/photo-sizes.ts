import sharp, { type Sharp } from 'sharp';
import type { PhotoFormat } from './photo.model.ts';

/** Widths a photo is made in, pixels; none is wider than the picture itself. */
export const photoWidths = [320, 640, 1280] as const;

const encoders: Record<PhotoFormat, (image: Sharp) => Sharp> = {
  avif: (image) => image.avif({ quality: 55, effort: 2 }),
  webp: (image) => image.webp({ quality: 78 }),
};

export interface MadePhoto {
  width: number;
  height: number;
  placeholder: string;
  renditions: { width: number; format: PhotoFormat; content: Buffer }[];
}

/** One picture at a time in a process: each is decoded whole. */
let queue: Promise<unknown> = Promise.resolve();

/** Makes every size of a picture that was turned upright and freed of what it knew when it came in. */
export async function makePhotoSizes(content: Buffer): Promise<MadePhoto> {
  const made = queue.then(() => draw(content));
  queue = made.catch(() => undefined);
  return await made;
}

async function draw(content: Buffer): Promise<MadePhoto> {
  const picture = sharp(content).autoOrient();
  const { autoOrient } = await picture.metadata();
  const { width, height } = autoOrient;
  const widths = photoWidths.filter((each) => each <= width);
  const renditions: MadePhoto['renditions'] = [];
  for (const each of widths.length > 0 ? widths : [width])
    for (const format of ['avif', 'webp'] as const)
      renditions.push({
        width: each,
        format,
        content: await encoders[format](picture.clone().resize({ width: each })).toBuffer(),
      });
  const blurred = await picture.clone().resize({ width: 16 }).blur(1).webp({ quality: 40 }).toBuffer();
  return { width, height, renditions, placeholder: `data:image/webp;base64,${blurred.toString('base64')}` };
}
