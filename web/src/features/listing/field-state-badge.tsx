import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock-3';
import PencilLine from 'lucide-react/icons/pencil-line';
import { useTranslation } from 'react-i18next';
import type { ChangedFieldState } from '../../gql/operations.ts';
import { Badge } from '../../ui/badge.tsx';

const looks = {
  WAITING: { tone: 'plain', icon: Clock },
  ACCEPTED: { tone: 'ok', icon: Check },
  REJECTED: { tone: 'harm', icon: Ban },
  NEEDS_CHANGES: { tone: 'action', icon: PencilLine },
} as const;

export function FieldStateBadge({ state }: { state: ChangedFieldState }) {
  const { t } = useTranslation('listing');
  return <Badge {...looks[state]}>{t(`fieldState.${state}`)}</Badge>;
}
