import sharp from 'sharp';

/** Of the data URL; a whole request may have 100 kB. */
const maximumLength = 64 * 1024;
const maximumPixels = 4_000_000;
/** Size on the certificate at 200 dots per inch, roughly. */
const keptSize = { width: 720, height: 240 } as const;

/** Grey levels below this are ink. */
const inkBelow = 160;

/**
 * Makes of a drawn signature, as the browser sends it (a PNG as data URL, at most 64 kB), the PNG that is kept: decoded and
 * written anew, so that the sealed document never meets a picture that cannot be read. Null when it is none, too
 * large, or nothing was drawn.
 */
export async function readDrawing(dataUrl: string): Promise<string | null> {
  if (dataUrl.length > maximumLength) return null;
  const base64 = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1];
  if (!base64) return null;
  const bytes = Buffer.from(base64, 'base64');
  try {
    const picture = sharp(bytes, { limitInputPixels: maximumPixels, failOn: 'error' });
    const { format } = await picture.metadata();
    if (format !== 'png') return null;
    const drawn = await picture
      .flatten({ background: '#fff' })
      .greyscale()
      .resize({ ...keptSize, fit: 'inside', withoutEnlargement: true })
      .png({ palette: true, colours: 16 })
      .toBuffer();
    const { channels } = await sharp(drawn).greyscale().stats();
    return (channels[0]?.min ?? 255) < inkBelow ? drawn.toString('base64') : null;
  } catch {
    return null;
  }
}
