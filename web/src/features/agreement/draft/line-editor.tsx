import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import type { AgreementServicesQuery } from '../../../gql/operations.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { GainKind, LineValues } from './draft-values.ts';
import { LimitRow } from './limit-row.tsx';
import type { FieldProblems } from './problems.ts';

interface LineEditorProps {
  line: LineValues;
  path: string;
  services: NonNullable<AgreementServicesQuery['category']>['services'];
  hasBudget: boolean;
  problems: FieldProblems;
  onChange: (line: Partial<LineValues>) => void;
}

const kinds = ['percentage', 'amount', 'price', 'free'] as const satisfies readonly GainKind[];

/** One discount: on what, how much, under which condition, how often, for whom. */
export function LineEditor({ line, path, services, hasBudget, problems, onChange }: LineEditorProps) {
  const { t } = useTranslation('agreement-draft');
  return (
    <div className="agreement-form">
      <TextField
        label={t('line.labelFr')}
        error={problems.at(`${path}.label`)}
        lang="fr"
        dir="ltr"
        maxLength={120}
        value={line.labelFr}
        onChange={({ target }) => onChange({ labelFr: target.value })}
      />
      <TextField
        label={t('line.labelAr')}
        lang="ar"
        dir="rtl"
        maxLength={120}
        value={line.labelAr}
        onChange={({ target }) => onChange({ labelAr: target.value })}
      />
      {services.length > 0 && (
        <SelectField
          label={t('line.service')}
          error={problems.at(`${path}.serviceCode`)}
          value={line.serviceCode}
          onChange={({ target }) => onChange({ serviceCode: target.value })}
        >
          <option value="">{t('line.allServices')}</option>
          {services.map(({ code, name }) => (
            <option key={code} value={code}>
              {name.display}
            </option>
          ))}
        </SelectField>
      )}
      <div className="wide labelled">
        <Segmented
          label={t('line.gain')}
          value={line.kind}
          onChange={(kind) => onChange({ kind })}
          options={kinds.map((kind) => ({ value: kind, label: t(`line.kinds.${kind}`) }))}
        />
      </div>
      {line.kind !== 'free' && (
        <TextField
          label={t(`line.amounts.${line.kind}`)}
          error={problems.below(`${path}.gain`)}
          inputMode="decimal"
          dir="ltr"
          required
          end={<span className="text-muted">{line.kind === 'percentage' ? '%' : t('terms.unit')}</span>}
          value={line.amount}
          onChange={({ target }) => onChange({ amount: target.value })}
        />
      )}
      {(line.kind === 'price' || line.kind === 'free') && (
        <TextField
          label={t('line.usualPrice')}
          error={line.kind === 'free' ? problems.below(`${path}.gain`) : undefined}
          inputMode="decimal"
          dir="ltr"
          end={<span className="text-muted">{t('terms.unit')}</span>}
          value={line.usualPrice}
          onChange={({ target }) => onChange({ usualPrice: target.value })}
        />
      )}
      <TextField
        label={t('line.maximum')}
        hint={hasBudget ? t('line.maximumNeeded') : t('line.maximumHint')}
        error={problems.at(`${path}.maximumDiscountCentimes`)}
        required={hasBudget}
        inputMode="decimal"
        dir="ltr"
        end={<span className="text-muted">{t('terms.unit')}</span>}
        value={line.maximum}
        onChange={({ target }) => onChange({ maximum: target.value })}
      />
      <TextField
        label={t('line.conditionFr')}
        error={problems.at(`${path}.condition`)}
        lang="fr"
        dir="ltr"
        maxLength={300}
        value={line.conditionFr}
        onChange={({ target }) => onChange({ conditionFr: target.value })}
      />
      <TextField
        label={t('line.conditionAr')}
        lang="ar"
        dir="rtl"
        maxLength={300}
        value={line.conditionAr}
        onChange={({ target }) => onChange({ conditionAr: target.value })}
      />
      <fieldset className="wide m-0 grid min-w-0 gap-2 border-0 p-0">
        <legend className="text-s font-semibold">{t('line.limits')}</legend>
        {line.limits.length === 0 && <p className="text-s text-muted">{t('line.noLimit')}</p>}
        {line.limits.map((limit, index) => (
          <LimitRow
            // biome-ignore lint/suspicious/noArrayIndexKey: limits of a line have no identity but their place
            key={index}
            limit={limit}
            onChange={(part) =>
              onChange({
                limits: line.limits.map((each, place) => (place === index ? { ...each, ...part } : each)),
              })
            }
            onRemove={() => onChange({ limits: line.limits.filter((_, place) => place !== index) })}
          />
        ))}
        {problems.at(`${path}.limits`) && (
          <p className="text-s text-clay-700">{problems.at(`${path}.limits`)}</p>
        )}
        <span>
          <Button
            kind="text"
            compact
            icon={Plus}
            onPress={() =>
              onChange({ limits: [...line.limits, { scope: 'PERSON', period: 'YEAR', count: '1' }] })
            }
          >
            {t('line.addLimit')}
          </Button>
        </span>
      </fieldset>
      <fieldset className="wide m-0 min-w-0 border-0 p-0">
        <legend className="text-s font-semibold">{t('line.dependents')}</legend>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          <Checkbox checked={line.spouse} onChange={({ target }) => onChange({ spouse: target.checked })}>
            {t('line.spouse')}
          </Checkbox>
          <Checkbox checked={line.children} onChange={({ target }) => onChange({ children: target.checked })}>
            {t('line.children')}
          </Checkbox>
          {line.children && (
            <>
              <TextField
                label={t('line.childAge')}
                error={problems.at(`${path}.dependentCoverage.childMaximumAge`)}
                className="w-36"
                inputMode="numeric"
                dir="ltr"
                value={line.childMaximumAge}
                onChange={({ target }) => onChange({ childMaximumAge: target.value })}
              />
              <TextField
                label={t('line.studentAge')}
                error={problems.at(`${path}.dependentCoverage.studentMaximumAge`)}
                className="w-36"
                inputMode="numeric"
                dir="ltr"
                value={line.studentMaximumAge}
                onChange={({ target }) => onChange({ studentMaximumAge: target.value })}
              />
            </>
          )}
        </div>
      </fieldset>
    </div>
  );
}
