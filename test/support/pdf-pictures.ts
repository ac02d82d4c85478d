import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';

const require = createRequire(import.meta.url);
const library = join(dirname(require.resolve('pdfjs-dist/package.json')), 'build');
const origin = 'http://pdf.test';

/** Runs in the browser, where the types of this project do not reach. */
const drawPages = `async (scale) => {
  const { getDocument, GlobalWorkerOptions } = await import('/pdf.min.mjs');
  GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs';
  const pdf = await getDocument('/document.pdf').promise;
  const pictures = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport }).promise;
    pictures.push(canvas.toDataURL('image/png'));
  }
  return pictures;
}`;

/** Every page of a PDF as a PNG, drawn by pdf.js in the headless browser. `scale` is in pixels per point. */
export async function picturesOf(browser: Browser, pdf: Uint8Array, scale = 1.5): Promise<Buffer[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.route(`${origin}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/') return await route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      if (path === '/document.pdf')
        return await route.fulfill({ contentType: 'application/pdf', body: Buffer.from(pdf) });
      await route.fulfill({
        contentType: 'text/javascript',
        body: await readFile(join(library, path.slice(1))),
      });
    });
    await page.goto(`${origin}/`);
    const urls = await page.evaluate<string[]>(`(${drawPages})(${JSON.stringify(scale)})`);
    return urls.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  } finally {
    await context.close();
  }
}
