import { classNames } from './class-names.ts';

interface ProgressBarProps {
  /** 0 to 1. */
  share: number;
  tone?: 'action' | 'gain' | 'late';
  className?: string | undefined;
}

/** A share as a bar; the numbers stand beside it, so it says nothing to screen readers. */
export function ProgressBar({ share, tone = 'action', className }: ProgressBarProps) {
  return (
    <span className={classNames('bar block', tone !== 'action' && tone, className)} aria-hidden="true">
      <i style={{ inlineSize: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </span>
  );
}
