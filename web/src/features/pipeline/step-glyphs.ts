import BadgePercent from 'lucide-react/icons/badge-percent';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import CirclePause from 'lucide-react/icons/circle-pause';
import CirclePlay from 'lucide-react/icons/circle-play';
import FilePenLine from 'lucide-react/icons/file-pen-line';
import Hourglass from 'lucide-react/icons/hourglass';
import ListChecks from 'lucide-react/icons/list-checks';
import ListTodo from 'lucide-react/icons/list-todo';
import MessageSquare from 'lucide-react/icons/message-square';
import PenLine from 'lucide-react/icons/pen-line';
import Phone from 'lucide-react/icons/phone';
import ScanEye from 'lucide-react/icons/scan-eye';
import Send from 'lucide-react/icons/send';
import Stamp from 'lucide-react/icons/stamp';
import type { NextStepCode } from '../../gql/operations.ts';
import type { IconGlyph } from '../../ui/icon.tsx';

/** What kind of thing is to be done. */
export const stepGlyphs: Readonly<Record<NextStepCode, IconGlyph>> = {
  CONTACT: Phone,
  NOTED: ListTodo,
  COMPLETE_DRAFT: FilePenLine,
  ANSWER_PARTNER: MessageSquare,
  WAIT_FOR_PARTNER: Hourglass,
  REVIEW: Stamp,
  WAIT_FOR_REVIEW: Hourglass,
  SEND_FOR_SIGNATURE: Send,
  REMIND_SIGNATORY: Send,
  WAIT_FOR_SIGNATURE: Hourglass,
  COUNTERSIGN: PenLine,
  RESEND: Send,
  CONFIRM_SCAN: ScanEye,
  DECIDE_CHECKLIST: ListChecks,
  WAIT_FOR_CHECKLIST: Hourglass,
  ACTIVATE: CirclePlay,
  DECIDE_OFFER: BadgePercent,
  CALL_UNUSED: Phone,
  NONE: Hourglass,
  RENEW: CalendarClock,
  SETTLE_SUSPENSION: CirclePause,
};
