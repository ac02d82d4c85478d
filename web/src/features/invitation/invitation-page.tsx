import { useQuery, useQueryClient } from '@tanstack/react-query';
import Ban from 'lucide-react/icons/ban';
import CircleHelp from 'lucide-react/icons/circle-help';
import FileX from 'lucide-react/icons/file-x';
import Hourglass from 'lucide-react/icons/hourglass';
import MailCheck from 'lucide-react/icons/mail-check';
import UserX from 'lucide-react/icons/user-x';
import { Trans, useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  type InvitationProblem,
  OpenInvitationDocument,
  type OpenInvitationMutation,
} from '../../gql/operations.ts';
import { api } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckItem, Checks } from '../../ui/checks.tsx';
import type { IconGlyph } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { QuietFrame } from '../../ui/quiet-frame.tsx';
import { Skeleton, TextSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { AcceptForm } from './accept-form.tsx';

export type OpenedInvitation = OpenInvitationMutation['openInvitation'];

const glyphs: Record<InvitationProblem, IconGlyph> = {
  UNKNOWN: CircleHelp,
  EXPIRED: Hourglass,
  REVOKED: Ban,
  ACCEPTED: MailCheck,
  AGREEMENT_OVER: FileX,
  ADDRESS_TAKEN: UserX,
};

/** What an invitation opens: who invites, for what, and an account of one's own or the one that exists. */
export function InvitationPage() {
  const { t } = useTranslation('invitation');
  useDocumentTitle(t('title'));
  const { token = '' } = useParams();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const key = ['OpenInvitation', token, language];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => (await api.mutate(OpenInvitationDocument, { token })).openInvitation,
    staleTime: 60_000,
  });
  return (
    <QuietFrame title={t('title')}>
      {data ? (
        <Opened
          invitation={data}
          token={token}
          onRetry={refetch}
          onInvitation={(next) => queries.setQueryData(key, next)}
        />
      ) : error ? (
        <>
          <h1 className="hidden-text">{t('title')}</h1>
          <QueryError error={error} onRetry={refetch} />
        </>
      ) : (
        <div role="status" aria-label={t('loading')} className="grid gap-4">
          <Skeleton className="h-8 w-4/5" />
          <TextSkeleton lines={4} />
          <Skeleton className="h-64 w-full rounded-large" />
        </div>
      )}
    </QuietFrame>
  );
}

interface OpenedProps {
  invitation: OpenedInvitation;
  token: string;
  onRetry: () => unknown;
  onInvitation: (next: OpenedInvitation) => void;
}

function Opened({ invitation, token, onRetry, onInvitation }: OpenedProps) {
  const { t } = useTranslation('invitation');
  switch (invitation.__typename) {
    case 'InvitationUnusableError':
      return (
        <EmptyState
          level={1}
          icon={glyphs[invitation.reason]}
          title={t(`unusable.${invitation.reason}`)}
          text={invitation.message}
          action={
            invitation.reason === 'ACCEPTED' ? (
              <LinkButton to={linkTo.signIn(linkTo.partnerAgreements())}>{t('signIn')}</LinkButton>
            ) : (
              <LinkButton kind="quiet" to={linkTo.search()}>
                {t('toWasl')}
              </LinkButton>
            )
          }
        />
      );
    case 'TooManyAttemptsError':
      return (
        <ErrorState
          level={1}
          icon={Hourglass}
          title={t('tooMany')}
          text={invitation.message}
          action={
            <Button kind="quiet" onPress={onRetry}>
              {t('again')}
            </Button>
          }
        />
      );
    default:
      return (
        <>
          <header className="grid gap-2">
            <h1 className="text-balance">
              <Trans
                t={t}
                i18nKey="invites"
                components={{
                  organization: <LocalText text={invitation.organizationName} />,
                  partner: <LocalText text={invitation.partnerName} />,
                }}
              />
            </h1>
            <p className="text-muted">{t(`role.${invitation.role}`)}</p>
          </header>
          <Card className="p-5">
            <h2 className="mb-2 text-m">{t('what.title')}</h2>
            <Checks>
              <CheckItem state="note" title={t('what.identity')}>
                {t('what.identityText')}
              </CheckItem>
              <CheckItem state="note" title={t('what.text')}>
                {t('what.textText')}
              </CheckItem>
              <CheckItem state="note" title={t('what.follow')}>
                {t('what.followText')}
              </CheckItem>
            </Checks>
          </Card>
          <AcceptForm invitation={invitation} token={token} onInvitation={onInvitation} />
          <p className="text-center text-s text-muted">{t('until', { moment: invitation.expiresAt.text })}</p>
        </>
      );
  }
}
