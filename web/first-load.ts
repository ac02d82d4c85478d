/**
 * What a first visit to the search loads, compressed, against its limit. Run after a build: `npm run size --workspace=web`. Ends with 1 above
 * the limit. Language files differ by a few bytes; the largest set counts.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Vite's manifest: each source module that begins a file, with the files it needs at once. */
type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>;

export interface LoadedFile {
  file: string;
  gzipBytes: number;
  brotliBytes: number;
}

/** Kilobytes (1,024 bytes) of JavaScript, gzip. */
export const firstLoadLimitKilobytes = 150;

const dist = new URL('./dist/', import.meta.url);
const firstPage = 'src/features/search/search-page.tsx';

/** Every script of the first visit in one language, largest first. */
export function firstLoad(language = 'ar'): LoadedFile[] {
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Manifest;
  const needed = new Set<string>();
  const add = (name: string) => {
    const item = manifest[name];
    if (!item || needed.has(item.file)) return;
    needed.add(item.file);
    for (const imported of item.imports ?? []) add(imported);
  };
  for (const [name, { isEntry }] of Object.entries(manifest)) if (isEntry) add(name);
  for (const name of [
    firstPage,
    `src/locales/${language}/common.json`,
    `src/locales/${language}/search.json`,
  ])
    add(name);
  return [...needed]
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const code = readFileSync(new URL(file, dist));
      return { file, gzipBytes: gzipSync(code).length, brotliBytes: brotliCompressSync(code).length };
    })
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

if (import.meta.main) {
  const files = firstLoad();
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1).padStart(7);
  const total = (of: 'gzipBytes' | 'brotliBytes') => files.reduce((sum, file) => sum + file[of], 0);
  console.log('   gzip  brotli  KB');
  for (const { file, gzipBytes, brotliBytes } of files) {
    console.log(`${kilobytes(gzipBytes)} ${kilobytes(brotliBytes)}  ${file}`);
  }
  console.log(
    `${kilobytes(total('gzipBytes'))} ${kilobytes(total('brotliBytes'))}  of ${firstLoadLimitKilobytes} KB (gzip)`,
  );
  if (total('gzipBytes') > firstLoadLimitKilobytes * 1024) process.exitCode = 1;
}
