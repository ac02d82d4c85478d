import GitCompare from 'lucide-react/icons/git-compare';
import { useTranslation } from 'react-i18next';
import type { ListingConflictPartsFragment } from '../../gql/operations.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ValueView } from './value-view.tsx';

export type Conflict = ListingConflictPartsFragment['conflicts'][number];

interface ConflictChoiceProps {
  conflicts: readonly Conflict[];
  onMine: (conflict: Conflict) => void;
  onTheirs: (conflict: Conflict) => void;
}

/** Two people edited the same field: both versions, and which of them goes on. */
export function ConflictChoice({ conflicts, onMine, onTheirs }: ConflictChoiceProps) {
  const { t } = useTranslation('listing');
  if (conflicts.length === 0) return null;
  return (
    <Notice tone="wait" icon={GitCompare} role="alert">
      <b>{t('conflict.title')}</b>
      {conflicts.map((conflict) => (
        <div key={conflict.field} className="mt-3 grid gap-3 border-t border-line pt-3">
          <b>{t(`field.${conflict.field}`)}</b>
          <div className="grid gap-3 tablet:grid-cols-2">
            <div className="grid content-start gap-2">
              <p className="text-s text-muted">{t('conflict.yours')}</p>
              <ValueView field={conflict.field} value={conflict.yours} />
              <Button kind="quiet" compact onPress={() => onMine(conflict)}>
                {t('conflict.keepMine')}
              </Button>
            </div>
            <div className="grid content-start gap-2">
              <p className="text-s text-muted">{t('conflict.theirs')}</p>
              <ValueView field={conflict.field} value={conflict.theirs} />
              <Button kind="quiet" compact onPress={() => onTheirs(conflict)}>
                {t('conflict.takeTheirs')}
              </Button>
            </div>
          </div>
        </div>
      ))}
    </Notice>
  );
}
