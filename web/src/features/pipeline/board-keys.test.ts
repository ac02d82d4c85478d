import { describe, expect, it } from 'vitest';
import { boardKeyOf, nextCard } from './board-keys.ts';

const press = (key: string, code: string, modifiers = {}) =>
  boardKeyOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...modifiers });

describe('keys of the board', () => {
  it('are found on Latin and Arabic layouts', () => {
    const down = { kind: 'move', by: 'card', step: 1 };
    expect(press('j', 'KeyJ')).toEqual(down);
    expect(press('ت', 'KeyJ')).toEqual(down);
    expect(press('J', 'KeyJ')).toEqual(down);
  });

  it('follow the letter, not the place, where the layout writes Latin letters', () => {
    // Dvorak writes h where QWERTY has j.
    expect(press('h', 'KeyJ')).toEqual({ kind: 'move', by: 'column', step: -1 });
  });

  it('take digits by their place, since the French layout writes them with Shift', () => {
    expect(press('&', 'Digit1')).toEqual({ kind: 'task', index: 0 });
    expect(press('4', 'Numpad4')).toEqual({ kind: 'task', index: 3 });
    expect(press('5', 'Digit5')).toBeNull();
  });

  it('know the Arabic question mark', () => {
    expect(press('؟', 'Slash')).toEqual({ kind: 'help' });
  });

  it('leave the browser its own', () => {
    expect(press('n', 'KeyN', { ctrlKey: true })).toBeNull();
    expect(press('l', 'KeyL', { metaKey: true })).toBeNull();
  });
});

describe('moving between cards', () => {
  const columns = [['a1', 'a2', 'a3'], [], ['b1'], ['c1', 'c2', 'c3']];

  it('begins at the first card', () => {
    expect(nextCard(columns, null, { by: 'card', step: 1 })).toBe('a1');
    expect(nextCard([[], ['b1']], 'gone', { by: 'column', step: 1 })).toBe('b1');
  });

  it('stops at both ends of a column', () => {
    expect(nextCard(columns, 'a1', { by: 'card', step: 1 })).toBe('a2');
    expect(nextCard(columns, 'a3', { by: 'card', step: 1 })).toBeNull();
    expect(nextCard(columns, 'a1', { by: 'card', step: -1 })).toBeNull();
  });

  it('passes over empty columns and stays as low as the next one reaches', () => {
    expect(nextCard(columns, 'a3', { by: 'column', step: 1 })).toBe('b1');
    expect(nextCard(columns, 'b1', { by: 'column', step: 1 })).toBe('c1');
    expect(nextCard(columns, 'c1', { by: 'column', step: 1 })).toBeNull();
  });

  it('goes nowhere on an empty board', () => {
    expect(nextCard([[], []], null, { by: 'card', step: 1 })).toBeNull();
  });
});
