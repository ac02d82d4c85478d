import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before anything else is loaded, and told to the threads by the environment: what is loaded without it is stripped of
// its types and compiled anew at every start.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/compiled');
enableCompileCache(process.env.NODE_COMPILE_CACHE);
const { demonstrationText } = await import('./app/demonstration-text.ts');
const { startWasl } = await import('./app/start.ts');
const { ConfigError, readConfig } = await import('./platform/config/config.ts');

try {
  const wasl = await startWasl(readConfig());
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    wasl.logger.info({ signal }, 'stopping');
    await wasl.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('SIGTERM', () => void stop('SIGTERM'));
  if (wasl.demonstration) process.stdout.write(demonstrationText(wasl.demonstration));
  process.stdout.write(`Wasl is ready at ${wasl.url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
