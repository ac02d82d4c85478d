/** Sends requests to one address and prints what came back, as JSON. Reads its task from standard input. */
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

export interface LoadTask {
  url: string;
  connections: number;
  /** For so many seconds, each connection going round all bodies… */
  seconds?: number;
  /** …or every body once, shared out over the connections; the answers are given back then. */
  once?: boolean;
  headers: Record<string, string>;
  bodies: string[];
  /** A Cookie header for each body. */
  cookies?: string[];
}

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  non2xx: number;
  /** Answers that carried errors, thrown or expected. */
  refused: number;
  answers: string[];
}

const task = JSON.parse(await text(process.stdin)) as LoadTask;
const answers: string[] = [];
const latencies: number[] = [];
let refused = 0;

const requests = task.bodies.map((body, index) => ({
  method: 'POST' as const,
  body,
  headers: { ...task.headers, ...(task.cookies?.[index] ? { cookie: task.cookies[index] } : {}) },
  onResponse: (_status: number, answer: string) => {
    if (answer.startsWith('{"errors"') || /"__typename":"\w+Error"/.test(answer)) refused++;
    if (task.once) answers.push(answer);
  },
}));
let clientCount = 0;
const startedAt = performance.now();
const options: autocannon.Options = {
  url: `${task.url}/graphql`,
  connections: task.connections,
  ...(task.once ? { amount: requests.length } : { duration: task.seconds ?? 5 }),
  requests,
  ...(task.once
    ? {
        setupClient: (client: autocannon.Client) => {
          const own = clientCount++;
          client.setRequests(requests.filter((_, index) => index % task.connections === own));
        },
      }
    : {}),
};
const { errors, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
  const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
  instance.on('response', (_client, _status, _bytes, millis) => latencies.push(millis));
});
const seconds = (performance.now() - startedAt) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
const result: LoadResult = {
  requestsPerSecond: latencies.length / seconds,
  p50: at(0.5),
  p95: at(0.95),
  p99: at(0.99),
  errors,
  non2xx,
  refused,
  answers,
};
process.stdout.write(JSON.stringify(result));
