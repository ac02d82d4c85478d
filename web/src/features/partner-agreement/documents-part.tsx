import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import CircleDot from 'lucide-react/icons/circle-dot';
import Clock from 'lucide-react/icons/clock';
import FileText from 'lucide-react/icons/file-text';
import FolderOpen from 'lucide-react/icons/folder-open';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChecklistItemState,
  PartnerChecklistDocument,
  PartnerProvideItemDocument,
} from '../../gql/operations.ts';
import { operation, useOperation } from '../../lib/graphql/api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileSize, FileUpload } from '../../ui/file-upload.tsx';
import { FormTrouble } from '../../ui/form-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { givenKinds, type Part, type PartnerChecklist, type PreparedAgreement } from './agreement-parts.ts';
import { useChange } from './use-change.ts';

type Item = PartnerChecklist['items'][number];

const looks = {
  OPEN: { tone: 'plain', icon: CircleDot },
  GIVEN: { tone: 'action', icon: Clock },
  ACCEPTED: { tone: 'ok', icon: Check },
  REFUSED: { tone: 'harm', icon: X },
} as const satisfies Record<ChecklistItemState, unknown>;

/** Fields that are typed for an item, beside files. */
const typedFields: Partial<Record<Item['kind'], readonly ('licenceNumber' | 'bankName' | 'rib')[]>> = {
  LICENCE: ['licenceNumber'],
  BANK_DETAILS: ['bankName', 'rib'],
};

/** Where an item is seen to, when it is not here. */
const partOf: Partial<Record<Item['kind'], Part>> = {
  IDENTIFIERS: 'identity',
  BRANCHES: 'branches',
  STAFF_TRAINED: 'training',
};

/** What is to be given before the agreement goes into force: each with why, until when, and what became of it. */
export function DocumentsPart({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const { data, error, refetch } = useQuery(operation(PartnerChecklistDocument, { id: agreement.id }));
  if (!data)
    return error ? (
      <QueryError error={error} onRetry={refetch} />
    ) : (
      <div role="status" aria-label={t('loading')} className="grid gap-3">
        <Skeleton className="h-40 w-full rounded-large" />
        <Skeleton className="h-40 w-full rounded-large" />
      </div>
    );
  const checklist = data.agreement?.checklist;
  if (!checklist)
    return <EmptyState icon={FolderOpen} title={t('sentence.noChecklist')} text={t('documents.noneText')} />;
  return (
    <>
      <div className="grid gap-1.5">
        <p className="text-s font-semibold">
          {t('sentence.given', { done: checklist.doneCount, all: checklist.requiredCount })}
        </p>
        <ProgressBar share={checklist.requiredCount ? checklist.doneCount / checklist.requiredCount : 1} />
      </div>
      {checklist.items.map((item) => (
        <ItemCard key={item.kind} agreement={agreement} item={item} />
      ))}
    </>
  );
}

function ItemCard({ agreement, item }: { agreement: PreparedAgreement; item: Item }) {
  const { t } = useTranslation('partner-agreement');
  const { tone, icon } = looks[item.state];
  const isOpen = item.state === 'OPEN' || item.state === 'REFUSED';
  const due = item.dueOn?.text;
  return (
    <Card as="section" aria-labelledby={`item-${item.kind}`} className="grid gap-3 p-5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 id={`item-${item.kind}`} className="text-m">
          {item.title}
        </h2>
        <span className="flex flex-wrap gap-1.5">
          {!item.isRequired && <Badge>{t('documents.optional')}</Badge>}
          <Badge tone={tone} icon={icon}>
            {t(`documents.state.${item.state}`)}
          </Badge>
        </span>
      </div>
      <p className="text-s text-muted">{item.hint}</p>
      {isOpen && due && (
        <p className={item.isLate ? 'text-s font-semibold text-clay-700' : 'text-s'}>
          {t(item.isLate ? 'documents.late' : 'documents.due', { day: due })}
        </p>
      )}
      {item.note && (
        <Notice tone={item.state === 'REFUSED' ? 'harm' : 'plain'} icon={TriangleAlert}>
          <bdi>{item.note}</bdi>
        </Notice>
      )}
      {item.values.length > 0 && (
        <dl className="grid gap-1 text-s [&_dd]:font-semibold [&_dt]:text-muted">
          {item.values.map(({ field, label, value }) => (
            <div key={field} className="flex flex-wrap gap-x-2">
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {item.warnings.map((warning) => (
        <p key={warning} className="flex gap-2 text-s text-muted">
          <Icon of={TriangleAlert} className="mt-0.5 size-4 flex-none" />
          {warning}
        </p>
      ))}
      {item.validUntil && <p className="text-s">{t('documents.until', { day: item.validUntil.text })}</p>}
      {item.evidence.map(({ id, name, sizeBytes, url }) => (
        <a key={id} className="link min-h-11 gap-2" href={url} target="_blank" rel="noreferrer">
          <Icon of={FileText} />
          <bdi className="truncate">{name}</bdi>
          <small className="text-muted">
            <FileSize bytes={sizeBytes} />
          </small>
        </a>
      ))}
      {givenKinds.has(item.kind) && item.kind !== 'IDENTIFIERS' && item.state !== 'ACCEPTED' && (
        <GiveForm agreementId={agreement.id} item={item} />
      )}
      {item.kind === 'IDENTIFIERS' && isOpen && <GiveIdentifiers agreement={agreement} />}
      {isOpen && partOf[item.kind] && (
        <LinkButton kind="quiet" compact className="justify-self-start" to={`?part=${partOf[item.kind]}`}>
          {t(`part.${partOf[item.kind] ?? 'identity'}.go`)}
        </LinkButton>
      )}
    </Card>
  );
}

function GiveForm({ agreementId, item }: { agreementId: string; item: Item }) {
  const { t } = useTranslation('partner-agreement');
  const provide = useOperation(PartnerProvideItemDocument);
  const change = useChange();
  const fields = typedFields[item.kind] ?? [];
  const known = Object.fromEntries(item.values.map(({ field, value }) => [field, value]));
  const [typed, setTyped] = useState<Record<string, string>>(known);
  const [validUntil, setValidUntil] = useState(item.validUntil?.date ?? '');
  const asksLastDay = item.kind === 'LICENCE';

  async function give(fileIds: string[]) {
    const values = fields
      .filter((field) => (typed[field] ?? '') !== (known[field] ?? ''))
      .map((field) => ({ field, value: (typed[field] ?? '').trim() }));
    const isGiven = await change.run(
      async () =>
        (
          await provide.mutateAsync({
            input: {
              agreementId,
              kind: item.kind,
              ...(values.length > 0 ? { values } : {}),
              ...(fileIds.length > 0 ? { fileIds } : {}),
              ...(asksLastDay && validUntil ? { validUntil } : {}),
            },
          })
        ).provideChecklistItem,
    );
    if (isGiven) showToast({ text: t('documents.sent') });
  }

  return (
    <div className="grid gap-3 border-t border-line pt-3">
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`documents.field.${field}`)}
          dir={field === 'bankName' ? 'auto' : 'ltr'}
          inputMode={field === 'rib' ? 'numeric' : 'text'}
          value={typed[field] ?? ''}
          onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
        />
      ))}
      {asksLastDay && (
        <TextField
          label={t('documents.lastDay')}
          type="date"
          value={validUntil}
          onChange={({ target }) => setValidUntil(target.value)}
        />
      )}
      <FormTrouble trouble={change.trouble} />
      <FileUpload
        label={t(item.kind === 'PHOTOS' ? 'documents.addPhotos' : 'documents.addFile')}
        {...(item.kind === 'PHOTOS' ? { accept: 'image/jpeg,image/png,image/webp', multiple: true } : {})}
        onUploaded={({ id }) => give([id])}
      />
      {(fields.length > 0 || asksLastDay) && (
        <Button kind="quiet" wide onPress={() => give([])}>
          {t('save')}
        </Button>
      )}
    </div>
  );
}

/** The identifiers filled in under identity are what is given here: nobody types them twice. */
function GiveIdentifiers({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const provide = useOperation(PartnerProvideItemDocument);
  const change = useChange();
  const { ice, rc, rcCourt, taxId } = agreement.partnerIdentity;
  const values = Object.entries({ ice, rc, rcCourt, taxId }).flatMap(([field, value]) =>
    value ? [{ field, value }] : [],
  );
  if (values.length === 0) return null;

  async function give() {
    const isGiven = await change.run(
      async () =>
        (await provide.mutateAsync({ input: { agreementId: agreement.id, kind: 'IDENTIFIERS', values } }))
          .provideChecklistItem,
    );
    if (isGiven) showToast({ text: t('documents.sent') });
  }

  return (
    <div className="grid gap-3">
      <FormTrouble trouble={change.trouble} />
      <Button kind="quiet" wide onPress={give}>
        {t('documents.giveIdentifiers')}
      </Button>
    </div>
  );
}
