import ArrowLeft from 'lucide-react/icons/arrow-left';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignAgreementDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { createIdempotencyKeys } from '../../lib/graphql/idempotency-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { FlipIcon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import { CodePart, isWholeCode } from './code-part.tsx';
import { type GivenSignature, isSigned, SignaturePart } from './signature-part.tsx';
import type { OpenedLink, SigningAct, SigningVisit } from './signing-visit.ts';
import { useSigningCode } from './use-signing-code.ts';

interface SignFormProps {
  visit: SigningVisit;
  token: string;
  onLink: (link: OpenedLink) => void;
  onBack: () => void;
}

type Missing = 'code' | 'consent' | 'signature';

/** Signing in three parts on one page: the code, the consent, the signature. A cut connection loses nothing and signs once. */
export function SignForm({ visit, token, onLink, onBack }: SignFormProps) {
  const { t } = useTranslation('signing');
  const code = useSigningCode(visit, token, onLink);
  const [typed, setTyped] = useState('');
  const [codeProblem, setCodeProblem] = useState<string | null>(null);
  const [hasConsented, setConsented] = useState(false);
  const [signature, setSignature] = useState<GivenSignature>({
    way: 'draw',
    drawing: null,
    typedName: '',
  });
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const sign = useOperation(SignAgreementDocument);
  // In memory alone: the signature itself would not outlive a reload, and a link's token is not kept anywhere else.
  const keys = useMemo(() => createIdempotencyKeys(nowhere), []);

  async function send() {
    const lacks = whatIsMissing();
    setMissing(lacks);
    if (lacks.length > 0)
      return document.getElementById(`part-${lacks[0]}`)?.scrollIntoView({ block: 'start' });
    setTrouble(null);
    setCodeProblem(null);
    const given =
      signature.way === 'draw'
        ? { drawing: signature.drawing, typedName: null }
        : { drawing: null, typedName: signature.typedName.trim() };
    const { textHash, consentVersion } = visit;
    const intent = JSON.stringify([typed, textHash, consentVersion, given]);
    const idempotencyKey = keys.keyFor(intent);
    try {
      const answer = await sign.mutateAsync({
        input: { token, code: typed, textHash, consentVersion, ...given, idempotencyKey },
      });
      keys.settle(intent);
      read(answer.signAgreement);
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  function whatIsMissing(): Missing[] {
    const lacks: Missing[] = [];
    if (!isWholeCode(typed) || !code.sent) lacks.push('code');
    if (!hasConsented) lacks.push('consent');
    if (!isSigned(signature)) lacks.push('signature');
    return lacks;
  }

  function read(act: SigningAct) {
    switch (act.__typename) {
      case 'SigningRecorded':
        onLink({ ...act.visit, __typename: 'SigningVisit' });
        return window.scrollTo({ top: 0 });
      case 'SigningLinkUnusableError':
        return onLink(act);
      case 'WrongSigningCodeError':
        setCodeProblem(act.message);
        setTyped('');
        if (act.triesLeft === 0) code.spoil();
        return document.getElementById('part-code')?.scrollIntoView({ block: 'start' });
      case 'TooManyAttemptsError':
        code.wait(act.retryAfterSeconds);
        return setTrouble({ kind: 'refused', messages: [act.message] });
      case 'ValidationError':
        return setTrouble({ kind: 'refused', messages: act.fields.map(({ message }) => message) });
      default:
        return setTrouble({ kind: 'refused', messages: [act.message] });
    }
  }

  const lack = (part: Missing) =>
    missing.includes(part) && whatIsMissing().includes(part) ? t(`missing.${part}`) : null;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sign.isPending) void send();
      }}
    >
      <div className="grid gap-1">
        <Button kind="text" compact className="justify-self-start" onPress={onBack}>
          <FlipIcon of={ArrowLeft} />
          {t('backToText')}
        </Button>
        <h1>{t('signing.title')}</h1>
        <p className="text-muted">
          {t('signing.with')} <LocalText text={visit.organizationName} /> ·{' '}
          <LocalText text={visit.partnerName} />
        </p>
      </div>
      <Part id="code" number={1} title={t('code.title')}>
        <CodePart
          visit={visit}
          code={code}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setCodeProblem(null);
          }}
          error={codeProblem ?? lack('code')}
        />
      </Part>
      <Part id="consent" number={2} title={t('consent.title')}>
        <p className="mb-3 whitespace-pre-line rounded-medium bg-sand-100 px-4 py-3 text-s">
          {visit.consentText}
        </p>
        <Checkbox
          checked={hasConsented}
          onChange={({ target }) => setConsented(target.checked)}
          aria-invalid={lack('consent') ? true : undefined}
          aria-describedby={lack('consent') ? 'consent-problem' : undefined}
          className="items-start! font-normal!"
        >
          {t('consent.agree')}
        </Checkbox>
        {lack('consent') && (
          <p id="consent-problem" className="text-s font-semibold text-clay-700" role="alert">
            {lack('consent')}
          </p>
        )}
      </Part>
      <Part id="signature" number={3} title={t('signature.title')}>
        <SignaturePart value={signature} onChange={setSignature} error={lack('signature')} />
      </Part>
      <FormTrouble trouble={trouble} />
      <Button type="submit" large wide busy={sign.isPending}>
        {t('signing.submit')}
      </Button>
      <p className="text-center text-s text-muted">{t('signing.law')}</p>
    </form>
  );
}

interface PartProps {
  id: Missing;
  number: number;
  title: string;
  children: ReactNode;
}

function Part({ id, number, title, children }: PartProps) {
  return (
    <Card as="section" aria-labelledby={`part-${id}`} className="grid gap-3 p-5">
      <h2 id={`part-${id}`} className="flex scroll-mt-4 items-center gap-3 text-l">
        <Num className="grid size-8 flex-none place-items-center rounded-full bg-action-soft text-m text-action-strong">
          {number}
        </Num>
        {title}
      </h2>
      <div>{children}</div>
    </Card>
  );
}

const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
