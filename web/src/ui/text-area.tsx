import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldTexts } from './field.tsx';

type AreaProps = Omit<
  ComponentPropsWithRef<'textarea'>,
  'id' | 'className' | 'children' | 'aria-describedby' | 'aria-invalid'
>;

interface TextAreaProps extends FieldTexts, AreaProps {
  hideLabel?: boolean;
  className?: string | undefined;
}

/** Several lines of text, as tall as what is written. Takes what a `<textarea>` takes; `dir="auto"` unless told otherwise. */
export function TextArea({
  label,
  hint,
  error,
  required,
  hideLabel = false,
  className,
  ...area
}: TextAreaProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      required={required}
      hideLabel={hideLabel}
      className={className}
    >
      {(wiring) => (
        <span className={classNames('field', Boolean(error) && 'invalid')}>
          <textarea dir="auto" rows={3} {...area} {...wiring} className="[field-sizing:content]" />
        </span>
      )}
    </Field>
  );
}
