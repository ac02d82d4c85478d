import { useQuery } from '@tanstack/react-query';
import ArrowRight from 'lucide-react/icons/arrow-right';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AgreementDifferenceDocument,
  type AgreementDifferenceQuery,
  type AgreementLineInShortFragment,
  AgreementTextDocument,
  AgreementVersionsDocument,
} from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FlipIcon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import type { AgreementHead, Pieces } from './agreement.types.ts';
import { WordDifferences } from './word-differences.tsx';

type Difference = NonNullable<NonNullable<AgreementDifferenceQuery['agreement']>['versionDifference']>;

interface CompareDialogProps {
  agreement: AgreementHead;
  onClose: () => void;
}

/** What changed between two versions, or against the template. */
export function CompareDialog({ agreement, onClose }: CompareDialogProps) {
  const { t } = useTranslation(['agreement', 'common']);
  const current = agreement.currentVersion?.number ?? 1;
  const [from, setFrom] = useState(current > 1 ? String(current - 1) : 'template');
  const [to, setTo] = useState(String(current));
  const versions = useQuery(operation(AgreementVersionsDocument, { id: agreement.id }));
  const all = versions.data?.agreement?.versions ?? [];
  const nameOf = (version: (typeof all)[number]) =>
    t('compare.version', { number: version.number, author: version.author.name.display });

  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="agreement-wide-dialog"
      title={t('compare.title')}
      footer={
        <Button kind="quiet" onPress={onClose}>
          {t('common:close')}
        </Button>
      }
    >
      <div className="agreement-compare-choice">
        <SelectField label={t('compare.from')} value={from} onChange={({ target }) => setFrom(target.value)}>
          <option value="template">{t('compare.template')}</option>
          {all.map((version) => (
            <option key={version.id} value={version.number}>
              {nameOf(version)}
            </option>
          ))}
        </SelectField>
        <FlipIcon of={ArrowRight} />
        <SelectField label={t('compare.to')} value={to} onChange={({ target }) => setTo(target.value)}>
          {all.length === 0 && <option value={to}>{t('facts.version', { number: current })}</option>}
          {all.map((version) => (
            <option key={version.id} value={version.number}>
              {nameOf(version)}
            </option>
          ))}
        </SelectField>
      </div>
      {from === 'template' ? (
        <AgainstTemplate agreementId={agreement.id} number={Number(to)} />
      ) : (
        <BetweenVersions agreementId={agreement.id} from={Number(from)} to={Number(to)} />
      )}
    </Dialog>
  );
}

function AgainstTemplate({ agreementId, number }: { agreementId: string; number: number }) {
  const { t } = useTranslation('agreement');
  const text = useQuery(operation(AgreementTextDocument, { id: agreementId, number }));
  const version = text.data?.agreement?.agreementVersion;
  if (text.error) return <QueryError error={text.error} onRetry={text.refetch} />;
  if (!version) return <TextSkeleton lines={6} />;
  const changed = version.clauses.filter(({ isChanged }) => isChanged);
  if (changed.length === 0) return <p className="text-muted">{t('compare.sameAsTemplate')}</p>;
  return changed.map((clause) => (
    <ChangedClause
      key={clause.key}
      title={clause.title}
      kind={clause.difference ? 'CHANGED' : 'ADDED'}
      difference={
        clause.difference ?? {
          ar: [{ kind: 'ADDED', text: clause.body.ar ?? '' }],
          fr: [{ kind: 'ADDED', text: clause.body.fr ?? '' }],
        }
      }
    />
  ));
}

interface BetweenVersionsProps {
  agreementId: string;
  from: number;
  to: number;
}

function BetweenVersions({ agreementId, from, to }: BetweenVersionsProps) {
  const { t } = useTranslation('agreement');
  const [earlier, later] = from < to ? [from, to] : [to, from];
  const found = useQuery({
    ...operation(AgreementDifferenceDocument, { id: agreementId, from: earlier, to: later }),
    enabled: earlier !== later,
  });
  if (earlier === later) return <p className="text-muted">{t('compare.sameVersion')}</p>;
  if (found.error) return <QueryError error={found.error} onRetry={found.refetch} />;
  const difference = found.data?.agreement?.versionDifference;
  if (!difference) return <TextSkeleton lines={6} />;
  const { clauses, schedule, fields } = difference;
  if (clauses.length + schedule.length + fields.length === 0)
    return <p className="text-muted">{t('compare.nothing')}</p>;
  return (
    <>
      {fields.length > 0 && <ChangedFields fields={fields} />}
      {schedule.length > 0 && <ChangedLines lines={schedule} />}
      {clauses.map((clause) => (
        <ChangedClause
          key={clause.key}
          title={clause.title}
          kind={clause.kind}
          difference={clause.difference}
        />
      ))}
    </>
  );
}

const tones = { ADDED: 'ok', REMOVED: 'harm', CHANGED: 'action' } as const;

interface ChangedClauseProps {
  title: { ar: string | null; fr: string | null };
  kind: keyof typeof tones;
  difference: { ar: Pieces; fr: Pieces };
}

function ChangedClause({ title, kind, difference }: ChangedClauseProps) {
  const { t } = useTranslation('agreement');
  return (
    <section className="agreement-difference">
      <Badge tone={tones[kind]}>{t(`compare.kind.${kind}`)}</Badge>
      <div className="agreement-duo">
        {(['fr', 'ar'] as const).map((language) => (
          <div key={language} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
            <h3>{title[language]}</h3>
            <p className="whitespace-pre-line">
              <WordDifferences pieces={difference[language]} />
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

function ChangedFields({ fields }: { fields: Difference['fields'] }) {
  const { t } = useTranslation('agreement');
  return (
    <section className="agreement-difference">
      <h3>{t('compare.fields')}</h3>
      <dl>
        {fields.map(({ label, before, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {before && <del>{before}</del>} {after && <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ChangedLines({ lines }: { lines: Difference['schedule'] }) {
  const { t } = useTranslation('agreement');
  return (
    <section className="agreement-difference">
      <h3>{t('schedule.title')}</h3>
      <ul className="grid gap-1">
        {lines.map(({ key, before, after }) => (
          <li key={key}>
            {before && (
              <del>
                <LineInShort line={before} />
              </del>
            )}{' '}
            {after && (
              <ins>
                <LineInShort line={after} />
              </ins>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A line of the schedule in a sentence: what, how much, on which terms. */
export function LineInShort({ line }: { line: AgreementLineInShortFragment }) {
  return (
    <>
      <LocalText text={line.label} /> <bdi>{line.headline.text}</bdi>
      {line.condition && (
        <>
          {' · '}
          <LocalText text={line.condition} />
        </>
      )}
      {line.limits.map(({ text }) => ` · ${text}`)}
    </>
  );
}
