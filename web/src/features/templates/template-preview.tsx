import { renderClauses } from '@wasl/shared/agreement-text';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementText } from '../../ui/agreement/agreement-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { known, previewValues, suppositionsOf, unknown, type Variable } from './preview-values.ts';
import { clauseTexts, type DraftClause } from './template-draft.ts';

interface TemplatePreviewProps {
  clauses: readonly DraftClause[];
  variables: readonly Variable[];
}

/** What the template says with examples, as it is written; conditions can be tried both ways. */
export function TemplatePreview({ clauses, variables }: TemplatePreviewProps) {
  const { t } = useTranslation('templates');
  const [supposed, setSupposed] = useState<Record<string, string>>({});
  // Typing goes first; the preview follows a moment later.
  const settled = useDeferredValue(clauses);
  const suppositions = suppositionsOf(settled);
  const rendered = useMemo(
    () => renderClauses(clauseTexts(settled), previewValues(variables, supposed)),
    [settled, variables, supposed],
  );
  const describe = (name: string) =>
    variables.find((variable) => variable.name === name)?.description.display ?? name;
  const worded = (choice: string) => {
    if (choice === known) return t('preview.known');
    return choice === unknown ? t('preview.unknown') : choice;
  };
  return (
    <section className="template-preview" aria-labelledby="preview">
      <h2 id="preview" className="hidden-text">
        {t('preview.title')}
      </h2>
      <p className="text-xs text-muted">{t('preview.text')}</p>
      {suppositions.length > 0 && (
        <details>
          <summary>{t('preview.suppose', { count: suppositions.length })}</summary>
          <div className="suppositions">
            {suppositions.map(({ variable, choices }) => (
              <SelectField
                key={variable}
                label={describe(variable)}
                value={supposed[variable] ?? known}
                onChange={({ target }) => setSupposed({ ...supposed, [variable]: target.value })}
              >
                {choices.map((choice) => (
                  <option key={choice} value={choice}>
                    {worded(choice)}
                  </option>
                ))}
              </SelectField>
            ))}
          </div>
        </details>
      )}
      {rendered.unknownVariables.length > 0 && (
        <Notice tone="harm" icon={CircleAlert} role="status">
          <p>{t('preview.unknownVariables', { names: rendered.unknownVariables.join(t('listBreak')) })}</p>
        </Notice>
      )}
      {rendered.clauses.length === 0 ? (
        <p className="text-s text-muted">{t('preview.empty')}</p>
      ) : (
        <AgreementText clauses={rendered.clauses} />
      )}
    </section>
  );
}
