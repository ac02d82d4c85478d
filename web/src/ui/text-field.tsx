import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { type ComponentPropsWithRef, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Field, type FieldTexts } from './field.tsx';
import { Icon, type IconGlyph } from './icon.tsx';

type InputProps = Omit<
  ComponentPropsWithRef<'input'>,
  'id' | 'className' | 'children' | 'aria-describedby' | 'aria-invalid'
>;

interface TextFieldProps extends FieldTexts, InputProps {
  hideLabel?: boolean;
  icon?: IconGlyph;
  /** What stands after the input, such as a unit or a button. */
  end?: ReactNode;
  className?: string | undefined;
}

/**
 * One line of text. Takes what an `<input>` takes, also react-hook-form's `register()`. Set `dir="ltr"` for e-mail, phone and codes:
 * they are typed left to right in Arabic too.
 */
export function TextField({
  label,
  hint,
  error,
  required,
  hideLabel,
  icon,
  end,
  className,
  ...input
}: TextFieldProps) {
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
          <input type="text" {...input} {...wiring} />
          {end}
        </span>
      )}
    </Field>
  );
}

type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'end' | 'dir'> & {
  autoComplete: 'current-password' | 'new-password';
};

/** A password that can be looked at before it is sent. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      dir="ltr"
      autoCapitalize="none"
      spellCheck={false}
      end={
        <IconButton
          label={isShown ? t('password.hide') : t('password.show')}
          icon={isShown ? EyeOff : Eye}
          onPress={() => setShown(!isShown)}
          className="text-muted"
        />
      }
    />
  );
}
