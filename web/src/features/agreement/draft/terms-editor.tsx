import { useTranslation } from 'react-i18next';
import type { RenewalKind } from '../../../gql/operations.ts';
import { Card } from '../../../ui/card.tsx';
import { Radio } from '../../../ui/choice.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TermValues } from './draft-values.ts';
import type { FieldProblems } from './problems.ts';

interface TermsEditorProps {
  terms: TermValues;
  problems: FieldProblems;
  onChange: (terms: Partial<TermValues>) => void;
}

const renewals = ['EXPRESS', 'NONE'] as const satisfies readonly RenewalKind[];

/** Period, notice, what happens at the end, the most that discounts may cost. */
export function TermsEditor({ terms, problems, onChange }: TermsEditorProps) {
  const { t } = useTranslation('agreement-draft');
  return (
    <Card as="section" aria-label={t('sections.terms')} className="agreement-form">
      <TextField
        label={t('terms.startsOn')}
        error={problems.at('startsOn')}
        type="date"
        required
        value={terms.startsOn}
        onChange={({ target }) => onChange({ startsOn: target.value })}
      />
      <TextField
        label={t('terms.endsOn')}
        hint={t('terms.endsOnHint')}
        error={problems.at('endsOn')}
        type="date"
        required
        min={terms.startsOn}
        value={terms.endsOn}
        onChange={({ target }) => onChange({ endsOn: target.value })}
      />
      <TextField
        label={t('terms.notice')}
        hint={t('terms.noticeHint')}
        error={problems.at('noticeDays')}
        inputMode="numeric"
        dir="ltr"
        value={terms.noticeDays}
        onChange={({ target }) => onChange({ noticeDays: target.value })}
      />
      <TextField
        label={t('terms.budget')}
        hint={t('terms.budgetHint')}
        error={problems.at('budgetCentimes')}
        inputMode="decimal"
        dir="ltr"
        end={<span className="text-muted">{t('terms.unit')}</span>}
        value={terms.budget}
        onChange={({ target }) => onChange({ budget: target.value })}
      />
      <fieldset className="labelled m-0 min-w-0 border-0 p-0">
        <legend className="mb-1">{t('terms.renewal')}</legend>
        {renewals.map((renewal) => (
          <Radio
            key={renewal}
            name="renewal"
            checked={terms.renewal === renewal}
            onChange={() => onChange({ renewal })}
          >
            {t(`terms.renewals.${renewal}`)}
          </Radio>
        ))}
      </fieldset>
      <TextArea
        label={t('terms.changeNote')}
        hint={t('terms.changeNoteHint')}
        error={problems.at('changeNote')}
        rows={2}
        maxLength={500}
        value={terms.changeNote}
        onChange={({ target }) => onChange({ changeNote: target.value })}
      />
    </Card>
  );
}
