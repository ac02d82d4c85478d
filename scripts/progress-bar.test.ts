import { describe, expect, it } from 'vitest';
import { createProgressBar } from './progress-bar.ts';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return {
    written,
    isTTY,
    write: (text: string) => {
      written.push(text);
      return true;
    },
  };
}

describe('progress', () => {
  it('redraws one line on a terminal and leaves it at the end', () => {
    const output = recorder(true);
    const bar = createProgressBar(output as never, () => 0);
    bar.update(1, 2, 'rows');
    bar.update(2, 2, 'rows');
    bar.end();
    expect(output.written[0]).toBe(`\r\u001b[K[${'#'.repeat(15)}${'.'.repeat(15)}] 50 % rows`);
    expect(output.written.at(-1)).toBe('\n');
  });

  it('writes lines elsewhere, not more than one in two seconds', () => {
    const output = recorder(false);
    let now = 0;
    const bar = createProgressBar(output as never, () => now);
    bar.update(1, 4, '100 rows');
    now = 1999;
    bar.update(2, 4, '200 rows');
    now = 2000;
    bar.update(3, 4, '300 rows');
    bar.end();
    expect(output.written).toEqual(['25 % 100 rows\n', '75 % 300 rows\n']);
  });
});
