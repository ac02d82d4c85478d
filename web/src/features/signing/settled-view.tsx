import Ban from 'lucide-react/icons/ban';
import Download from 'lucide-react/icons/download';
import FileX from 'lucide-react/icons/file-x';
import Hourglass from 'lucide-react/icons/hourglass';
import ShieldCheck from 'lucide-react/icons/shield-check';
import Signature from 'lucide-react/icons/signature';
import UserRoundPlus from 'lucide-react/icons/user-round-plus';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../../lib/routing/link-to.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { SignerProgress } from './signer-progress.tsx';
import type { SigningVisit } from './signing-visit.ts';

type Outcome = 'sealed' | 'sealing' | 'signed' | 'declined' | 'delegated' | 'over';

const glyphs: Record<Outcome, IconGlyph> = {
  sealed: ShieldCheck,
  sealing: Hourglass,
  signed: Signature,
  declined: Ban,
  delegated: UserRoundPlus,
  over: FileX,
};

function outcomeOf({ state, requestState }: SigningVisit): Outcome {
  if (requestState === 'SEALED') return 'sealed';
  if (requestState === 'SEALING') return 'sealing';
  if (state === 'DECLINED') return 'declined';
  if (state === 'DELEGATED') return 'delegated';
  return state === 'SIGNED' && requestState === 'OPEN' ? 'signed' : 'over';
}

/** What became of it: the signature is recorded, who is still to sign, and the sealed document as soon as it is there. */
export function SettledView({ visit }: { visit: SigningVisit }) {
  const { t } = useTranslation('signing');
  const outcome = outcomeOf(visit);
  const document = outcome === 'sealed' ? visit.sealedDocumentUrl : null;
  return (
    <>
      <div role="status">
        <EmptyState
          level={1}
          icon={glyphs[outcome]}
          title={t(`settled.${outcome}.title`)}
          text={t(`settled.${outcome}.text`)}
          action={
            document ? (
              <a className="button large" href={document} download>
                <Icon of={Download} />
                {t('download')}
              </a>
            ) : undefined
          }
        />
      </div>
      {outcome !== 'over' && (
        <Card as="section" aria-labelledby="people" className="grid gap-2 p-5">
          <h2 id="people" className="text-m">
            {t('people.title')}
          </h2>
          <SignerProgress visit={visit} />
        </Card>
      )}
      {outcome === 'sealed' && (
        <p className="grid justify-items-center gap-1 text-center text-s text-muted">
          {t('verifyHint')}
          <LinkButton kind="text" compact to={linkTo.verify()}>
            {t('verifyDocument')}
          </LinkButton>
        </p>
      )}
    </>
  );
}
