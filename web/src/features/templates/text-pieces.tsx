import type { TextPiece } from '@wasl/shared/text-difference';
import { useTranslation } from 'react-i18next';
import type { Side } from './template-draft.ts';

/** Words that came and went, marked as such for eyes and ears. */
export function TextPieces({ side, pieces }: { side: Side; pieces: readonly TextPiece[] }) {
  const { t } = useTranslation('templates');
  return (
    <p className="pieces" lang={side} dir={side === 'ar' ? 'rtl' : 'ltr'}>
      {pieces.map((piece, index) => {
        if (piece.kind === 'ADDED')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
            <ins key={index}>
              <span className="hidden-text">{t('versions.added')} </span>
              {piece.text}
            </ins>
          );
        if (piece.kind === 'REMOVED')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
            <del key={index}>
              <span className="hidden-text">{t('versions.removed')} </span>
              {piece.text}
            </del>
          );
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
        return <span key={index}>{piece.text}</span>;
      })}
    </p>
  );
}
