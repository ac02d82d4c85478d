import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementTermsDocument, OfficeProposeOfferDocument } from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { LocalText } from '../../../ui/local-text.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { problemOf } from '../change-trouble.tsx';
import { ActionDialog } from '../dialogs/action-dialog.tsx';
import type { ActDialogProps } from '../dialogs/reason-dialogs.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';

/** Makes an offer of one line of the schedule, or of several by service. */
export function ProposeOfferDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement-onboarding');
  const number = agreement.currentVersion?.number ?? 0;
  const terms = useQuery({
    ...operation(AgreementTermsDocument, { id: agreement.id, number }),
    enabled: number > 0,
  });
  const lines = terms.data?.agreement?.agreementVersion?.schedule ?? [];
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [titles, setTitles] = useState({ ar: '', fr: '' });
  const [summaries, setSummaries] = useState({ ar: '', fr: '' });
  const [days, setDays] = useState('7');
  const [isMissing, setMissing] = useState(false);
  const change = useAgreementChange(OfficeProposeOfferDocument);
  const confirm = async () => {
    setMissing(keys.length === 0);
    if (keys.length === 0) return;
    const isDone = await change.send(
      {
        agreementId: agreement.id,
        lineKeys: [...keys],
        title: textOf(titles),
        summary: textOf(summaries),
        voucherValidDays: Number(days) || 7,
      },
      t('propose.done'),
    );
    if (isDone) onClose();
  };
  return (
    <ActionDialog
      title={t('propose.title')}
      text={t('propose.text')}
      confirmLabel={t('propose.send')}
      shown={['lineKeys', 'voucherValidDays']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <fieldset className="labelled m-0 min-w-0 border-0 p-0">
        <legend className="mb-1">{t('propose.lines')}</legend>
        {lines.map((line) => (
          <Checkbox
            key={line.key}
            checked={keys.includes(line.key)}
            onChange={({ target }) =>
              setKeys(target.checked ? [...keys, line.key] : keys.filter((key) => key !== line.key))
            }
            count={line.headline.text}
          >
            <LocalText text={line.label} />
          </Checkbox>
        ))}
        {(isMissing || problemOf(change.trouble, 'lineKeys')) && (
          <p className="error">{problemOf(change.trouble, 'lineKeys') ?? t('propose.lineMissing')}</p>
        )}
      </fieldset>
      <TextField
        label={t('propose.titleAr')}
        hint={t('propose.titleHint')}
        dir="rtl"
        lang="ar"
        maxLength={120}
        value={titles.ar}
        onChange={({ target }) => setTitles({ ...titles, ar: target.value })}
      />
      <TextField
        label={t('propose.titleFr')}
        dir="ltr"
        lang="fr"
        maxLength={120}
        value={titles.fr}
        onChange={({ target }) => setTitles({ ...titles, fr: target.value })}
      />
      <TextArea
        label={t('propose.summaryAr')}
        dir="rtl"
        lang="ar"
        rows={2}
        maxLength={1000}
        value={summaries.ar}
        onChange={({ target }) => setSummaries({ ...summaries, ar: target.value })}
      />
      <TextArea
        label={t('propose.summaryFr')}
        dir="ltr"
        lang="fr"
        rows={2}
        maxLength={1000}
        value={summaries.fr}
        onChange={({ target }) => setSummaries({ ...summaries, fr: target.value })}
      />
      <TextField
        label={t('propose.days')}
        error={problemOf(change.trouble, 'voucherValidDays')}
        type="number"
        inputMode="numeric"
        dir="ltr"
        min={1}
        max={90}
        value={days}
        onChange={({ target }) => setDays(target.value)}
      />
    </ActionDialog>
  );
}

/** Null where nothing was typed: the server then takes the line's own words. */
function textOf({ ar, fr }: { ar: string; fr: string }) {
  return ar.trim() || fr.trim() ? { ar: ar.trim() || null, fr: fr.trim() || null } : null;
}
