import { useQuery } from '@tanstack/react-query';
import Columns2 from 'lucide-react/icons/columns-2';
import FileDiff from 'lucide-react/icons/file-diff';
import FileText from 'lucide-react/icons/file-text';
import GitCompare from 'lucide-react/icons/git-compare';
import Lock from 'lucide-react/icons/lock';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementRemarksDocument, AgreementTextDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { AgreementHead, AgreementPeople, Remark, VersionText } from './agreement.types.ts';
import { ClauseView, type TextLanguages } from './clause-view.tsx';
import { RemarkThread } from './remark-thread.tsx';
import { ScheduleTable } from './schedule-panel.tsx';
import { SignatureBoxes } from './signature-boxes.tsx';

interface TextPanelProps {
  agreement: AgreementHead;
  people: AgreementPeople | null;
  onCompare: () => void;
}

/** The text of the version at hand: two languages clause by clause, what changed, remarks, who signs. */
export function TextPanel({ agreement, people, onCompare }: TextPanelProps) {
  const { t } = useTranslation('agreement');
  const { language: pageLanguage } = useLanguage();
  const [languages, setLanguages] = useState<TextLanguages>(() =>
    window.matchMedia('(min-width: 43.75rem)').matches ? 'both' : pageLanguage === 'ar' ? 'ar' : 'fr',
  );
  const [isMarked, setMarked] = useState(true);
  const number = agreement.currentVersion?.number ?? 0;
  const text = useQuery({
    ...operation(AgreementTextDocument, { id: agreement.id, number }),
    enabled: number > 0,
  });
  const version = text.data?.agreement?.agreementVersion;
  const changedCount = version?.clauses.filter((clause) => clause.isChanged).length ?? 0;
  const lock = lockText(agreement, people);

  if (number === 0) return <SignedElsewhere agreement={agreement} />;
  return (
    <section aria-label={t('text.title')} className="min-w-0">
      <div className="agreement-tools screen-only">
        <Segmented
          label={t('text.languages')}
          value={languages}
          onChange={setLanguages}
          options={[
            { value: 'both', label: t('text.both'), icon: Columns2 },
            { value: 'fr', label: t('text.french'), lang: 'fr' },
            { value: 'ar', label: t('text.arabic'), lang: 'ar' },
          ]}
        />
        {lock && (
          <p className="locked">
            <Icon of={Lock} />
            <span>{t(lock)}</span>
          </p>
        )}
        <span className="end">
          {changedCount > 0 && (
            <Chip icon={FileDiff} pressed={isMarked} onPress={() => setMarked(!isMarked)}>
              {t('text.changed', { count: changedCount })}
            </Chip>
          )}
          <Button kind="text" compact icon={GitCompare} onPress={onCompare}>
            {t('compare.action')}
          </Button>
        </span>
      </div>
      <Card as="article" className="agreement-paper">
        {version ? (
          <Paper
            agreement={agreement}
            version={version}
            people={people}
            languages={languages}
            isMarked={isMarked}
          />
        ) : text.error ? (
          <QueryError error={text.error} onRetry={text.refetch} />
        ) : (
          <div role="status" aria-label={t('text.title')}>
            <TextSkeleton lines={14} />
          </div>
        )}
      </Card>
    </section>
  );
}

/** An agreement recorded without its text: what is known of its terms. */
function SignedElsewhere({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  return (
    <Card as="section" aria-label={t('text.title')} className="agreement-paper">
      <EmptyState icon={FileText} title={t('text.none')} text={<LocalText text={agreement.terms} />} />
    </Card>
  );
}

interface PaperProps {
  agreement: AgreementHead;
  version: VersionText;
  people: AgreementPeople | null;
  languages: TextLanguages;
  isMarked: boolean;
}

function Paper({ agreement, version, people, languages, isMarked }: PaperProps) {
  const { t } = useTranslation('agreement');
  const remarks = useQuery(operation(AgreementRemarksDocument, { id: agreement.id }));
  const all = remarks.data?.agreement?.comments ?? [];
  const [openKey, setOpenKey] = useState<string | null>(null);
  const mayWrite = agreement.allowedActions.includes('addComment');
  const names = { ar: agreement.organization.name.ar, fr: agreement.organization.name.fr };
  return (
    <>
      <div className={languages === 'both' ? 'agreement-duo cover' : 'agreement-duo cover single'}>
        {languages !== 'ar' && (
          <div lang="fr" dir="ltr">
            <h2>{t('text.cover.fr')}</h2>
            <p>
              {[names.fr, agreement.partner.name.fr ?? agreement.partner.name.display]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        )}
        <span className="mid" />
        {languages !== 'fr' && (
          <div lang="ar" dir="rtl">
            <h2>{t('text.cover.ar')}</h2>
            <p>
              {[names.ar, agreement.partner.name.ar ?? agreement.partner.name.display]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        )}
      </div>
      {version.clauses.map((clause, index) => {
        const own = remarksOn(all, clause.key);
        return (
          <ClauseView
            key={clause.key}
            clause={clause}
            number={index + 1}
            languages={languages}
            isMarked={isMarked}
            openRemarks={own.filter(({ resolvedAt }) => !resolvedAt).length}
            onRemarks={
              mayWrite || own.length > 0
                ? () => setOpenKey(openKey === clause.key ? null : clause.key)
                : undefined
            }
          >
            {openKey === clause.key && (
              <RemarkThread agreement={agreement} subjectKey={clause.key} remarks={own} />
            )}
          </ClauseView>
        );
      })}
      <div className="print-only">
        <ScheduleTable agreementId={agreement.id} number={version.number} />
      </div>
      <SignatureBoxes people={people} />
    </>
  );
}

function remarksOn(remarks: readonly Remark[], key: string): Remark[] {
  return remarks.filter(({ subjectKey }) => subjectKey === key);
}

/** Why the text cannot be written in, and what taking it back would cost. */
function lockText(agreement: AgreementHead, people: AgreementPeople | null) {
  const stage = agreement.currentVersion?.stage;
  if (stage === 'SEALED') return 'text.sealed';
  if (stage === 'IN_REVIEW') return 'text.inReview';
  if (stage !== 'OUT_FOR_SIGNATURE') return null;
  return (people?.signing?.signedCount ?? 0) > 0 ? 'text.lockedSigned' : 'text.locked';
}
