import type { Direction, TextLine } from './bidi-lines.ts';
import { type Alignment, page, type TextStyle, type Typesetter } from './typesetter.ts';

/** A stretch of a page that is never broken: drawn at a top, so many points high. */
export interface Block {
  height: number;
  draw(top: number): void;
}

export type Flow = ReturnType<typeof createFlow>;

/** Puts blocks under one another, page after page. */
export function createFlow(typesetter: Typesetter) {
  let top: number = page.top;

  function nextPage(): void {
    typesetter.document.addPage();
    top = page.top;
  }

  const fits = (height: number) => top + height <= page.bottom;

  function put(block: Block): void {
    if (!fits(block.height) && top > page.top) nextPage();
    block.draw(top);
    top += block.height;
  }

  return {
    put,
    nextPage,
    /** White between blocks; none at the head of a page. */
    space(height: number): void {
      if (top > page.top) top = Math.min(top + height, page.bottom);
    },
    /** Puts blocks that belong together on one page, where one page can hold them. */
    putTogether(blocks: readonly Block[]): void {
      const height = blocks.reduce((sum, block) => sum + block.height, 0);
      if (!fits(height) && height <= page.bottom - page.top && top > page.top) nextPage();
      for (const block of blocks) put(block);
    },
    /**
     * Puts rows that may go over to another page, but never so that one row stands alone: the first `head` and two more stay
     * together, and so do the last two.
     */
    putRows(rows: readonly Block[], head: number): void {
      const isShort = rows.length < head + 4;
      const first = isShort ? rows.length : head + 2;
      const last = isShort ? rows.length : rows.length - 2;
      this.putTogether(rows.slice(0, first));
      for (const row of rows.slice(first, last)) put(row);
      this.putTogether(rows.slice(last));
    },
  };
}

/** Two texts side by side, French on the left and Arabic on the right, as rows of one line each. */
export const columns = {
  width: 236,
  left: page.left,
  right: page.right - 236,
} as const;

/** Lines of a text in a box. */
export interface SetText {
  lines: readonly TextLine[];
  style: TextStyle;
  left: number;
  width: number;
  align: Alignment;
}

export function setText(
  typesetter: Typesetter,
  text: string,
  style: TextStyle,
  box: { left: number; width: number; direction: Direction; align?: Alignment },
): SetText {
  const { left, width, direction, align = direction === 'rtl' ? 'right' : 'left' } = box;
  return { lines: typesetter.setInLines(text, style, width, direction), style, left, width, align };
}

/** As many rows as the longest of the texts has lines; all texts begin in the first row. */
export function rowsOf(
  typesetter: Typesetter,
  texts: readonly SetText[],
  decorate?: (top: number, height: number) => void,
): Block[] {
  const count = Math.max(0, ...texts.map(({ lines }) => lines.length));
  const height = Math.max(0, ...texts.map(({ style }) => style.lineHeight));
  return Array.from({ length: count }, (_, index) => ({
    height,
    draw(top) {
      decorate?.(top, height);
      for (const { lines, style, left, width, align } of texts) {
        const line = lines[index];
        if (line) typesetter.drawLine(line, style, { left, width, top, align });
      }
    },
  }));
}

/** A text of both languages side by side. */
export function bilingualRows(
  typesetter: Typesetter,
  text: { fr: string; ar: string },
  style: TextStyle,
  decorate?: (top: number, height: number) => void,
): Block[] {
  return rowsOf(
    typesetter,
    [
      setText(typesetter, text.fr, style, { left: columns.left, width: columns.width, direction: 'ltr' }),
      setText(typesetter, text.ar, style, { left: columns.right, width: columns.width, direction: 'rtl' }),
    ],
    decorate,
  );
}

/** Rows that stay together as one block. */
export function asBlock(rows: readonly Block[]): Block {
  return {
    height: rows.reduce((sum, row) => sum + row.height, 0),
    draw(top) {
      let at = top;
      for (const row of rows) {
        row.draw(at);
        at += row.height;
      }
    },
  };
}
