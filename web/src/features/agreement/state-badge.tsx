import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import PauseCircle from 'lucide-react/icons/circle-pause';
import CircleSlash from 'lucide-react/icons/circle-slash';
import Eye from 'lucide-react/icons/eye';
import FileLock from 'lucide-react/icons/file-lock';
import History from 'lucide-react/icons/history';
import PenLine from 'lucide-react/icons/pen-line';
import Pencil from 'lucide-react/icons/pencil';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useTranslation } from 'react-i18next';
import type { AgreementState } from '../../gql/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import type { IconGlyph } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';

const looks: Record<AgreementState, { tone: 'plain' | 'ok' | 'harm' | 'action'; icon: IconGlyph }> = {
  DRAFT: { tone: 'plain', icon: Pencil },
  IN_REVIEW: { tone: 'action', icon: Eye },
  OUT_FOR_SIGNATURE: { tone: 'action', icon: PenLine },
  ACTIVE: { tone: 'ok', icon: CircleCheck },
  RENEWING: { tone: 'ok', icon: RefreshCw },
  SUSPENDED: { tone: 'harm', icon: PauseCircle },
  EXPIRED: { tone: 'plain', icon: History },
  TERMINATED: { tone: 'plain', icon: CircleSlash },
  WITHDRAWN: { tone: 'plain', icon: CircleSlash },
  DECLINED: { tone: 'harm', icon: Ban },
};

interface StateBadgeProps {
  state: AgreementState;
  isSealed: boolean;
  /** How many of how many have signed, while it is out. */
  signed: { count: number; of: number } | null;
}

/** Where the agreement stands, in two words. */
export function StateBadge({ state, isSealed, signed }: StateBadgeProps) {
  const { t } = useTranslation('agreement');
  if (isSealed)
    return (
      <Badge tone="ok" icon={FileLock}>
        {t('state.sealed')}
      </Badge>
    );
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${state}`)}
      {state === 'OUT_FOR_SIGNATURE' && signed && (
        <>
          {' '}
          <Num>
            {signed.count}/{signed.of}
          </Num>
        </>
      )}
    </Badge>
  );
}
