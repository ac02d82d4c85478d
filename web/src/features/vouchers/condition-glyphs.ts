import CalendarClock from 'lucide-react/icons/calendar-clock';
import FileText from 'lucide-react/icons/file-text';
import IdCard from 'lucide-react/icons/id-card';
import Info from 'lucide-react/icons/info';
import Ticket from 'lucide-react/icons/ticket';
import type { ConditionKind } from '../../gql/operations.ts';
import type { IconGlyph } from '../../ui/icon.tsx';

export const conditionGlyphs: Readonly<Record<ConditionKind, IconGlyph>> = {
  PRESCRIPTION: FileText,
  MEMBER_CARD: IdCard,
  NOT_COMBINABLE: Ticket,
  APPOINTMENT: CalendarClock,
  OTHER: Info,
};
