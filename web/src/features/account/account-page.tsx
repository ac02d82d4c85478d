import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AccountDocument } from '../../gql/operations.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Code } from '../../ui/code.tsx';
import { DataAge } from '../../ui/data-age.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { CardSkeleton, Skeleton } from '../../ui/skeleton.tsx';
import { ThemeSwitcher } from '../../ui/theme-switcher.tsx';
import type { AccountViewer } from './account-reading.ts';
import { ContactForm } from './contact-form.tsx';
import { Dependents } from './dependents.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { SessionEnd } from './session-end.tsx';

/** Oneself: who one is here, how to be reached, whom the membership covers, language, sessions, data. */
export function AccountPage() {
  const { t } = useTranslation('account');
  useDocumentTitle(t('title'));
  const { data, error, refetch } = useQuery({ ...operation(AccountDocument), ...kept });
  const viewer = data?.viewer;
  if (!viewer) {
    return error ? (
      <QueryError error={error} onRetry={refetch} />
    ) : (
      <div
        className="mx-auto grid w-full max-w-[640px] gap-4 px-4 py-4"
        role="status"
        aria-label={t('loading')}
      >
        <Skeleton className="h-8 w-1/2" />
        <CardSkeleton />
        <CardSkeleton />
      </div>
    );
  }
  const { member, partnerStaff } = viewer;
  return (
    <div className="mx-auto grid w-full max-w-[640px] grid-cols-[minmax(0,1fr)] content-start gap-4 px-4 py-4 desktop:py-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1>{t('title')}</h1>
        <DataAge moment={data.service.now.text} isStale={error !== null} className="text-muted" />
      </div>
      <Who viewer={viewer} />
      {partnerStaff && <LinkButton to={linkTo.counter()}>{t('toCounter')}</LinkButton>}
      {(viewer.role === 'PARTNER_OWNER' || viewer.role === 'PARTNER_MANAGER') && (
        <LinkButton kind="quiet" to={linkTo.partnerAgreements()}>
          {t('toAgreements')}
        </LinkButton>
      )}
      {member && <Dependents member={member} />}
      {member && <ContactForm member={member} />}
      <Card
        as="section"
        aria-labelledby="looks"
        className="grid grid-cols-[minmax(0,1fr)] gap-4 [&_.segmented]:flex-wrap"
      >
        <h2 id="looks">{t('looks')}</h2>
        <LanguageChoice current={viewer.language} />
        <div className="grid gap-1.5">
          <p className="text-s font-semibold" aria-hidden="true">
            {t('theme')}
          </p>
          <ThemeSwitcher />
        </div>
      </Card>
      <Card as="section" aria-labelledby="data" className="grid justify-items-start gap-2">
        <h2 id="data">{t('data.title')}</h2>
        <p className="text-muted">
          {member ? t('data.text', { organization: member.organization.name.display }) : t('data.textStaff')}
        </p>
        <Link className="link" to="/privacy">
          {t('data.notice')}
        </Link>
      </Card>
      <SessionEnd />
    </div>
  );
}

function Who({ viewer }: { viewer: AccountViewer }) {
  const { t } = useTranslation('account');
  const { member, partnerStaff, organization } = viewer;
  const place = member?.organization.name ?? partnerStaff?.partner.name ?? organization?.name;
  return (
    <Card className="flex items-center gap-4">
      <Avatar size="large" name={viewer.name.display} />
      <div className="min-w-0 leading-snug">
        <p className="text-l font-semibold" lang={viewer.name.displayLanguage}>
          {viewer.name.display}
        </p>
        <p className="text-s text-muted">
          {[t(`role.${viewer.role}`), place?.display].filter(Boolean).join(' · ')}
        </p>
        {member && (
          <p className="text-s">
            {t('number')} <Code value={member.membershipNumber} />
          </p>
        )}
      </div>
    </Card>
  );
}
