import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import type { LimitPeriod, LimitScope } from '../../../gql/operations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { LimitValues } from './draft-values.ts';

interface LimitRowProps {
  limit: LimitValues;
  onChange: (limit: Partial<LimitValues>) => void;
  onRemove: () => void;
}

const scopes = ['PERSON', 'HOUSEHOLD', 'OFFER'] as const satisfies readonly LimitScope[];
const periods = ['DAY', 'WEEK', 'MONTH', 'YEAR', 'TOTAL'] as const satisfies readonly LimitPeriod[];

/** How often, in whose name, in which period: read as one sentence. */
export function LimitRow({ limit, onChange, onRemove }: LimitRowProps) {
  const { t } = useTranslation('agreement-draft');
  return (
    <div className="agreement-limit">
      <TextField
        label={t('limit.count')}
        inputMode="numeric"
        dir="ltr"
        value={limit.count}
        onChange={({ target }) => onChange({ count: target.value })}
      />
      <SelectField
        label={t('limit.scope')}
        value={limit.scope}
        onChange={({ target }) => onChange({ scope: target.value as LimitScope })}
      >
        {scopes.map((scope) => (
          <option key={scope} value={scope}>
            {t(`limit.scopes.${scope}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('limit.period')}
        value={limit.period}
        onChange={({ target }) => onChange({ period: target.value as LimitPeriod })}
      >
        {periods.map((period) => (
          <option key={period} value={period}>
            {t(`limit.periods.${period}`)}
          </option>
        ))}
      </SelectField>
      <IconButton label={t('limit.remove')} icon={Trash2} onPress={onRemove} />
    </div>
  );
}
