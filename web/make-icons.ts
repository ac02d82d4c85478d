/** Draws the PNG icons of the installed app from public/icon.svg. Run after changing it: `npm run icons --workspace=web`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = new URL('./public/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
// Phones cut maskable icons to their own shape: colour to the edge.
const square = svg.replace(/ rx="\d+"/, '');

const icons = [
  { name: 'icon-192.png', size: 192, drawing: svg },
  { name: 'icon-512.png', size: 512, drawing: svg },
  { name: 'icon-maskable-512.png', size: 512, drawing: square },
  { name: 'apple-touch-icon.png', size: 180, drawing: square },
];

for (const { name, size, drawing } of icons) {
  await sharp(Buffer.from(drawing), { density: 288 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(fileURLToPath(new URL(name, folder)));
}
