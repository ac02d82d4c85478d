import type { Finding } from '../modules/vouchers/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Consumer, leaseModel, outboxModel } from '../platform/events/outbox.model.ts';
import type { Connection } from '../platform/mongo/connection.ts';
import { trusted } from '../platform/mongo/trusted.ts';
import type { Modules } from './compose.ts';

export interface CheckReport {
  /** Each check with how many documents it looked at. */
  checks: { name: string; examined: number; findings: number }[];
  findings: Finding[];
}

/** An event older than this while its consumer is being served is stuck. */
const stuckAfterMillis = 10 * 60_000;

/**
 * Proves that every counter equals what the ledger says, that limits and vouchers agree, that lists of agreements tell what is
 * stored, that locked texts say what their hashes say, that the audit chain and every file are whole and that no event is stuck; with `fix` mends what can be recomputed.
 * Safe beside a running server.
 */
export async function checkData(
  wasl: { modules: Modules; stores: { connection: Connection }; clock: Clock },
  options: { fix: boolean; onCheck?: (check: CheckReport['checks'][number]) => void },
): Promise<CheckReport> {
  const { modules, stores, clock } = wasl;
  const report: CheckReport = { checks: [], findings: [] };
  const add = (name: string, examined: number, found: readonly Finding[]) => {
    report.findings.push(...found);
    const check = { name, examined, findings: found.length };
    report.checks.push(check);
    options.onCheck?.(check);
  };
  const { vouchers, onboarding, drafting } = modules;
  for (const check of [...vouchers.dataChecks, ...onboarding.dataChecks, ...drafting.dataChecks]) {
    const found: Finding[] = [];
    add(check.name, await check.run({ fix: options.fix, report: (finding) => found.push(finding) }), found);
  }
  const audit = await modules.audit.verifyAuditChain();
  add(
    'audit chain',
    audit.entryCount,
    audit.problems.map((problem) => ({
      check: 'audit chain',
      subject: `entry ${problem.sequence} of organization ${problem.organizationId}`,
      problem: problem.kind.replaceAll('_', ' '),
      remedy: 'for_people',
    })),
  );
  const contents = await modules.uploads.files.verifyContents();
  add(
    'files sent in',
    contents.fileCount,
    contents.damaged.map(({ fileId, problem }) => ({
      check: 'files sent in',
      subject: `file ${fileId}`,
      problem,
      remedy: 'for_people',
    })),
  );
  const stuck = await findStuckEvents(stores.connection, clock.now());
  add('events to deliver', stuck.examined, stuck.findings);
  return report;
}

/** Events wait when no server runs, and that is well; one that waits while its consumer is served does not come through. */
async function findStuckEvents(
  connection: Connection,
  now: Date,
): Promise<{ examined: number; findings: Finding[] }> {
  const served = await leaseModel(connection)
    .find({ until: trusted({ $gt: now }) })
    .lean<{ _id: string }[]>();
  const consumers = served
    .map(({ _id }) => _id)
    .filter((id) => id.startsWith('outbox:'))
    .map((id) => id.slice('outbox:'.length) as Consumer);
  const events = await outboxModel(connection)
    .find({
      waiting: trusted({ $in: consumers }),
      occurredAt: trusted({ $lt: new Date(now.getTime() - stuckAfterMillis) }),
    })
    .limit(100)
    .lean<{ _id: string; type: string; occurredAt: Date; waiting: string[] }[]>();
  return {
    examined: await outboxModel(connection).countDocuments(),
    findings: events.map(({ _id, type, occurredAt, waiting }) => ({
      check: 'events to deliver',
      subject: `event ${_id}`,
      problem: `${type} of ${occurredAt.toISOString()} still waits for ${waiting.join(', ')}`,
      remedy: 'for_people',
    })),
  };
}
