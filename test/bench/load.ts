/** Sends requests to one address and prints what came back, as JSON. Reads its task from standard input. */
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

export interface LoadTask {
  url: string;
  connections: number;
  /** Either so many seconds, or every body once. */
  seconds?: number;
  amount?: number;
  headers: Record<string, string>;
  bodies: string[];
}

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  non2xx: number;
  /** Answers that carried GraphQL errors. */
  refused: number;
}

const task = JSON.parse(await text(process.stdin)) as LoadTask;
let refused = 0;
const latencies: number[] = [];
const startedAt = performance.now();
const instance = autocannon({
  url: `${task.url}/graphql`,
  connections: task.connections,
  ...(task.amount ? { amount: task.amount } : { duration: task.seconds ?? 5 }),
  method: 'POST',
  headers: task.headers,
  requests: task.bodies.map((body) => ({
    method: 'POST' as const,
    body,
    onResponse: (_status: number, answer: string) => {
      if (answer.startsWith('{"errors"') || answer.includes('Error"')) refused++;
    },
  })),
});
instance.on('response', (_client, _status, _bytes, millis) => latencies.push(millis));
const result = await instance;
const seconds = (performance.now() - startedAt) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
const answer: LoadResult = {
  requestsPerSecond: latencies.length / seconds,
  p50: at(0.5),
  p95: at(0.95),
  p99: at(0.99),
  errors: result.errors,
  non2xx: result.non2xx,
  refused,
};
process.stdout.write(JSON.stringify(answer));
