/** Sends requests to one address and prints what came back, as JSON. Reads its task from standard input. */
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';

export interface LoadTask {
  url: string;
  connections: number;
  /** For so many seconds, each connection going round all bodies… */
  seconds?: number;
  /** …or every body once, shared out over the connections; the answers are given back then. */
  once?: boolean;
  /** Every body once, begun one after the other at this pace whatever is answered. */
  perSecond?: number;
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
const url = `${task.url}/graphql`;
const counts = { errors: 0, non2xx: 0 };
const startedAt = performance.now();

async function send({ method, body, headers, onResponse }: (typeof requests)[number]): Promise<void> {
  const begunAt = performance.now();
  try {
    const response = await fetch(url, { method, body, headers });
    const answer = await response.text();
    latencies.push(performance.now() - begunAt);
    if (!response.ok) counts.non2xx++;
    onResponse(response.status, answer);
  } catch {
    counts.errors++;
  }
}

/** So many at a time until all are answered. Not by autocannon, whose first answers take half a second more than the server does. */
async function sendAll(): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: task.connections }, async () => {
      for (let request = requests[next++]; request; request = requests[next++]) await send(request);
    }),
  );
}

/** Not by autocannon, which sends what a second may take at its beginning. */
async function sendAtPace(perSecond: number): Promise<void> {
  const pending: Promise<void>[] = [];
  for (const [index, request] of requests.entries()) {
    await sleep(Math.max(0, startedAt + (index * 1000) / perSecond - performance.now()));
    pending.push(send(request));
  }
  await Promise.all(pending);
}

async function sendForSeconds(): Promise<void> {
  const options = { url, connections: task.connections, duration: task.seconds ?? 5, requests };
  const { errors, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    instance.on('response', (_client, _status, _bytes, millis) => latencies.push(millis));
  });
  counts.errors += errors;
  counts.non2xx += non2xx;
}

if (task.perSecond) await sendAtPace(task.perSecond);
else if (task.once) await sendAll();
else await sendForSeconds();
const seconds = (performance.now() - startedAt) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
const result: LoadResult = {
  requestsPerSecond: latencies.length / seconds,
  p50: at(0.5),
  p95: at(0.95),
  p99: at(0.99),
  ...counts,
  refused,
  answers,
};
process.stdout.write(JSON.stringify(result));
