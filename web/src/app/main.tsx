import '../ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keptAnswers } from '../lib/graphql/query-client.ts';
import { startI18n } from '../lib/i18n/i18n.ts';
import { watchSession } from '../lib/viewer/session.ts';
import { App } from './app.tsx';
import { registerServiceWorker } from './service-worker.ts';

/** The longest the first paint waits for what was kept on the device, ms. A stuck database must not hold the page. */
const patienceMs = 400;

const container = document.getElementById('app');
if (!container) throw new Error('index.html has no #app');

await Promise.all([
  startI18n(),
  Promise.race([
    keptAnswers.restore().catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, patienceMs)),
  ]),
]);
keptAnswers.watch();
watchSession();
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
registerServiceWorker();
