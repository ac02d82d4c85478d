import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '../../server/src/platform/config/config.ts';

const mainFile = join(import.meta.dirname, '../../server/src/main.ts');
const readyWithinMillis = 60_000;

/** Wasl in a process of its own, as `npm start` runs it. */
export interface WaslProcess {
  url: string;
  /** `kill -9`: nothing is finished, nothing is closed. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop as an operator would. Resolves when it is gone. */
  stop(): Promise<void>;
  /** What it wrote to its log, warnings and worse. */
  log(): string;
}

/**
 * Starts another Wasl on the stores of a test's settings. The first process on a data directory owns its embedded
 * document server, others connect to it. It runs on the real clock.
 */
export async function startWaslProcess(config: Config): Promise<WaslProcess> {
  const child = spawn(process.execPath, [mainFile], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'test',
      PORT: '0',
      HOST: '127.0.0.1',
      WASL_DATA: config.dataDirectory,
      WASL_DEMO: 'no',
      LOG_LEVEL: 'warn',
      ...(config.mongodbUri ? { MONGODB_URI: config.mongodbUri } : {}),
      ...(config.meilisearch
        ? { MEILI_URL: config.meilisearch.url, MEILI_KEY: config.meilisearch.key ?? '' }
        : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const url = await readyUrl(child, () => output);
  const exited = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    log: () => output.replace(/^Wasl is ready at .*$/m, '').trim(),
  };
}

async function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`Wasl was not ready in time:\n${output()}`));
    }, readyWithinMillis);
    child.once('exit', (code) => {
      clearTimeout(impatience);
      reject(new Error(`Wasl ended with ${code} before it was ready:\n${output()}`));
    });
    child.stdout?.on('data', () => {
      const [, url] = /^Wasl is ready at (http\S+)/m.exec(output()) ?? [];
      if (!url) return;
      clearTimeout(impatience);
      resolve(url.replace('localhost', '127.0.0.1'));
    });
  });
}
