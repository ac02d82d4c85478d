import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minify, type Plugin, type Rolldown, transformWithOxc } from 'vite';

interface Preload {
  href: string;
  as: 'font' | 'script';
}

type ByLanguage = Record<string, readonly Preload[]>;

interface Preloads {
  /** What every page needs. */
  everywhere: ByLanguage;
  /** What the address `/`, the search, needs besides. */
  firstPage: ByLanguage;
}

const source = new URL('./src/app/boot.ts', import.meta.url);

/**
 * Puts the boot script (src/app/boot.ts) into the page: a file of its own with a hashed name in a build, so that a strict content security
 * policy needs no exception; inline in development. It is told the hashed names of what each language needs first.
 */
export function shellPlugin(): Plugin {
  let isBuild = false;
  return {
    name: 'wasl-shell',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (!isBuild || !bundle)
          return html.replace(
            '<!-- boot -->',
            `<script>${await bootScript({ everywhere: {}, firstPage: {} })}</script>`,
          );
        const boot = Object.keys(bundle).find((name) => /^assets\/boot-/.test(name));
        if (!boot) throw new Error('The boot script was not emitted');
        return html.replace('<!-- boot -->', `<script src="/${boot}"></script>`);
      },
    },
    generateBundle: {
      order: 'pre',
      async handler(_options, bundle) {
        const code = await bootScript(preloadsOf(bundle));
        const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
        this.emitFile({ type: 'asset', fileName: `assets/boot-${hash}.js`, source: code });
      },
    },
  };
}

/** The boot script as plain JavaScript that older browsers read too, without its types. */
async function bootScript(preloads: Preloads): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), 'boot.ts', { target: 'es2020' });
  const whole = `(() => { const PRELOADS = ${JSON.stringify(preloads)}; ${code} })();`;
  return (await minify('boot.js', whole)).code;
}

/** Fonts of the language's scripts in both weights, and its texts of the frame. Digits are Latin in Arabic too. */
function preloadsOf(bundle: Rolldown.OutputBundle): Preloads {
  const names = Object.keys(bundle);
  const fonts = (script: 'arabic' | 'latin') =>
    [400, 600].map((weight): Preload => {
      const name = names.find((file) => file.includes(`ibm-plex-sans-arabic-${script}-${weight}-normal-`));
      if (!name) throw new Error(`No font file for ${script} ${weight}`);
      return { href: `/${name}`, as: 'font' };
    });
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const scripts = (moduleEnd: string): Preload[] =>
    chunks
      .filter(({ facadeModuleId }) => facadeModuleId?.endsWith(moduleEnd))
      .flatMap(({ fileName, imports }) => [fileName, ...imports])
      .filter((fileName) => !chunks.some((chunk) => chunk.isEntry && chunk.fileName === fileName))
      .map((fileName) => ({ href: `/${fileName}`, as: 'script' }));
  const texts = (language: string) => scripts(`/locales/${language}/common.json`);
  const firstPage = (language: string) => [
    ...scripts('/features/search/search-page.tsx'),
    ...scripts(`/locales/${language}/search.json`),
  ];
  return {
    everywhere: {
      ar: [...fonts('arabic'), ...fonts('latin'), ...texts('ar')],
      fr: [...fonts('latin'), ...texts('fr')],
      en: [...fonts('latin'), ...texts('en')],
    },
    firstPage: { ar: firstPage('ar'), fr: firstPage('fr'), en: firstPage('en') },
  };
}
