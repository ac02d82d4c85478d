import { checkCharacter } from '@wasl/shared/voucher-code';
import { describe, expect, it } from 'vitest';
import { createKeySequence } from './key-sequence.ts';

const code = `7KQ4M2XH9${checkCharacter('7KQ4M2XH9')}`;

function codeOf(character: string): string {
  if (/\d/.test(character)) return `Digit${character}`;
  if (character === '.') return 'Period';
  return `Key${character.toUpperCase()}`;
}

/** Presses each character this many milliseconds after the one before, then Enter. */
function scanOf(text: string, gapMs: number, written: (character: string) => string = (key) => key) {
  const sequence = createKeySequence();
  let timeMs = 1_000;
  for (const character of text) {
    timeMs += gapMs;
    sequence.press({ key: written(character), code: codeOf(character), timeMs, isRepeat: false });
  }
  return (
    sequence.press({ key: 'Enter', code: 'Enter', timeMs: timeMs + gapMs, isRepeat: false }).scan?.text ??
    null
  );
}

describe('a hardware scanner', () => {
  it('is known by its speed, with Enter at the end', () => {
    expect(scanOf(code, 4)).toBe(code);
    expect(scanOf(`WASL1.${code}.59460000.ABCDEFGHIJKLMNOP`, 35)).toBe(
      `WASL1.${code}.59460000.ABCDEFGHIJKLMNOP`,
    );
  });

  it('is not a person who types the same', () => {
    expect(scanOf(code, 90)).toBeNull();
  });

  it('is not a bill of a few digits typed in haste', () => {
    expect(scanOf('45000', 30)).toBeNull();
  });

  it('is not a key held down', () => {
    const sequence = createKeySequence();
    for (let n = 1; n <= 12; n++)
      sequence.press({ key: '0', code: 'Digit0', timeMs: n * 30, isRepeat: n > 1 });
    expect(sequence.press({ key: 'Enter', code: 'Enter', timeMs: 400, isRepeat: false }).scan).toBeNull();
  });

  it('may hold Shift for capitals', () => {
    const sequence = createKeySequence();
    let timeMs = 0;
    for (const character of code) {
      sequence.press({ key: 'Shift', code: 'ShiftLeft', timeMs: timeMs++, isRepeat: false });
      sequence.press({ key: character, code: codeOf(character), timeMs: timeMs++, isRepeat: false });
    }
    expect(sequence.press({ key: 'Enter', code: 'Enter', timeMs, isRepeat: false }).scan?.text).toBe(code);
  });

  it('is read by its keys where a dead key or an input method swallowed what it wrote', () => {
    expect(scanOf(code, 5, () => 'Process')).toBe(code);
  });

  it('hands on what it cannot read, so that the counter can say what is wrong', () => {
    expect(scanOf('6111234567890', 5)).toBe('6111234567890');
  });

  it('begins at the first key after a pause', () => {
    const sequence = createKeySequence();
    const press = (key: string, timeMs: number) =>
      sequence.press({ key, code: codeOf(key), timeMs, isRepeat: false }).startsBurst;
    expect([press('4', 1_000), press('5', 1_200), press('7', 1_800), press('K', 1_805)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('may stumble in the middle', () => {
    const sequence = createKeySequence();
    let timeMs = 1_000;
    for (const [index, key] of [...code].entries()) {
      timeMs += index === 3 ? 220 : 5;
      sequence.press({ key, code: codeOf(key), timeMs, isRepeat: false });
    }
    const end = { key: 'Enter', code: 'Enter', timeMs: timeMs + 5, isRepeat: false };
    expect(sequence.press(end).scan).toEqual({ text: code, from: 'run' });
  });

  it('leaves alone what a person typed just before', () => {
    const sequence = createKeySequence();
    let timeMs = 1_000;
    for (const key of '450') {
      timeMs += 150;
      sequence.press({ key, code: codeOf(key), timeMs, isRepeat: false });
    }
    timeMs += 200;
    for (const key of code) sequence.press({ key, code: codeOf(key), timeMs: timeMs++, isRepeat: false });
    const end = { key: 'Enter', code: 'Enter', timeMs, isRepeat: false };
    expect(sequence.press(end).scan).toEqual({ text: code, from: 'burst' });
  });

  it('is over after its Enter', () => {
    const sequence = createKeySequence();
    for (const [index, key] of [...code].entries())
      sequence.press({ key, code: codeOf(key), timeMs: index, isRepeat: false });
    const enter = { key: 'Enter', code: 'Enter', isRepeat: false };
    expect(sequence.press({ ...enter, timeMs: 11 }).scan?.text).toBe(code);
    expect(sequence.press({ ...enter, timeMs: 12 }).scan).toBeNull();
  });
});
