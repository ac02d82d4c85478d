import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Download from 'lucide-react/icons/download';
import Lock from 'lucide-react/icons/lock';
import Signature from 'lucide-react/icons/signature';
import UserRoundPlus from 'lucide-react/icons/user-round-plus';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { PartnerSignatoriesDocument, type SignatoryState } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { isPrepared, type PreparedAgreement } from './agreement-parts.ts';

const glyphs: Record<SignatoryState, IconGlyph> = {
  WAITING: Lock,
  INVITED: Clock,
  OPENED: Clock,
  SIGNED: Check,
  DECLINED: X,
  DELEGATED: UserRoundPlus,
};

/** Who signed, who is waited for, and the sealed document. Signing itself is done by each person's own link. */
export function SigningPart({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const { data, error, refetch } = useQuery(operation(PartnerSignatoriesDocument, { id: agreement.id }));
  if (!data)
    return error ? (
      <QueryError error={error} onRetry={refetch} />
    ) : (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-56 w-full rounded-large" />
      </div>
    );
  const signing = data.agreement?.signing;
  if (!signing)
    return isPrepared(agreement) ? (
      <EmptyState icon={Signature} title={t('sentence.notSent')} text={t('signing.notSentText')} />
    ) : (
      <EmptyState icon={Signature} title={t('sentence.signedElsewhere')} />
    );
  return (
    <Card className="grid gap-4 p-5">
      <p className="font-semibold">
        {t(`signing.state.${signing.state}`, {
          signed: signing.signedCount,
          all: signing.signatories.length,
        })}
      </p>
      <ul className="grid gap-2">
        {signing.signatories.map(({ id, name, title, group, state, maskedEmail, decidedAt }) => (
          <li key={id} className="flex items-start gap-3 py-1">
            <span
              className={`grid size-9 flex-none place-items-center rounded-full ${
                state === 'SIGNED' ? 'bg-mint-100 text-mint-700' : 'bg-sand-100 text-muted'
              }`}
            >
              <Icon of={glyphs[state]} className="size-4.5" />
            </span>
            <span className="grid min-w-0 leading-snug">
              <b>
                <bdi>{name}</bdi>
              </b>
              <small className="text-s text-muted">
                <bdi>{title}</bdi> · {t('signing.group', { number: group })}
              </small>
              <small className="text-s text-muted">
                {decidedAt
                  ? t('signing.decided', { state: t(`signing.person.${state}`), at: decidedAt.text })
                  : t('signing.linkTo', {
                      state: t(`signing.person.${state}`),
                      email: maskedEmail,
                    })}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {signing.sealedDocument && (
        <a className="button quiet wide" href={signing.sealedDocument.url} download>
          <Icon of={Download} />
          {t('signing.download')}
        </a>
      )}
      <p className="text-s text-muted">{t('signing.byLink')}</p>
    </Card>
  );
}
