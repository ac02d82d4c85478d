import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatMoney } from '@wasl/shared/money';
import CircleCheckBig from 'lucide-react/icons/circle-check-big';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CompleteTrialRedemptionDocument,
  type CompleteTrialRedemptionMutation,
  PartnerChecklistDocument,
  TrialVoucherDocument,
  type TrialVoucherQuery,
} from '../../gql/operations.ts';
import { operation, operationKey, useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Code } from '../../ui/code.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PreparedAgreement } from './agreement-parts.ts';
import { readHundredths } from './proposed-gain.ts';

type Trial = NonNullable<TrialVoucherQuery['trialVoucher']>;
type Learnt = Extract<
  CompleteTrialRedemptionMutation['completeTrialRedemption'],
  { __typename: 'TrialRedemptionCompleted' }
>;
type Step = 'show' | 'code' | 'bill';

/** A trial redemption in two minutes: the voucher a member would show, its code, the bill, and what comes off. */
export function TrainingPart({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const { data, error, refetch } = useQuery(operation(TrialVoucherDocument));
  const [learnt, setLearnt] = useState<Learnt | null>(null);
  const queries = useQueryClient();
  if (!data)
    return error ? (
      <QueryError error={error} onRetry={refetch} />
    ) : (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-72 w-full rounded-large" />
      </div>
    );
  const trial = data.trialVoucher;
  if (!trial || agreement.partner.branches.length === 0)
    return <EmptyState icon={GraduationCap} title={t('training.none')} text={t('training.noneText')} />;
  if (learnt) return <Result learnt={learnt} onAgain={() => setLearnt(null)} />;
  return (
    <Exercise
      trial={trial}
      branches={agreement.partner.branches}
      onDone={async (result) => {
        setLearnt(result);
        await queries.invalidateQueries({ queryKey: operationKey(PartnerChecklistDocument) });
      }}
    />
  );
}

interface ExerciseProps {
  trial: Trial;
  branches: PreparedAgreement['partner']['branches'];
  onDone: (learnt: Learnt) => unknown;
}

function Exercise({ trial, branches, onDone }: ExerciseProps) {
  const { t } = useTranslation('partner-agreement');
  const [step, setStep] = useState<Step>('show');
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '');
  const [scan, setScan] = useState('');
  const [bill, setBill] = useState('');
  const [isBillWrong, setBillWrong] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const complete = useOperation(CompleteTrialRedemptionDocument);
  const billText = formatMoney(trial.billCentimes, { unit: 'DH', cents: 'when_any' });

  async function send() {
    const billCentimes = readHundredths(bill);
    if (billCentimes === null) return setBillWrong(true);
    setTrouble(null);
    try {
      const { completeTrialRedemption: answer } = await complete.mutateAsync({
        input: { branchId, scan, billCentimes },
      });
      if (answer.__typename === 'TrialRedemptionCompleted') return onDone(answer);
      const messages =
        answer.__typename === 'ValidationError'
          ? answer.fields.map(({ message }) => message)
          : answer.obstacles;
      setTrouble({ kind: 'refused', messages });
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <>
      <Card as="section" aria-labelledby="trial" className="grid justify-items-center gap-2 p-6 text-center">
        <h2 id="trial" className="text-s font-semibold text-muted">
          {t('training.memberShows')}
        </h2>
        <p className="font-semibold">
          <LocalText text={trial.offerTitle} />
        </p>
        <GainFigure size="xl">{trial.headline.text}</GainFigure>
        <span className="text-l">
          <Code value={trial.code} />
        </span>
      </Card>
      <Card as="section" aria-labelledby="step" className="grid gap-4 p-5 [--tap:56px]">
        <h2 id="step" className="text-m">
          {t(`training.step.${step}.title`)}
        </h2>
        <p className="text-muted">{t(`training.step.${step}.text`, { bill: billText })}</p>
        {step === 'show' && (
          <>
            {branches.length > 1 && (
              <SelectField
                label={t('training.branch')}
                value={branchId}
                onChange={({ target }) => setBranchId(target.value)}
              >
                {branches.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name.display}
                  </option>
                ))}
              </SelectField>
            )}
            <Button large wide onPress={() => setStep('code')}>
              {t('training.begin')}
            </Button>
          </>
        )}
        {step === 'code' && (
          <>
            <TextField
              label={t('training.code')}
              dir="ltr"
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              value={scan}
              onChange={({ target }) => setScan(target.value)}
            />
            <Button large wide disabled={scan.trim() === ''} onPress={() => setStep('bill')}>
              {t('training.next')}
            </Button>
          </>
        )}
        {step === 'bill' && (
          <>
            <TextField
              label={t('training.bill')}
              error={isBillWrong ? t('propose.figureWrong') : undefined}
              dir="ltr"
              inputMode="decimal"
              end={<span className="text-muted">{t('dirhams')}</span>}
              value={bill}
              onChange={({ target }) => {
                setBill(target.value);
                setBillWrong(false);
              }}
            />
            <FormTrouble trouble={trouble} />
            <Button large wide onPress={send}>
              {t('training.confirm')}
            </Button>
            <Button kind="text" wide onPress={() => setStep('code')}>
              {t('training.codeAgain')}
            </Button>
          </>
        )}
      </Card>
    </>
  );
}

function Result({ learnt, onAgain }: { learnt: Learnt; onAgain: () => void }) {
  const { t } = useTranslation('partner-agreement');
  return (
    <div role="status">
      <EmptyState
        icon={CircleCheckBig}
        title={t('training.done')}
        text={learnt.text}
        action={
          <Button kind="quiet" onPress={onAgain}>
            {t('training.again')}
          </Button>
        }
      />
    </div>
  );
}
