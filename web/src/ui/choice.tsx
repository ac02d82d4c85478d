import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Num } from './num.tsx';

interface ChoiceProps extends Omit<ComponentPropsWithRef<'input'>, 'type' | 'className' | 'children'> {
  children: ReactNode;
  /** How many there are of it, at the end of the row. */
  count?: string | number | undefined;
  className?: string | undefined;
}

/** A checkbox with its words, the whole row pressable. */
export function Checkbox({ children, count, className, ...input }: ChoiceProps) {
  return (
    <label className={classNames('choice', className)}>
      <input {...input} type="checkbox" />
      <span>{children}</span>
      {count !== undefined && <Num className="count">{count}</Num>}
    </label>
  );
}

/** One of several; give all of a group the same `name` and put them in a `<fieldset>` with a `<legend>`. */
export function Radio({ children, count, className, ...input }: ChoiceProps) {
  return (
    <label className={classNames('choice', className)}>
      <input {...input} type="radio" />
      <span>{children}</span>
      {count !== undefined && <Num className="count">{count}</Num>}
    </label>
  );
}
