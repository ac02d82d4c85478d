import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import EyeOff from 'lucide-react/icons/eye-off';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type ClauseValues, newClause } from './draft-values.ts';
import { moved } from './moved.ts';
import type { FieldProblems } from './problems.ts';
import { VariablesHelp } from './variables-help.tsx';

interface ClausesEditorProps {
  clauses: readonly ClauseValues[];
  /** Keys of clauses whose condition does not hold now: written, but no part of the text. */
  idleKeys: ReadonlySet<string>;
  problems: FieldProblems;
  onChange: (next: (clauses: ClauseValues[]) => ClauseValues[]) => void;
}

/** Clauses in French and Arabic beside each other, with the variables they may use. */
export function ClausesEditor({ clauses, idleKeys, problems, onChange }: ClausesEditorProps) {
  const { t } = useTranslation('agreement-draft');
  /** Where a chosen variable goes: the text written in last. */
  const lastArea = useRef<HTMLTextAreaElement | null>(null);
  const change = (key: string, part: Partial<ClauseValues>) =>
    onChange((all) => all.map((clause) => (clause.key === key ? { ...clause, ...part } : clause)));

  function insert(variable: string) {
    const area = lastArea.current;
    if (!area) return;
    area.focus();
    area.setRangeText(`{{${variable}}}`, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  return (
    <div className="agreement-writing">
      <div className="grid gap-3">
        {clauses.map((clause, index) => (
          <Card key={clause.key} as="section" aria-label={t('clause.label', { number: index + 1 })}>
            <header className="agreement-card-head">
              <h2>{t('clause.label', { number: index + 1 })}</h2>
              {clause.isRequired && <Badge>{t('clause.required')}</Badge>}
              {idleKeys.has(clause.key) && <Badge icon={EyeOff}>{t('clause.idle')}</Badge>}
              <span className="ms-auto flex">
                <IconButton
                  label={t('moveUp', { name: nameOf(clause) })}
                  icon={ArrowUp}
                  onPress={() => onChange((all) => moved(all, index, -1))}
                />
                <IconButton
                  label={t('moveDown', { name: nameOf(clause) })}
                  icon={ArrowDown}
                  onPress={() => onChange((all) => moved(all, index, 1))}
                />
                {!clause.isRequired && (
                  <IconButton
                    label={t('remove', { name: nameOf(clause) })}
                    icon={Trash2}
                    onPress={() => onChange((all) => all.filter(({ key }) => key !== clause.key))}
                  />
                )}
              </span>
            </header>
            <div className="agreement-two">
              {(['Fr', 'Ar'] as const).map((suffix) => {
                const language = suffix === 'Fr' ? 'fr' : 'ar';
                const dir = language === 'ar' ? 'rtl' : 'ltr';
                return (
                  <div key={suffix} className="grid content-start gap-2">
                    <TextField
                      label={t(`clause.title.${language}`)}
                      error={problems.at(`clauses.${index}.title.${language}`)}
                      lang={language}
                      dir={dir}
                      value={clause[`title${suffix}`]}
                      onChange={({ target }) => change(clause.key, { [`title${suffix}`]: target.value })}
                    />
                    <TextArea
                      label={t(`clause.source.${language}`)}
                      error={problems.at(`clauses.${index}.source.${language}`)}
                      lang={language}
                      dir={dir}
                      rows={4}
                      value={clause[`source${suffix}`]}
                      onFocus={({ target }) => {
                        lastArea.current = target;
                      }}
                      onChange={({ target }) => change(clause.key, { [`source${suffix}`]: target.value })}
                    />
                  </div>
                );
              })}
            </div>
            {problems.at(`clauses.${index}.key`) && (
              <p className="text-s text-clay-700">{problems.at(`clauses.${index}.key`)}</p>
            )}
          </Card>
        ))}
        <span>
          <Button kind="quiet" compact icon={Plus} onPress={() => onChange((all) => [...all, newClause()])}>
            {t('clause.add')}
          </Button>
        </span>
      </div>
      <VariablesHelp onChoose={insert} />
    </div>
  );
}

function nameOf({ titleFr, titleAr, key }: ClauseValues): string {
  return titleFr || titleAr || key;
}
