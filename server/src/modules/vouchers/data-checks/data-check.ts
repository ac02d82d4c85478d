import type { ClientSession, RunInTransaction } from '../../../platform/mongo/transaction.ts';

/** Something stored that contradicts the ledger or itself. */
export interface Finding {
  /** The check that found it. */
  check: string;
  /** What it is about, such as `offer 66f…`. Ids only. */
  subject: string;
  problem: string;
  /** `mended` when it was put right, `mendable` when `--fix` would, `for_people` when only people can decide. */
  remedy: 'mended' | 'mendable' | 'for_people';
}

export interface DataCheck {
  name: string;
  /** Looks at everything. With `fix` it mends what can be recomputed. Resolves to how many documents it looked at. */
  run(options: { fix: boolean; report: (finding: Finding) => void }): Promise<number>;
}

/**
 * What one suspicion comes to, looked at again in one transaction; null when it was nothing but a change under way. `mend` is
 * null when the right value cannot be recomputed.
 */
export interface Diagnosis {
  problem: string;
  mend: (() => Promise<void>) | null;
}

/**
 * A check in two steps, safe beside a running server: a fast pass over everything names suspects, then each is examined, and
 * mended, in a transaction of its own that sees one moment.
 */
export function createDataCheck(spec: {
  name: string;
  /** What a suspect is, such as `offer`. */
  subject: string;
  runInTransaction: RunInTransaction;
  /** Ids that look wrong, and how many documents were looked at. */
  findSuspects: () => Promise<{ ids: Iterable<string>; examined: number }>;
  examine: (session: ClientSession, id: string) => Promise<Diagnosis | null>;
}): DataCheck {
  const { name, subject, runInTransaction, findSuspects, examine } = spec;
  return {
    name,
    async run({ fix, report }) {
      const { ids, examined } = await findSuspects();
      for (const id of ids) {
        const finding = await runInTransaction(async (session): Promise<Finding | null> => {
          const diagnosis = await examine(session, id);
          if (!diagnosis) return null;
          if (fix && diagnosis.mend) await diagnosis.mend();
          const remedy = !diagnosis.mend ? 'for_people' : fix ? 'mended' : 'mendable';
          return { check: name, subject: `${subject} ${id}`, problem: diagnosis.problem, remedy };
        });
        if (finding) report(finding);
      }
      return examined;
    },
  };
}

/** Numbers a document keeps that the ledger must give again, by their names. */
export type Counters = Record<string, number>;

export function describeDifference(stored: Counters, right: Counters): string {
  return Object.keys(right)
    .filter((name) => stored[name] !== right[name])
    .map((name) => `${name} is ${stored[name] ?? 'missing'} and should be ${right[name]}`)
    .join(', ');
}

export function addTo(sums: Map<string, Counters>, id: string, added: Counters): void {
  const sum = sums.get(id) ?? {};
  for (const [name, value] of Object.entries(added)) sum[name] = (sum[name] ?? 0) + value;
  sums.set(id, sum);
}
