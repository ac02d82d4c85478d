import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import CircleAlert from 'lucide-react/icons/circle-alert';
import GitBranch from 'lucide-react/icons/git-branch';
import Lock from 'lucide-react/icons/lock';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Num } from '../../ui/num.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { ClauseForm } from './clause-form.tsx';
import type { Variable } from './preview-values.ts';
import { changeClause, moveClause, withNewClause, withoutClause } from './template-draft.ts';
import type { DraftControl } from './use-template-draft.ts';

interface ClauseListProps extends Pick<DraftControl, 'draft' | 'change'> {
  variables: readonly Variable[];
  /** What the server says, by path, such as `clauses.3.body.fr`. */
  problems: ReadonlyMap<string, string>;
}

/** The clauses in order; one is open at a time. Moving is by buttons, so that keyboard and touch do it alike. */
export function ClauseList({ draft, change, variables, problems }: ClauseListProps) {
  const { t, i18n } = useTranslation('templates');
  const own = i18n.language === 'ar' ? 'ar' : 'fr';
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const last = draft.clauses.length - 1;

  function move(key: string, title: string, index: number, step: 1 | -1) {
    change((current) => moveClause(current, key, step));
    setSaid(t('clause.moved', { title, place: index + step + 1, count: draft.clauses.length }));
  }

  function remove(key: string, title: string) {
    const before = draft;
    change((current) => withoutClause(current, key));
    showToast({
      text: t('clause.removed', { title }),
      action: { label: t('clause.undo'), run: () => change(() => before) },
    });
  }

  function add() {
    const { draft: next, key } = withNewClause(draft);
    change(() => next);
    setOpenKey(key);
  }

  return (
    <section className="grid gap-3" aria-labelledby="clauses">
      <h2 id="clauses">{t('clauseCount', { count: draft.clauses.length })}</h2>
      <p className="hidden-text" role="status">
        {said}
      </p>
      <ol className="clause-list">
        {draft.clauses.map((clause, index) => {
          const title = clause.title[own] || clause.title.fr || clause.title.ar || t('clause.untitled');
          const path = `clauses.${index}.`;
          const hasProblem = [...problems.keys()].some((field) => field.startsWith(path));
          const isOpen = openKey === clause.key || (openKey === null && hasProblem);
          const formId = `clause-form-${clause.key}`;
          return (
            <li key={clause.key} className="card">
              <div className="clause-row">
                <Num className="no">{index + 1}</Num>
                <button
                  type="button"
                  className="title"
                  aria-expanded={isOpen}
                  aria-controls={formId}
                  onClick={() => setOpenKey(isOpen ? '' : clause.key)}
                >
                  <bdi>{title}</bdi>
                </button>
                <span className="marks">
                  {clause.isRequired && <Badge icon={Lock}>{t('clause.requiredMark')}</Badge>}
                  {clause.condition && <Badge icon={GitBranch}>{t('clause.conditionMark')}</Badge>}
                  {hasProblem && (
                    <Badge tone="harm" icon={CircleAlert}>
                      {t('clause.problemMark')}
                    </Badge>
                  )}
                </span>
                <span className="moves">
                  {index > 0 && (
                    <IconButton
                      label={t('clause.up', { title })}
                      icon={ChevronUp}
                      onPress={() => move(clause.key, title, index, -1)}
                    />
                  )}
                  {index < last && (
                    <IconButton
                      label={t('clause.down', { title })}
                      icon={ChevronDown}
                      onPress={() => move(clause.key, title, index, 1)}
                    />
                  )}
                  <IconButton
                    label={t('clause.remove', { title })}
                    icon={Trash2}
                    onPress={() => remove(clause.key, title)}
                  />
                </span>
              </div>
              <div id={formId}>
                {isOpen && (
                  <ClauseForm
                    clause={clause}
                    variables={variables}
                    problemOf={(field) => problems.get(path + field)}
                    onChange={(next) => change((current) => changeClause(current, clause.key, next))}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ol>
      <Button kind="quiet" compact icon={Plus} className="justify-self-start" onPress={add}>
        {t('clause.add')}
      </Button>
    </section>
  );
}
