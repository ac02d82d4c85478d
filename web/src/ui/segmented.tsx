import { type ReactNode, useId } from 'react';
import { Icon, type IconGlyph } from './icon.tsx';

interface SegmentedProps<TValue extends string> {
  /** What is chosen here, for screen readers. */
  label: string;
  value: TValue;
  onChange: (value: TValue) => void;
  options: readonly { value: TValue; label: ReactNode; icon?: IconGlyph; lang?: string }[];
  className?: string | undefined;
}

/** One of two to four, all in sight. Radio buttons underneath: arrow keys work as they do everywhere. */
export function Segmented<TValue extends string>({
  label,
  value,
  onChange,
  options,
  className,
}: SegmentedProps<TValue>) {
  const name = useId();
  return (
    <fieldset className={`segmented ${className ?? ''}`}>
      <legend className="hidden-text">{label}</legend>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon && <Icon of={option.icon} />}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
