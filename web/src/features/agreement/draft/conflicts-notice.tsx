import GitMerge from 'lucide-react/icons/git-merge';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { DraftValues } from './draft-values.ts';
import type { DraftConflict } from './merge-drafts.ts';
import type { EditState } from './use-draft.ts';

interface ConflictsNoticeProps {
  state: EditState;
  onChoose: (conflict: DraftConflict, choice: 'mine' | 'theirs') => void;
}

/** What two people changed at once: both values, and the choice. */
export function ConflictsNotice({ state, onChoose }: ConflictsNoticeProps) {
  const { t } = useTranslation('agreement-draft');
  const { theirs, values, conflicts } = state;
  if (!theirs || conflicts.length === 0) return null;
  return (
    <Notice tone="wait" icon={GitMerge} role="alert">
      <b>{t('conflict.title')}</b>
      <p>{t('conflict.text')}</p>
      <ul className="agreement-conflicts">
        {conflicts.map((conflict) => (
          <li key={conflict.path}>
            <b>{t(`sections.${conflict.part}`)}</b>
            <dl>
              <div>
                <dt>{t('conflict.mine')}</dt>
                <dd dir="auto">{wordsOf(values, conflict) ?? t('conflict.removed')}</dd>
              </div>
              <div>
                <dt>{t('conflict.theirs')}</dt>
                <dd dir="auto">{wordsOf(theirs, conflict) ?? t('conflict.removed')}</dd>
              </div>
            </dl>
            <span className="flex flex-wrap gap-2">
              <Button kind="quiet" compact onPress={() => onChoose(conflict, 'mine')}>
                {t('conflict.keepMine')}
              </Button>
              <Button kind="quiet" compact onPress={() => onChoose(conflict, 'theirs')}>
                {t('conflict.takeTheirs')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What stands at the place of a conflict, in a line or a few; null where it was taken out. */
function wordsOf(values: DraftValues, { part, key }: DraftConflict): string | null {
  switch (part) {
    case 'terms':
      return values.terms[key as keyof DraftValues['terms']];
    case 'clauses': {
      const clause = values.clauses.find((each) => each.key === key);
      return clause ? [clause.titleFr, clause.sourceFr, clause.titleAr, clause.sourceAr].join('\n') : null;
    }
    case 'schedule': {
      const line = values.schedule.find((each) => each.key === key);
      return line
        ? [line.labelFr || line.labelAr, line.amount, line.conditionFr || line.conditionAr].join(' · ')
        : null;
    }
    case 'signatories': {
      const person = values.signatories.find((each) => each.key === key);
      return person ? [person.name, person.title, person.email].join(' · ') : null;
    }
  }
}
