import Ban from 'lucide-react/icons/ban';
import CircleHelp from 'lucide-react/icons/circle-help';
import FilePen from 'lucide-react/icons/file-pen';
import FileX from 'lucide-react/icons/file-x';
import Hourglass from 'lucide-react/icons/hourglass';
import MailCheck from 'lucide-react/icons/mail-check';
import UserX from 'lucide-react/icons/user-x';
import Users from 'lucide-react/icons/users';
import { useTranslation } from 'react-i18next';
import { type SigningLinkProblem, SignOutDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { sessionEnded } from '../../lib/viewer/session.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import type { IconGlyph } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { UnusableLink } from './signing-visit.ts';

const glyphs: Record<SigningLinkProblem, IconGlyph> = {
  UNKNOWN: CircleHelp,
  EXPIRED: Hourglass,
  CANCELLED: FileX,
  VOIDED: FilePen,
  DECLINED: Ban,
  NOT_THEIR_TURN: Users,
  DONE: MailCheck,
  OTHER_PERSON: UserX,
};

/** A link that cannot be used now: why, in words, and the one thing that helps. */
export function UnusableView({ link, onRetry }: { link: UnusableLink; onRetry: () => unknown }) {
  const { t } = useTranslation('signing');
  const { reason, message } = link;
  return (
    <EmptyState
      level={1}
      icon={glyphs[reason]}
      title={t(`unusable.${reason}`)}
      text={message}
      action={<WayOut reason={reason} onRetry={onRetry} />}
    />
  );
}

function WayOut({ reason, onRetry }: { reason: SigningLinkProblem; onRetry: () => unknown }) {
  const { t } = useTranslation('signing');
  const signOut = useOperation(SignOutDocument);
  switch (reason) {
    case 'OTHER_PERSON':
      return (
        <Button
          onPress={async () => {
            await signOut.mutateAsync({});
            await sessionEnded();
            await onRetry();
          }}
        >
          {t('signOutAndGoOn')}
        </Button>
      );
    case 'NOT_THEIR_TURN':
      return <Button onPress={onRetry}>{t('lookAgain')}</Button>;
    case 'DONE':
      return (
        <LinkButton kind="quiet" to={linkTo.verify()}>
          {t('verifyDocument')}
        </LinkButton>
      );
    default:
      return (
        <Button kind="quiet" onPress={onRetry}>
          {t('lookAgain')}
        </Button>
      );
  }
}
