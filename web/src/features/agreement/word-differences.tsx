import type { Pieces } from './agreement.types.ts';

/** A text with what was added and what was taken away, in reading order. */
export function WordDifferences({ pieces }: { pieces: Pieces }) {
  return pieces.map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
    if (piece.kind === 'KEPT') return <span key={index}>{piece.text}</span>;
    const Tag = piece.kind === 'ADDED' ? 'ins' : 'del';
    const [, before = '', words = piece.text, after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(piece.text) ?? [];
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
      <span key={index}>
        {before}
        {words && <Tag>{words}</Tag>}
        {after}
      </span>
    );
  });
}
