import type { WriteStream } from 'node:tty';

export interface ProgressBar {
  /** `done` of `total`, in whatever unit; `note` stands behind the bar. */
  update(done: number, total: number, note: string): void;
  /** Leaves the line for what follows. */
  end(): void;
}

const width = 30;

/** How long the lines that stand in for a bar keep apart, so that a log stays short. */
const lineEveryMillis = 2000;

/** A bar that redraws itself on a terminal; elsewhere a line from time to time. */
export function createProgressBar(
  output: Pick<WriteStream, 'isTTY' | 'write'> = process.stderr,
  now: () => number = () => performance.now(),
): ProgressBar {
  let lastLineAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  return {
    update(done, total, note) {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const percent = `${Math.floor(share * 100)} %`;
      if (output.isTTY) {
        const filled = Math.round(share * width);
        output.write(`\r\u001b[K[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${percent} ${note}`);
        isDrawn = true;
      } else if (now() - lastLineAt >= lineEveryMillis) {
        lastLineAt = now();
        output.write(`${percent} ${note}\n`);
      }
    },
    end() {
      if (isDrawn) output.write('\n');
      isDrawn = false;
    },
  };
}
