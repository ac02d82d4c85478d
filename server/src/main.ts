import { enableCompileCache } from 'node:module';
import { demonstrationText } from './app/demonstration-text.ts';
import { startWasl } from './app/start.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';

enableCompileCache();

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
