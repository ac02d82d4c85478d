import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from '../index.ts';

export interface TestServer extends EmbeddedMongo {
  readonly directory: string;
  /** Stops the server and removes its data. */
  remove(): Promise<void>;
}

/** A server on a folder of its own, for one test file. */
export async function startTestServer(options: Partial<EmbeddedMongoOptions> = {}): Promise<TestServer> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'wasl-embedded-'));
  const server = await startEmbeddedMongo({ ...options, directory });
  return {
    ...server,
    directory,
    async remove() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
