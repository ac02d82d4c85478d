import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldTexts } from './field.tsx';
import { Icon, type IconGlyph } from './icon.tsx';

type SelectProps = Omit<
  ComponentPropsWithRef<'select'>,
  'id' | 'className' | 'aria-describedby' | 'aria-invalid'
>;

interface SelectFieldProps extends FieldTexts, SelectProps {
  hideLabel?: boolean;
  icon?: IconGlyph;
  className?: string | undefined;
  /** `<option>` elements. */
  children: ReactNode;
}

/** A choice of one out of a list, drawn by the system: every phone shows its own picker. */
export function SelectField({
  label,
  hint,
  error,
  required,
  hideLabel,
  icon,
  className,
  children,
  ...select
}: SelectFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      required={required}
      hideLabel={hideLabel ?? false}
      className={className}
    >
      {(wiring) => (
        <span className={classNames('field', Boolean(error) && 'invalid')}>
          {icon && <Icon of={icon} className="text-muted" />}
          <select {...select} {...wiring}>
            {children}
          </select>
          <Icon of={ChevronDown} className="text-muted" />
        </span>
      )}
    </Field>
  );
}
