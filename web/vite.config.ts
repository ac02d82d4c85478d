import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { shellPlugin } from './shell-plugin.ts';

/** Where `npm run dev` runs the server. */
const server = process.env.WASL_SERVER ?? 'http://localhost:4000';

const packagesEverywhere =
  'react|react-dom|scheduler|react-router|i18next|react-i18next|use-sync-external-store|@tanstack/(?:query-core|react-query)';
const primitivesEverywhere =
  'button|class-names|icon|language-switcher|logo|num|offline-badge|skeleton|skip-link|states|tabbar|toasts|toast-store|topbar|use-busy|visually-hidden|chip|badge|segmented|notice|query-error|tile|sector-glyphs';

/** `Trans` is not among them: the first page does without it. */
const everywhere = new RegExp(
  `/node_modules/(?!react-i18next/dist/es/(?:Icu)?Trans)(?:${packagesEverywhere})/|/node_modules/lucide-react/dist/esm/(?!icons/)|/src/lib/(?:graphql|i18n|offline|routing|viewer)/|/src/ui/(?:${primitivesEverywhere})\\.tsx?$`,
);

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    shellPlugin(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      filename: 'sw.js',
      manifest: {
        id: '/',
        name: 'وصل: عروض وتخفيضات للمنخرطين',
        short_name: 'وصل',
        description: 'عروض وتخفيضات لمنخرطي هيئات الأعمال الاجتماعية بالمغرب.',
        lang: 'ar',
        dir: 'rtl',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#fbf8f3',
        theme_color: '#fbf8f3',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,woff2,svg}'],
        // Scanner and map are fetched when they are first used, and then stay in the browser's own cache.
        globIgnores: ['**/*.wasm', '**/leaflet-*', '**/zxing*', '**/reader-*', '**/*topo*'],
        maximumFileSizeToCacheInBytes: 600_000,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(graphql|healthz|readyz|metrics|files|api)\b/],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              // What every page needs, in one file: it compresses better whole than in thirty.
              name: 'base',
              test: everywhere,
            },
          ],
        },
      },
    },
    // Read by first-load.ts.
    manifest: true,
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/files', '/photos', '/healthz'].map((path) => [path, { target: server }]),
    ),
  },
});
