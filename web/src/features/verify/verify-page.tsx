import CircleX from 'lucide-react/icons/circle-x';
import FileCheck from 'lucide-react/icons/file-check';
import FileSearch from 'lucide-react/icons/file-search';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { VerifyDocumentDocument, type VerifyDocumentQuery } from '../../gql/operations.ts';
import { api } from '../../lib/graphql/api.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Code } from '../../ui/code.tsx';
import { FormTrouble } from '../../ui/form-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Num } from '../../ui/num.tsx';
import { QuietFrame } from '../../ui/quiet-frame.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sha256Of } from './document-hash.ts';

type Verification = VerifyDocumentQuery['verifyDocument'];

type Finding =
  | { kind: 'none' }
  | { kind: 'working' }
  | { kind: 'found'; verification: Verification; fileName: string | null }
  | { kind: 'unreadable' }
  | { kind: 'failed'; error: unknown };

/** Larger than any document sealed here, bytes: reading it would only take the device's memory. */
const largestFile = 100 * 1024 * 1024;

/** Whether a document is one that Wasl sealed: by the file, which never leaves the device, or by the code on its certificate. */
export function VerifyPage() {
  const { t } = useTranslation('verify');
  useDocumentTitle(t('title'));
  const { code: codeInAddress = '' } = useParams();
  const [code, setCode] = useState(codeInAddress);
  const [isCodeMissing, setCodeMissing] = useState(false);
  const [finding, setFinding] = useState<Finding>(codeInAddress ? { kind: 'working' } : { kind: 'none' });

  async function ask(hashOrCode: string, fileName: string | null) {
    setFinding({ kind: 'working' });
    try {
      const { verifyDocument } = await api.query(VerifyDocumentDocument, { hashOrCode });
      setFinding({ kind: 'found', verification: verifyDocument, fileName });
    } catch (error) {
      setFinding({ kind: 'failed', error });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for the address one came by
  useEffect(() => {
    if (codeInAddress) void ask(codeInAddress, null);
  }, [codeInAddress]);

  async function look(file: File) {
    setFinding({ kind: 'working' });
    try {
      if (file.size > largestFile) throw new Error('larger than any document of ours');
      await ask(await sha256Of(file), file.name);
    } catch {
      setFinding({ kind: 'unreadable' });
    }
  }

  return (
    <QuietFrame title={t('title')}>
      <header className="grid gap-1">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('intro')}</p>
      </header>
      <div aria-live="polite" className="grid gap-4 empty:-mt-4">
        {finding.kind === 'working' && (
          <p className="card p-5 text-muted" aria-busy="true">
            {t('working')}
          </p>
        )}
        {finding.kind === 'found' && <Verdict finding={finding} />}
        {finding.kind === 'unreadable' && (
          <Notice tone="harm" icon={CircleX} role="alert">
            {t('unreadable')}
          </Notice>
        )}
        {finding.kind === 'failed' && <FormTrouble trouble={finding} />}
      </div>
      <FileSpot onFile={look} />
      <Card as="section" aria-labelledby="by-code" className="p-5">
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            setCodeMissing(code.trim() === '');
            if (code.trim() !== '') void ask(code.trim(), null);
          }}
        >
          <h2 id="by-code" className="text-m">
            {t('byCode')}
          </h2>
          <TextField
            label={t('code')}
            hint={t('codeHint')}
            error={isCodeMissing ? t('codeMissing') : undefined}
            dir="ltr"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
          <Button type="submit" kind="quiet" wide busy={finding.kind === 'working'}>
            {t('verifyCode')}
          </Button>
        </form>
      </Card>
    </QuietFrame>
  );
}

function FileSpot({ onFile }: { onFile: (file: File) => unknown }) {
  const { t } = useTranslation('verify');
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void onFile(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={`card grid justify-items-center gap-3 border-2 border-dashed p-8 text-center ${
        isOver ? 'border-action bg-action-soft' : 'border-outline'
      }`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon of={FileSearch} className="size-9 text-action-strong" />
      <input
        ref={input}
        type="file"
        accept="application/pdf"
        className="hidden"
        tabIndex={-1}
        aria-hidden="true"
        data-testid="document"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) void onFile(file);
        }}
      />
      <Button large icon={FileCheck} aria-describedby={hint} onPress={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <p id={hint} className="max-w-[42ch] text-s text-muted">
        {t('stays')}
      </p>
    </div>
  );
}

function Verdict({ finding }: { finding: Extract<Finding, { kind: 'found' }> }) {
  const { t } = useTranslation('verify');
  const { verification, fileName } = finding;
  const { isAuthentic, text, reference, organizationName, partnerName, sealedAt } = verification;
  return (
    <Card
      as="section"
      aria-labelledby="verdict"
      className={`grid gap-4 border-2 p-5 ${isAuthentic ? 'border-mint-500' : 'border-clay-500'}`}
    >
      <div className="flex items-start gap-3">
        <Icon
          of={isAuthentic ? ShieldCheck : CircleX}
          className={`size-9 flex-none ${isAuthentic ? 'text-mint-700' : 'text-clay-700'}`}
        />
        <div className="grid min-w-0 gap-1">
          <h2 id="verdict">{t(isAuthentic ? 'authentic' : 'notAuthentic')}</h2>
          {fileName && (
            <p className="truncate text-s text-muted">
              <bdi>{fileName}</bdi>
            </p>
          )}
          <p>{text}</p>
        </div>
      </div>
      {isAuthentic && (
        <dl className="grid gap-2 text-s [&_dd]:font-semibold [&_dt]:text-muted">
          {reference && (
            <Fact label={t('fact.reference')}>
              <Code value={reference} />
            </Fact>
          )}
          {organizationName && (
            <Fact label={t('fact.organization')}>
              <LocalText text={organizationName} />
            </Fact>
          )}
          {partnerName && (
            <Fact label={t('fact.partner')}>
              <LocalText text={partnerName} />
            </Fact>
          )}
          {sealedAt && <Fact label={t('fact.sealedAt')}>{sealedAt.text}</Fact>}
          {verification.signatoryCount !== null && (
            <Fact label={t('fact.signatures')}>
              <Num>{verification.signatoryCount}</Num>
            </Fact>
          )}
          {verification.isInForce !== null && (
            <Fact label={t('fact.inForce')}>{t(verification.isInForce ? 'inForce' : 'notInForce')}</Fact>
          )}
          {verification.sha256 && (
            <Fact label={t('fact.hash')}>
              <code dir="ltr" className="block break-all text-xs">
                {verification.sha256}
              </code>
            </Fact>
          )}
        </dl>
      )}
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
