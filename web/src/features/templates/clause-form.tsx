import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClauseConditionOperator } from '../../gql/operations.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Variable } from './preview-values.ts';
import { type DraftClause, type Side, takesValue, withVariable } from './template-draft.ts';

const operators = [
  'IS_KNOWN',
  'IS_UNKNOWN',
  'IS',
  'IS_NOT',
] as const satisfies readonly ClauseConditionOperator[];
const sides = ['ar', 'fr'] as const;

interface ClauseFormProps {
  clause: DraftClause;
  variables: readonly Variable[];
  /** What the server says of a field of this clause, such as `body.fr`. */
  problemOf: (field: string) => string | undefined;
  onChange: (change: Partial<Omit<DraftClause, 'key'>>) => void;
}

/** One clause: Arabic and French side by side, when it is part of an agreement, whether drafts must keep it. */
export function ClauseForm({ clause, variables, problemOf, onChange }: ClauseFormProps) {
  const { t } = useTranslation('templates');
  const boxes = useRef<Partial<Record<Side, HTMLTextAreaElement | null>>>({});

  function insert(side: Side, name: string) {
    const box = boxes.current[side];
    const start = box?.selectionStart ?? clause.body[side].length;
    const end = box?.selectionEnd ?? start;
    const { text, caret } = withVariable(clause.body[side], name, { start, end });
    onChange({ body: { ...clause.body, [side]: text } });
    // The box holds the new text in the next frame.
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(caret, caret);
    });
  }

  const { condition } = clause;
  return (
    <div className="clause-form">
      <div className="sides">
        {sides.map((side) => (
          <div key={side} className="grid content-start gap-3">
            <TextField
              label={t(`clause.title.${side}`)}
              error={problemOf(`title.${side}`)}
              lang={side}
              dir={side === 'ar' ? 'rtl' : 'ltr'}
              value={clause.title[side]}
              onChange={({ target }) => onChange({ title: { ...clause.title, [side]: target.value } })}
            />
            <TextArea
              label={t(`clause.body.${side}`)}
              error={problemOf(`body.${side}`)}
              ref={(box) => {
                boxes.current[side] = box;
              }}
              lang={side}
              dir={side === 'ar' ? 'rtl' : 'ltr'}
              rows={6}
              value={clause.body[side]}
              onChange={({ target }) => onChange({ body: { ...clause.body, [side]: target.value } })}
            />
            <SelectField
              label={t('clause.insert')}
              value=""
              onChange={({ target }) => target.value && insert(side, target.value)}
            >
              <option value="">{t('clause.insertChoose')}</option>
              {variables.map(({ name, description }) => (
                <option key={name} value={name}>
                  {description.display}
                </option>
              ))}
            </SelectField>
          </div>
        ))}
      </div>
      <fieldset className="condition">
        <legend>{t('clause.condition')}</legend>
        <SelectField
          label={t('clause.variable')}
          error={problemOf('condition.variable')}
          value={condition?.variable ?? ''}
          onChange={({ target }) =>
            onChange({
              condition: target.value
                ? { operator: 'IS_KNOWN', value: '', ...condition, variable: target.value }
                : null,
            })
          }
        >
          <option value="">{t('clause.always')}</option>
          {variables.map(({ name, description }) => (
            <option key={name} value={name}>
              {description.display}
            </option>
          ))}
        </SelectField>
        {condition && (
          <SelectField
            label={t('clause.operator')}
            error={problemOf('condition.operator')}
            value={condition.operator}
            onChange={({ target }) =>
              onChange({
                condition: {
                  ...condition,
                  operator: operators.find((operator) => operator === target.value) ?? 'IS_KNOWN',
                },
              })
            }
          >
            {operators.map((operator) => (
              <option key={operator} value={operator}>
                {t(`operator.${operator}`)}
              </option>
            ))}
          </SelectField>
        )}
        {condition && takesValue(condition.operator) && (
          <TextField
            label={t('clause.value')}
            error={problemOf('condition.value')}
            dir="auto"
            value={condition.value}
            onChange={({ target }) => onChange({ condition: { ...condition, value: target.value } })}
          />
        )}
      </fieldset>
      <Checkbox
        checked={clause.isRequired}
        onChange={({ target }) => onChange({ isRequired: target.checked })}
      >
        {t('clause.required')}
      </Checkbox>
    </div>
  );
}
