import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import CircleX from 'lucide-react/icons/circle-x';
import FilePen from 'lucide-react/icons/file-pen';
import PenLine from 'lucide-react/icons/pen-line';
import { useTranslation } from 'react-i18next';
import type { AgreementState } from '../../gql/operations.ts';
import { Badge } from '../../ui/badge.tsx';

const looks = {
  DRAFT: { tone: 'plain', icon: FilePen },
  IN_REVIEW: { tone: 'plain', icon: FilePen },
  OUT_FOR_SIGNATURE: { tone: 'action', icon: PenLine },
  ACTIVE: { tone: 'ok', icon: CircleCheck },
  RENEWING: { tone: 'ok', icon: CircleCheck },
  SUSPENDED: { tone: 'harm', icon: CirclePause },
  EXPIRED: { tone: 'plain', icon: CircleX },
  TERMINATED: { tone: 'plain', icon: CircleX },
  WITHDRAWN: { tone: 'plain', icon: CircleX },
  DECLINED: { tone: 'plain', icon: CircleX },
} as const;

/** Where an agreement stands, in the partner's words. */
export function AgreementBadge({ state, isSealed }: { state: AgreementState; isSealed: boolean }) {
  const { t } = useTranslation('partner-agreement');
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(isSealed && state === 'OUT_FOR_SIGNATURE' ? 'state.SEALED' : `state.${state}`)}
    </Badge>
  );
}
