import BadgePercent from 'lucide-react/icons/badge-percent';
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import CirclePlay from 'lucide-react/icons/circle-play';
import CircleSlash from 'lucide-react/icons/circle-slash';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import FilePlus2 from 'lucide-react/icons/file-plus-2';
import GitCompare from 'lucide-react/icons/git-compare';
import Keyboard from 'lucide-react/icons/keyboard';
import ListChecks from 'lucide-react/icons/list-checks';
import MailPlus from 'lucide-react/icons/mail-plus';
import Pencil from 'lucide-react/icons/pencil';
import Printer from 'lucide-react/icons/printer';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Send from 'lucide-react/icons/send';
import Signature from 'lucide-react/icons/signature';
import Trash2 from 'lucide-react/icons/trash-2';
import Upload from 'lucide-react/icons/upload';
import UserRoundCheck from 'lucide-react/icons/user-round-check';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../../lib/routing/link-to.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconGlyph } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { KeyCap } from '../../ui/office/key-cap.tsx';
import { PageBar } from '../../ui/office/page-bar.tsx';
import { Tile } from '../../ui/tile.tsx';
import type { ActionName } from './actions.ts';
import type { AgreementHead, SigningRequest } from './agreement.types.ts';
import type { OpenDialog } from './desk-dialogs.tsx';
import { otherScript } from './other-script.ts';
import { StateBadge } from './state-badge.tsx';
import { useIsWide } from './use-is-wide.ts';

interface AgreementHeadBarProps {
  agreement: AgreementHead;
  request: SigningRequest | null;
  main: ActionName | null;
  others: readonly ActionName[];
  onAct: (action: ActionName) => unknown;
  onOpen: (dialog: OpenDialog) => void;
}

const glyphs: Record<ActionName, IconGlyph> = {
  submitForReview: ClipboardCheck,
  saveDraft: Pencil,
  reviewVersion: ListChecks,
  sendForSignature: Signature,
  remindSignatory: Send,
  resendSigningLink: MailPlus,
  uploadSignedScan: Upload,
  confirmSignedScan: ClipboardCheck,
  activateAgreement: CircleCheck,
  resumeAgreement: CirclePlay,
  renewAgreement: RefreshCw,
  proposeOffer: BadgePercent,
  invitePartner: MailPlus,
  noteNextStep: ListChecks,
  assignAgreement: UserRoundCheck,
  cancelSigning: Ban,
  reviseAgreement: FilePlus2,
  withdrawAgreement: Trash2,
  suspendAgreement: CirclePause,
  terminateAgreement: CircleSlash,
};

/** What takes something away from somebody. */
const harmful: readonly ActionName[] = [
  'cancelSigning',
  'reviseAgreement',
  'withdrawAgreement',
  'suspendAgreement',
  'terminateAgreement',
];

/** Shown as a word beside the filled button, when possible; the rest is in the menu. */
const besideMain: readonly ActionName[] = ['saveDraft', 'cancelSigning'];

/** Who it is with, where it stands, and what can be done now. */
export function AgreementHeadBar({ agreement, request, main, others, onAct, onOpen }: AgreementHeadBarProps) {
  const { t } = useTranslation('agreement');
  const { partner } = agreement;
  const other = otherScript(partner.name);
  const isWide = useIsWide();
  const beside = isWide ? besideMain.find((action) => others.includes(action)) : undefined;
  const inMenu = others.filter((action) => action !== beside);
  const item = (action: ActionName): MenuItem => ({
    label: t(`actions.${action}`),
    icon: glyphs[action],
    harm: harmful.includes(action),
    shortcut: action === 'remindSignatory' ? 'R' : undefined,
    onPress: () => onAct(action),
  });
  const signed = request && {
    count: request.signedCount,
    of: request.signatories.filter(({ state }) => state !== 'DELEGATED').length,
  };
  return (
    <PageBar
      title={
        <>
          <BackLink to={linkTo.office()} className="-ms-2" />
          <Tile sector={partner.sector.code} icon={partner.category.icon} size="small" />
          <h1 className="agreement-name">
            <LocalText text={partner.name} />{' '}
            {other && (
              <bdi lang={other.language} className="other">
                {other.text}
              </bdi>
            )}
          </h1>
          <StateBadge state={agreement.state} isSealed={agreement.sealedAt !== null} signed={signed} />
        </>
      }
      actions={
        <span className="agreement-actions screen-only">
          {beside && (
            <Button kind="quiet" compact onPress={() => onAct(beside)}>
              {t(`actions.${beside}`)}
            </Button>
          )}
          {main && (
            <Button compact icon={glyphs[main]} onPress={() => onAct(main)}>
              {t(`actions.${main}`)} <KeyCap of={main === 'remindSignatory' ? 'R' : 'E'} />
            </Button>
          )}
          <Menu
            label={t('actions.more')}
            groups={[
              inMenu.filter((action) => !harmful.includes(action)).map(item),
              [
                {
                  label: t('actions.compare'),
                  icon: GitCompare,
                  shortcut: 'C',
                  onPress: () => onOpen('compare'),
                },
                { label: t('actions.print'), icon: Printer, onPress: () => window.print() },
                { label: t('actions.keys'), icon: Keyboard, shortcut: '?', onPress: () => onOpen('keys') },
              ],
              inMenu.filter((action) => harmful.includes(action)).map(item),
            ]}
          />
        </span>
      }
    />
  );
}
