import { useQuery } from '@tanstack/react-query';
import { formatCivilDate } from '@wasl/shared/civil-text';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AgreementAgeDocument,
  AgreementOwnerDocument,
  AgreementPlaceDocument,
} from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { classNames } from '../../ui/class-names.ts';
import { Code } from '../../ui/code.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import type { AgreementHead, SigningRequest } from './agreement.types.ts';
import { When } from './when.tsx';

interface AgreementFactsProps {
  agreement: AgreementHead;
  request: SigningRequest | null;
}

/** The facts under the name: reference, period, text, place, how long it has waited, until when a request runs. */
export function AgreementFacts({ agreement, request }: AgreementFactsProps) {
  const { t } = useTranslation('agreement');
  const { currentVersion } = agreement;
  const period = currentVersion ?? agreement;
  const [areAll, setAll] = useState(false);
  return (
    <div className="agreement-facts-frame">
      <dl className={classNames('agreement-facts', areAll && 'all')}>
        <Fact label={t('facts.reference')} className="minor lasting">
          <Code value={agreement.reference} />
        </Fact>
        <Fact label={t('facts.period')} className="lasting">
          {t('facts.from', { from: period.startsOn.text, to: period.endsOn.text })}
        </Fact>
        {currentVersion && (
          <Fact label={t('facts.text')} className="minor lasting">
            {t('facts.version', { number: currentVersion.number })}{' '}
            {currentVersion.template && (
              <small>
                {t('facts.template', {
                  name: currentVersion.template.name.display,
                  number: currentVersion.templateVersion,
                })}
              </small>
            )}
          </Fact>
        )}
        <Place agreement={agreement} />
        <Age agreement={agreement} />
        {request?.state === 'OPEN' && (
          <Fact label={t('facts.requestExpires')}>
            <When at={request.expiresAt} />
          </Fact>
        )}
        <Owner agreementId={agreement.id} />
      </dl>
      <button
        type="button"
        className="link more screen-only"
        aria-expanded={areAll}
        onClick={() => setAll(!areAll)}
      >
        {areAll ? t('facts.less') : t('facts.more')}
      </button>
    </div>
  );
}

function Fact({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div className={className}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Place({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const place = useQuery(operation(AgreementPlaceDocument, { partnerId: agreement.partner.id }));
  const provinces = new Map(
    (place.data?.partner?.branches ?? []).map(({ province }) => [province.code, province.name]),
  );
  return (
    <Fact label={t('facts.place')} className="minor">
      {agreement.regions ? (
        agreement.regions.map(({ code, name }, index) => (
          <span key={code}>
            {index > 0 && ' · '}
            <LocalText text={name} />
          </span>
        ))
      ) : (
        <span>{t('facts.wholeCountry')}</span>
      )}{' '}
      {provinces.size > 0 && provinces.size <= 2 && (
        <small>
          {[...provinces].map(([code, name], index) => (
            <span key={code}>
              {index > 0 && ' · '}
              <LocalText text={name} />
            </span>
          ))}
        </small>
      )}
    </Fact>
  );
}

/** How long it has stood there against the target; the words say what the bar does, and that it is late. */
function Age({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const found = useQuery(operation(AgreementAgeDocument, { reference: agreement.reference }));
  const card = found.data?.pipelineCards.edges.find(({ node }) => node.id === agreement.id)?.node;
  if (!card) return <Fact label={t('facts.since')}>{agreement.stateSince.text}</Fact>;
  const { ageDays, targetDays, isLate } = card;
  const isOver = targetDays !== null && ageDays > targetDays;
  return (
    <Fact label={t(`facts.age.${agreement.state}`)} className="agreement-clock">
      <span className={isOver ? 'late' : undefined}>{t('days', { count: ageDays })}</span>{' '}
      {targetDays !== null && <small>{t('facts.ofTarget', { count: targetDays })}</small>}{' '}
      {isLate && <small className="late">{t('facts.late')}</small>}
      {targetDays !== null && targetDays > 0 && (
        <span className={classNames('bar age block', isOver && 'late')} aria-hidden="true">
          <i style={{ inlineSize: `${Math.min(100, (100 * ageDays) / targetDays)}%` }} />
        </span>
      )}
    </Fact>
  );
}

function Owner({ agreementId }: { agreementId: string }) {
  const { t } = useTranslation('agreement');
  const { language } = useLanguage();
  const owner = useQuery(operation(AgreementOwnerDocument, { id: agreementId })).data?.agreement;
  if (!owner) return null;
  return (
    <>
      <Fact label={t('facts.owner')} className="minor">
        {owner.owner ? <LocalText text={owner.owner.name} /> : t('facts.nobody')}
      </Fact>
      {owner.nextStep.code !== 'NONE' && (
        <Fact label={t('facts.nextStep')}>
          {owner.nextStep.text}{' '}
          {owner.nextStep.dueOn && (
            <small className={owner.nextStep.isLate ? 'late' : undefined}>
              {formatCivilDate(owner.nextStep.dueOn.date, language, 'day_and_month')}
            </small>
          )}
        </Fact>
      )}
    </>
  );
}
