import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasmBinary = readFileSync(
  createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
).buffer;

/** What a scanner reads off the screen; throws when there is no QR code to read. */
export async function readQr(shown: Locator): Promise<string> {
  prepareZXingModule({ overrides: { wasmBinary } });
  const [found] = await readBarcodes(await shown.screenshot(), {
    formats: ['QRCode'],
    maxNumberOfSymbols: 1,
  });
  if (!found?.isValid) throw new Error('no QR code can be read there');
  return found.text;
}
