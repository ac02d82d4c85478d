import { useOfficeKeys } from '../../lib/office/office-keys.ts';
import { type BoardKey, boardKeyOf, nextCard } from './board-keys.ts';

/** Marks a column's box, for moving between columns. */
export const columnMark = 'data-board-column';
/** Marks a card's link with the card's id. */
export const cardMark = 'data-board-card';

let lastCardId: string | null = null;

/**
 * The keyboard of the board, while it is wanted and nothing is being typed. Moving is moving the focus: Enter opens, as on every link.
 */
export function useBoardKeys(
  isWanted: boolean,
  onKey: (key: Exclude<BoardKey, { kind: 'move' }>) => void,
): void {
  useOfficeKeys(isWanted, (event) => {
    const key = boardKeyOf(event);
    if (key?.kind === 'move') moveFocus(key);
    else if (key) onKey(key);
    return key !== null;
  });
}

function moveFocus(move: { by: 'card' | 'column'; step: 1 | -1 }): void {
  const columns = [...document.querySelectorAll(`[${columnMark}]`)].map((column) =>
    [...column.querySelectorAll(`[${cardMark}]`)]
      .filter((card) => card.getClientRects().length > 0)
      .map((card) => card.getAttribute(cardMark) ?? ''),
  );
  const focused = document.activeElement?.getAttribute(cardMark) ?? null;
  const isShown = columns.some((column) => column.some((id) => id === lastCardId));
  // Coming back from a card, the first key finds it again.
  const next =
    focused === null && isShown && lastCardId !== null ? lastCardId : nextCard(columns, focused, move);
  if (next === null) return;
  lastCardId = next;
  const card = document.querySelector<HTMLElement>(`[${cardMark}="${CSS.escape(next)}"]`);
  card?.focus({ preventScroll: true });
  card?.closest('article')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
