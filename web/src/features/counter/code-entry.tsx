import { normalizeVoucherCode, parseVoucherCode, voucherCodeLength } from '@wasl/shared/voucher-code';
import CircleAlert from 'lucide-react/icons/circle-alert';
import Keyboard from 'lucide-react/icons/keyboard';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { codeProblem, groupedCode } from './code-problem.ts';

interface CodeEntryProps {
  /** Read by a scanner or being asked about: what was typed goes. */
  isChecking: boolean;
  /** Codes are not taken for a while; a QR still is. */
  isLocked: boolean;
  onCode: (code: string) => void;
}

/** The ten characters under the QR, asked about as soon as they are complete and their check character fits. */
export function CodeEntry({ isChecking, isLocked, onCode }: CodeEntryProps) {
  const { t } = useTranslation('counter');
  const [text, setText] = useState('');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const problem = codeProblem(text);
  const parsed = parseVoucherCode(text);
  const missing = voucherCodeLength - normalizeVoucherCode(text).length;

  useEffect(() => {
    // A desk with a keyboard types at once; on a phone that would open the keyboard over the camera.
    if (window.matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
  }, []);

  function type(typed: string) {
    const wasComplete = parsed.ok;
    const next = groupedCode(normalizeVoucherCode(typed).slice(0, voucherCodeLength + 6));
    setText(next);
    const complete = parseVoucherCode(next);
    if (complete.ok && !wasComplete && !isLocked) onCode(complete.code);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (parsed.ok && !isChecking && !isLocked) onCode(parsed.code);
    else input.current?.focus();
  }

  return (
    <form className="counter-code" onSubmit={submit} noValidate>
      <label htmlFor={id}>
        <Icon of={Keyboard} />
        {t('code.label')}
      </label>
      <div className="row">
        <input
          ref={input}
          id={id}
          dir="ltr"
          value={text}
          placeholder={t('code.example')}
          inputMode="text"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => type(target.value)}
        />
        <Button type="submit" busy={isChecking} disabled={!parsed.ok || isLocked}>
          {t('code.check')}
        </Button>
      </div>
      <div id={`${id}-help`}>
        <p className="problem" role="status" hidden={!problem}>
          {problem && (
            <>
              <Icon of={CircleAlert} />
              <span>{t(`code.problem.${problem.kind}`)}</span>
            </>
          )}
        </p>
        {!problem && (
          <p className="help">{missing > 0 && text ? t('code.left', { count: missing }) : t('code.help')}</p>
        )}
      </div>
    </form>
  );
}
