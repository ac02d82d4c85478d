import Star from 'lucide-react/icons/star';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

const steps = [1, 2, 3, 4, 5] as const;

export type StarCount = (typeof steps)[number];

interface StarsInputProps {
  /** The question, such as "كيف كانت الخدمة؟". */
  label: string;
  value: StarCount | null;
  onChange: (value: StarCount) => void;
}

/** A rating of one to five, given by pressing or with arrow keys. */
export function StarsInput({ label, value, onChange }: StarsInputProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="font-semibold">{label}</legend>
      <div className="rate">
        {steps.map((step) => (
          <label key={step} className={value !== null && step <= value ? 'on' : undefined}>
            <input
              type="radio"
              name={name}
              checked={value === step}
              onChange={() => onChange(step)}
              aria-label={t('stars.ofFive', { value: step })}
            />
            <Icon of={Star} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A rating to look at, exact to the tenth; the number stands beside it. */
export function Stars({ value }: { value: number }) {
  const share = Math.max(0, Math.min(1, value / steps.length));
  return (
    <span className="stars" aria-hidden="true">
      <FiveStars />
      <span className="filled" style={{ inlineSize: `${share * 100}%` }}>
        <FiveStars />
      </span>
    </span>
  );
}

function FiveStars() {
  return steps.map((step) => <Icon key={step} of={Star} />);
}
