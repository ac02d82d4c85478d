import { toAsciiDigits } from '@wasl/shared/digits';
import MailCheck from 'lucide-react/icons/mail-check';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormTrouble } from '../../ui/form-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { clockText } from '../../ui/use-countdown.ts';
import type { SigningVisit } from './signing-visit.ts';
import type { SigningCode } from './use-signing-code.ts';

const codeLength = 6;

interface CodePartProps {
  visit: SigningVisit;
  code: SigningCode;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
}

/** Whether a code is as long as a code is. */
export function isWholeCode(value: string): boolean {
  return value.length === codeLength;
}

/** The code sent to the address on file: asking for it, typing or pasting it, asking again. */
export function CodePart({ visit, code, value, onChange, error }: CodePartProps) {
  const { t } = useTranslation('signing');
  const { sent, secondsToNext, trouble, send } = code;
  if (!sent)
    return (
      <div className="grid justify-items-start gap-3">
        <p>{t('code.why', { email: visit.maskedEmail })}</p>
        {error && (
          <p className="font-semibold text-clay-700" role="alert">
            {error}
          </p>
        )}
        <FormTrouble trouble={trouble} />
        <Button kind="quiet" icon={MailCheck} onPress={send} disabled={secondsToNext > 0}>
          {secondsToNext > 0 ? t('code.wait', { time: clockText(secondsToNext) }) : t('code.send')}
        </Button>
      </div>
    );
  return (
    <div className="grid gap-3">
      <p role="status" className="flex gap-2 text-mint-700">
        <Icon of={MailCheck} className="mt-1 flex-none" />
        <span>
          {sent.until
            ? t('code.sentUntil', { email: sent.maskedEmail, until: sent.until })
            : t('code.sent', { email: sent.maskedEmail })}
        </span>
      </p>
      <Field label={t('code.label')} error={error} required className="max-w-60">
        {(wiring) => (
          <span className={error ? 'field invalid' : 'field'}>
            <input
              {...wiring}
              type="text"
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
              // Six digits, and the space that a pasted code may have.
              maxLength={12}
              className="text-center font-mono text-xl tracking-[0.3em]"
              value={value}
              onChange={({ target }) =>
                onChange(toAsciiDigits(target.value).replace(/\D/g, '').slice(0, codeLength))
              }
            />
          </span>
        )}
      </Field>
      <FormTrouble trouble={trouble} />
      <Button kind="text" compact className="justify-self-start" onPress={send} disabled={secondsToNext > 0}>
        {secondsToNext > 0 ? t('code.again', { time: clockText(secondsToNext) }) : t('code.resend')}
      </Button>
    </div>
  );
}
