import { hasModifier, letterOf } from '../../lib/office/office-keys.ts';

/** What a key asks of the board. */
export type BoardKey =
  | { kind: 'move'; by: 'card' | 'column'; step: 1 | -1 }
  | { kind: 'search' }
  | { kind: 'view' }
  | { kind: 'new' }
  | { kind: 'help' }
  | { kind: 'task'; index: number };

type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const letterKeys: Readonly<Record<string, BoardKey>> = {
  j: { kind: 'move', by: 'card', step: 1 },
  k: { kind: 'move', by: 'card', step: -1 },
  l: { kind: 'move', by: 'column', step: 1 },
  h: { kind: 'move', by: 'column', step: -1 },
  v: { kind: 'view' },
  n: { kind: 'new' },
};

/**
 * Reads a key. Letters are found on any layout; digits count by their place on the keyboard, since the French layout writes them with
 * Shift.
 */
export function boardKeyOf(pressed: PressedKey): BoardKey | null {
  if (hasModifier(pressed)) return null;
  if (pressed.key === '?' || pressed.key === '؟') return { kind: 'help' };
  if (pressed.key === '/') return { kind: 'search' };
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(pressed.code)?.[1];
  if (digit) return { kind: 'task', index: Number(digit) - 1 };
  const letter = letterOf(pressed);
  return (letter && letterKeys[letter]) || null;
}

/**
 * The card to go to from the current one: down and up within a column, to the same height of the next column that holds any. Without a
 * current card it is the first. Null when there is nowhere to go.
 */
export function nextCard(
  columns: readonly (readonly string[])[],
  currentId: string | null,
  move: { by: 'card' | 'column'; step: 1 | -1 },
): string | null {
  const filled = columns.filter((column) => column.length > 0);
  const at = currentId === null ? -1 : filled.findIndex((column) => column.includes(currentId));
  const column = filled[at];
  if (!column) return filled[0]?.[0] ?? null;
  const row = currentId === null ? -1 : column.indexOf(currentId);
  if (move.by === 'card') return column[row + move.step] ?? null;
  const target = filled[at + move.step];
  return target?.[Math.min(row, target.length - 1)] ?? null;
}
