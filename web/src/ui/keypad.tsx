import Delete from 'lucide-react/icons/delete';
import { useTranslation } from 'react-i18next';
import type { AmountKey } from './amount-entry.ts';
import { Icon } from './icon.tsx';

const keys: readonly AmountKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', ',', '0', 'erase'];

interface KeypadProps {
  label: string;
  onKey: (key: AmountKey) => void;
}

/** The counter's number pad, laid out like a telephone in every language. A keyboard types into the amount field itself. */
export function Keypad({ label, onKey }: KeypadProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a grid in every browser
    <div role="group" aria-label={label} className="keypad">
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className={key === 'erase' ? 'erase' : undefined}
          aria-label={key === 'erase' ? t('keypad.erase') : key === ',' ? t('keypad.comma') : undefined}
          onClick={() => onKey(key)}
        >
          {key === 'erase' ? <Icon of={Delete} /> : key}
        </button>
      ))}
    </div>
  );
}
