import { i18nText } from '../lib/i18n/i18n.ts';
import { showToast } from '../ui/toast-store.ts';

/**
 * Registers the worker that keeps the shell on the device. A new version waits until the person agrees: their open pages belong to the
 * old files. Not in development, where it would serve yesterday's code.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const hadWorker = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker
    .register('/sw.js')
    .then((registration) => {
      if (registration.waiting && hadWorker) offerUpdate(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const arriving = registration.installing;
        arriving?.addEventListener('statechange', () => {
          if (arriving.state === 'installed' && hadWorker) offerUpdate(arriving);
        });
      });
    })
    .catch(() => {
      // Without the worker everything works, only not offline.
    });
}

function offerUpdate(waiting: ServiceWorker): void {
  showToast({
    text: i18nText('update.text'),
    durationMs: null,
    action: {
      label: i18nText('update.action'),
      run: () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
          once: true,
        });
        waiting.postMessage({ type: 'SKIP_WAITING' });
      },
    },
  });
}
