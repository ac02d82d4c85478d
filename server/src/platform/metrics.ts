import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Prometheus metrics of one process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'wasl_http_request_seconds',
      help: 'Seconds to answer an HTTP request',
      labelNames: ['route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    vouchers: new Counter({
      name: 'wasl_vouchers_total',
      help: 'Vouchers by what happened to them',
      labelNames: ['event'],
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'wasl_refusals_total',
      help: 'Expected refusals by code',
      labelNames: ['code'],
      registers: [registry],
    }),
  };
}
