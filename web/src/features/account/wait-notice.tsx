import Hourglass from 'lucide-react/icons/hourglass';
import { Notice } from '../../ui/notice.tsx';
import { Num } from '../../ui/num.tsx';
import { clockText } from '../../ui/use-countdown.ts';

/** Too many attempts: why, and how long until the next. The seconds are for eyes; they are not announced one by one. */
export function WaitNotice({ message, seconds }: { message: string; seconds: number }) {
  return (
    <Notice tone="harm" icon={Hourglass}>
      <p role="alert">{message}</p>
      <p className="text-l font-semibold" aria-hidden="true">
        <Num>{clockText(seconds)}</Num>
      </p>
    </Notice>
  );
}
