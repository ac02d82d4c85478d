import Check from 'lucide-react/icons/check';
import Info from 'lucide-react/icons/info';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { PasswordField } from '../../ui/text-field.tsx';
import { type PasswordHint, passwordHint, passwordMinimumLength } from './password-hint.ts';

interface PasswordWithHintProps {
  label: string;
  value: string;
  /** Names, address and numbers of the person, which make a bad password. */
  ownWords: readonly string[];
  error: string | undefined;
  registration: UseFormRegisterReturn;
}

/** A new password with what makes it hold, said while one types. */
export function PasswordWithHint({ label, value, ownWords, error, registration }: PasswordWithHintProps) {
  const { t } = useTranslation('session');
  const hint = passwordHint(value, ownWords);
  const isEnough = hint.level === 'fair' || hint.level === 'good';
  return (
    <PasswordField
      label={label}
      required
      autoComplete="new-password"
      error={error}
      hint={
        <span className="flex gap-1.5">
          <Icon
            of={isEnough ? Check : Info}
            className={isEnough ? 'mt-0.5 size-4 text-mint-700' : 'mt-0.5 size-4'}
          />
          <span>{textOf(hint)}</span>
        </span>
      }
      {...registration}
    />
  );

  function textOf(of: PasswordHint): string {
    switch (of.level) {
      case 'empty':
        return t('password.hint.empty', { minimum: passwordMinimumLength });
      case 'too_short':
        return t('password.hint.tooShort', { count: of.missing });
      case 'guessable':
        return t(`password.hint.${of.reason}`);
      case 'fair':
        return t('password.hint.fair');
      case 'good':
        return t('password.hint.good');
    }
  }
}
