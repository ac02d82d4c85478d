import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import type { ClauseChange } from './template-draft.ts';
import { TextPieces } from './text-pieces.tsx';

const tones = { ADDED: 'ok', REMOVED: 'harm', CHANGED: 'action', MOVED: 'plain' } as const;

/** What became of each clause that is not as before. */
export function ClauseChanges({ changes }: { changes: readonly ClauseChange[] }) {
  const { t, i18n } = useTranslation('templates');
  const own = i18n.language === 'ar' ? 'ar' : 'fr';
  if (changes.length === 0) return <p className="text-s text-muted">{t('versions.same')}</p>;
  return (
    <ul className="clause-changes">
      {changes.map((change) => (
        <li key={change.key}>
          <p className="flex flex-wrap items-center gap-2">
            <b>
              <bdi lang={own}>{change.title[own] || change.key}</bdi>
            </b>
            <Badge tone={tones[change.kind]}>{t(`versions.kind.${change.kind}`)}</Badge>
          </p>
          {change.pieces.map(({ side, pieces }) => (
            <TextPieces key={side} side={side} pieces={pieces} />
          ))}
        </li>
      ))}
    </ul>
  );
}
