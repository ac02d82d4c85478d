import { useQuery } from '@tanstack/react-query';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import CircleAlert from 'lucide-react/icons/circle-alert';
import FileX from 'lucide-react/icons/file-x';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import {
  PartnerAgreementDocument,
  PartnerChecklistDocument,
  PartnerSignatoriesDocument,
} from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { FlipIcon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton, TextSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AgreementBadge } from './agreement-badge.tsx';
import { isPart, type Part, type PreparedAgreement } from './agreement-parts.ts';
import { AgreementPath } from './agreement-path.tsx';
import { BranchesPart } from './branches-part.tsx';
import { DocumentsPart } from './documents-part.tsx';
import { IdentityPart } from './identity-part.tsx';
import { PartnerFrame } from './partner-frame.tsx';
import { SigningPart } from './signing-part.tsx';
import { TextPart } from './text-part.tsx';
import { TrainingPart } from './training-part.tsx';

/** An agreement as its partner prepares it: what is done, what waits for them, what comes next; each part a page of its own. */
export function PartnerAgreementPage() {
  const { t } = useTranslation('partner-agreement');
  const { agreementId: id = '' } = useParams();
  const [search] = useSearchParams();
  const wanted = search.get('part');
  const part = isPart(wanted) ? wanted : null;
  const { data, error, refetch } = useQuery(operation(PartnerAgreementDocument, { id }));
  const agreement = data?.agreement;
  useDocumentTitle(part ? t(`part.${part}.title`) : t('title'));

  if (data && !agreement)
    return (
      <PartnerFrame>
        <EmptyState
          level={1}
          icon={FileX}
          title={t('unknown')}
          text={t('unknownText')}
          action={<LinkButton to={linkTo.partnerAgreements()}>{t('list.title')}</LinkButton>}
        />
      </PartnerFrame>
    );
  if (!agreement)
    return (
      <PartnerFrame>
        {error ? (
          <>
            <h1 className="hidden-text">{t('title')}</h1>
            <QueryError error={error} onRetry={refetch} />
          </>
        ) : (
          <div role="status" aria-label={t('loading')} className="grid gap-4">
            <Skeleton className="h-8 w-4/5" />
            <TextSkeleton lines={2} />
            <Skeleton className="h-96 w-full rounded-large" />
          </div>
        )}
      </PartnerFrame>
    );
  return (
    <PartnerFrame wide={part === 'text'}>
      {part ? <PartView part={part} agreement={agreement} /> : <Overview agreement={agreement} />}
    </PartnerFrame>
  );
}

function Overview({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const { id } = agreement;
  const checklist = useQuery(operation(PartnerChecklistDocument, { id }));
  const signing = useQuery(operation(PartnerSignatoriesDocument, { id }));
  const { suspension, termination } = agreement;
  return (
    <>
      <header className="grid gap-2">
        <Link to={linkTo.partnerAgreements()} className="link gap-1 text-s">
          <FlipIcon of={ArrowLeft} />
          {t('list.title')}
        </Link>
        <h1 className="text-balance">
          {t('with')} <LocalText text={agreement.organization.name} />
        </h1>
        <p className="flex flex-wrap items-center gap-2 text-s text-muted">
          <AgreementBadge state={agreement.state} isSealed={agreement.sealedAt !== null} />
          <Code value={agreement.reference} />
          <span>{t('period', { from: agreement.startsOn.text, to: agreement.endsOn.text })}</span>
        </p>
      </header>
      {suspension && (
        <Notice tone="harm" icon={CircleAlert}>
          <b>{t('suspended')}</b>
          <p>
            <bdi>{suspension.reason}</bdi>
          </p>
          <p>{suspension.effectOnVouchers}</p>
        </Notice>
      )}
      {termination && (
        <Notice tone="wait" icon={CircleAlert}>
          {t('ends', { day: termination.lastDay.text })}
        </Notice>
      )}
      <AgreementPath
        agreement={agreement}
        checklist={checklist.data?.agreement?.checklist ?? null}
        signing={signing.data?.agreement?.signing ?? null}
        isLoading={checklist.isPending || signing.isPending}
      />
    </>
  );
}

function PartView({ part, agreement }: { part: Part; agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const content: Record<Part, () => ReactNode> = {
    identity: () => <IdentityPart agreement={agreement} />,
    branches: () => <BranchesPart agreement={agreement} />,
    text: () => <TextPart agreement={agreement} />,
    signing: () => <SigningPart agreement={agreement} />,
    documents: () => <DocumentsPart agreement={agreement} />,
    training: () => <TrainingPart agreement={agreement} />,
  };
  return (
    <>
      <header className="grid gap-1">
        <Link to={`${linkTo.partnerAgreements()}/${agreement.id}`} className="link gap-1 text-s">
          <FlipIcon of={ArrowLeft} />
          {t('back')}
        </Link>
        <h1>{t(`part.${part}.title`)}</h1>
        <p className="max-w-[64ch] text-muted">{t(`part.${part}.text`)}</p>
      </header>
      {content[part]()}
    </>
  );
}
