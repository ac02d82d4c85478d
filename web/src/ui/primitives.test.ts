import { describe, expect, it } from 'vitest';
import { initialsOf } from './avatar.tsx';
import { inGroups } from './code.tsx';
import { directionOfGain } from './gain-figure.tsx';
import { qrPath } from './qr-code.tsx';
import { currentToasts, dismissToast, durationOf, showToast } from './toast-store.ts';
import { clockText, secondsLeft } from './use-countdown.ts';

describe('a code', () => {
  it('reads in groups of the lengths asked for, the rest in one more', () => {
    expect(inGroups('7KQ4M2XH9T', [4, 4, 2])).toEqual(['7KQ4', 'M2XH', '9T']);
    expect(inGroups('7KQ4-M2XH-9T', [4, 4])).toEqual(['7KQ4', 'M2XH', '9T']);
    expect(inGroups('7KQ', [4, 4])).toEqual(['7KQ']);
  });
});

describe('a gain', () => {
  it('reads left to right as figures and its own way as a word', () => {
    expect(directionOfGain('−30 %')).toBe('ltr');
    expect(directionOfGain('90 DH')).toBe('ltr');
    expect(directionOfGain('مجاني')).toBe('rtl');
    expect(directionOfGain('Gratuit')).toBe('ltr');
  });
});

describe('initials', () => {
  it.each([
    ['Fatima-Zahra El Ouahi', 'FE'],
    ['Salma', 'S'],
    ['فاطمة الزهراء', 'ف'],
    ['  ', ''],
  ])('of "%s" are "%s"', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a countdown', () => {
  it('counts the second that has begun, and stops at nothing', () => {
    expect(secondsLeft(10_000, 9_001)).toBe(1);
    expect(secondsLeft(10_000, 9_000)).toBe(1);
    expect(secondsLeft(10_000, 10_000)).toBe(0);
    expect(secondsLeft(10_000, 99_000)).toBe(0);
  });

  it('shows minutes and seconds, hours when there are any', () => {
    expect(clockText(640)).toBe('10:40');
    expect(clockText(38)).toBe('00:38');
    expect(clockText(3725)).toBe('1:02:05');
  });
});

describe('a QR code', () => {
  it('starts with the finder pattern in the corner and keeps inside its square', () => {
    const { size, path } = qrPath('WASL1.7KQ4M2XH9T.59851412.Q8Z3RT6B');
    expect(path.startsWith('M0 0h7v1H0z')).toBe(true);
    const ends = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, run]) => [
      Number(x) + Number(run),
      Number(y) + 1,
    ]);
    expect(Math.max(...ends.flat())).toBe(size);
  });
});

describe('messages', () => {
  it('stay longer with something to press, and give way to newer ones', () => {
    expect(durationOf({ text: 'a' })).toBe(5_000);
    expect(durationOf({ text: 'a', action: { label: 'undo', run: () => {} } })).toBe(8_000);
    expect(durationOf({ text: 'a', durationMs: null })).toBeNull();
    const withdraw = ['a', 'b', 'c', 'd'].map((text) => showToast({ text }));
    expect(currentToasts().map(({ text }) => text)).toEqual(['b', 'c', 'd']);
    withdraw[1]?.();
    expect(currentToasts().map(({ text }) => text)).toEqual(['c', 'd']);
    for (const { id } of currentToasts()) dismissToast(id);
    expect(currentToasts()).toEqual([]);
  });
});
