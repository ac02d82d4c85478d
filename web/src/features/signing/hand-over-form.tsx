import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DelegateSigningDocument } from '../../gql/operations.ts';
import { showProblems } from '../../lib/forms/server-fields.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { FlipIcon } from '../../ui/icon.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CodePart, isWholeCode } from './code-part.tsx';
import type { OpenedLink, SigningVisit } from './signing-visit.ts';
import { useSigningCode } from './use-signing-code.ts';

interface HandOverValues {
  name: string;
  title: string;
  email: string;
  reason: string;
}

interface HandOverFormProps {
  visit: SigningVisit;
  token: string;
  onLink: (link: OpenedLink) => void;
  onBack: () => void;
}

/** Somebody else signs instead: who, why, and the code that shows it was asked by who was asked. */
export function HandOverForm({ visit, token, onLink, onBack }: HandOverFormProps) {
  const { t } = useTranslation('signing');
  const code = useSigningCode(visit, token, onLink);
  const [typed, setTyped] = useState('');
  const [codeProblem, setCodeProblem] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const delegate = useOperation(DelegateSigningDocument);
  const { register, handleSubmit, formState, setError } = useForm<HandOverValues>({
    defaultValues: { name: '', title: '', email: '', reason: '' },
  });
  const { errors, isSubmitting } = formState;

  async function send(values: HandOverValues) {
    if (!code.sent || !isWholeCode(typed)) return setCodeProblem(t('missing.code'));
    setTrouble(null);
    setCodeProblem(null);
    try {
      const { delegateSigning: act } = await delegate.mutateAsync({
        input: { token, code: typed, ...values },
      });
      switch (act.__typename) {
        case 'SigningRecorded':
          return onLink({ ...act.visit, __typename: 'SigningVisit' });
        case 'SigningLinkUnusableError':
          return onLink(act);
        case 'WrongSigningCodeError':
          setCodeProblem(act.message);
          setTyped('');
          if (act.triesLeft === 0) code.spoil();
          return;
        case 'ValidationError':
          return setTrouble({
            kind: 'refused',
            messages: showProblems(act.fields, ['name', 'title', 'email', 'reason'], setError),
          });
        default:
          return setTrouble({ kind: 'refused', messages: [act.message] });
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={handleSubmit(send)}>
      <div className="grid gap-1">
        <Button kind="text" compact className="justify-self-start" onPress={onBack}>
          <FlipIcon of={ArrowLeft} />
          {t('backToText')}
        </Button>
        <h1>{t('handOver.title')}</h1>
        <p className="text-muted">{t('handOver.text')}</p>
      </div>
      <Card className="grid gap-4 p-5">
        <TextField
          label={t('handOver.name')}
          error={errors.name?.message}
          required
          dir="auto"
          {...register('name', { required: t('handOver.nameMissing') })}
        />
        <TextField
          label={t('handOver.function')}
          hint={t('handOver.functionHint')}
          error={errors.title?.message}
          required
          dir="auto"
          {...register('title', { required: t('handOver.functionMissing') })}
        />
        <TextField
          label={t('handOver.email')}
          hint={t('handOver.emailHint')}
          error={errors.email?.message}
          required
          type="email"
          dir="ltr"
          {...register('email', { required: t('handOver.emailMissing') })}
        />
        <TextArea
          label={t('handOver.reason')}
          error={errors.reason?.message}
          required
          maxLength={500}
          {...register('reason', { required: t('handOver.reasonMissing') })}
        />
      </Card>
      <Card className="grid gap-3 p-5">
        <h2 className="text-m">{t('code.title')}</h2>
        <CodePart visit={visit} code={code} value={typed} onChange={setTyped} error={codeProblem} />
      </Card>
      <FormTrouble trouble={trouble} />
      <Button type="submit" large wide busy={isSubmitting}>
        {t('handOver.submit')}
      </Button>
    </form>
  );
}
