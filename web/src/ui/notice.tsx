import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';

interface NoticeProps {
  /** `wait` for what is pending or offline. */
  tone?: 'plain' | 'harm' | 'ok' | 'wait' | 'action';
  icon: IconGlyph;
  /** `alert` is read out at once, `status` at the next pause. */
  role?: 'alert' | 'status';
  className?: string | undefined;
  children: ReactNode;
}

/** A few sentences inside a page: why something is refused, what is pending. */
export function Notice({ tone = 'plain', icon, role, className, children }: NoticeProps) {
  return (
    <div className={classNames('notice', tone !== 'plain' && tone, className)} role={role}>
      <Icon of={icon} />
      <div>{children}</div>
    </div>
  );
}

interface VerdictProps {
  tone: 'yes' | 'no' | 'wait';
  icon: IconGlyph;
  children: ReactNode;
}

/** The head of an eligibility panel or of the counter: yes, no, or not yet, in one line. */
export function Verdict({ tone, icon, children }: VerdictProps) {
  return (
    <div className={classNames('verdict', tone !== 'yes' && tone)}>
      <Icon of={icon} className="size-6.5" />
      {children}
    </div>
  );
}
