import { startEmbeddedMongo } from '../index.ts';

/** A process of its own that owns (or finds owned) the directory given as argument; prints one line of JSON when it serves. */
const directory = process.argv[2];
if (!directory) throw new Error('usage: owner-process.ts DIRECTORY');
const server = await startEmbeddedMongo({ directory, log: (line) => process.stderr.write(`${line}\n`) });
process.stdout.write(`${JSON.stringify({ uri: server.uri, role: server.role })}\n`);
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
// Holds the process until a signal ends it.
setInterval(() => undefined, 1 << 30);
