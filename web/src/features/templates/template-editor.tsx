import { useQueryClient } from '@tanstack/react-query';
import History from 'lucide-react/icons/history';
import Send from 'lucide-react/icons/send';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PublishTemplateDocument, TemplateDocument, TemplatesDocument } from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Button } from '../../ui/button.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { ClauseChanges } from './clause-changes.tsx';
import { ClauseList } from './clause-list.tsx';
import type { Variable } from './preview-values.ts';
import { RetireTemplate } from './retire-template.tsx';
import { changesBetween, inputOf, type Template, type TemplateDraft } from './template-draft.ts';
import { TemplateHead } from './template-head.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { type DraftControl, useTemplateDraft } from './use-template-draft.ts';
import { VersionList } from './version-list.tsx';

interface TemplateEditorProps {
  /** Null for a new one. */
  template: Template | null;
  published: TemplateDraft;
  variables: readonly Variable[];
}

/** Writing a template: clauses on one side, what they say with examples on the other. Nothing counts until it is published. */
export function TemplateEditor({ template, published, variables }: TemplateEditorProps) {
  const { t } = useTranslation('templates');
  const control = useTemplateDraft(template?.id ?? null, published);
  const { draft, change, isDirty } = control;
  const [shown, setShown] = useState<'write' | 'preview' | 'versions'>('write');
  const { publish, isPublishing, trouble, problems } = usePublish(template, control);
  const isStale = template !== null && draft.base !== template.documentVersion;
  return (
    <>
      <Segmented
        label={t('parts')}
        value={shown}
        onChange={setShown}
        className="justify-self-start"
        options={[
          { value: 'write', label: t('write') },
          { value: 'preview', label: t('preview.title') },
          ...(template ? [{ value: 'versions' as const, label: t('versions.title') }] : []),
        ]}
      />
      {isStale && <StaleNotice template={template} control={control} published={published} />}
      {shown === 'versions' && template && <VersionList versions={template.versions} />}
      <div className="template-editor" data-shown={shown} hidden={shown === 'versions'}>
        <div className="writing">
          {isDirty && !isStale && (
            <Notice tone="wait" icon={History} role="status">
              <p>{control.wasKept ? t('draft.kept') : t('draft.open')}</p>
              <Button kind="text" compact onPress={control.discard}>
                {t('draft.discard')}
              </Button>
            </Notice>
          )}
          <FormTrouble trouble={trouble} />
          <TemplateHead draft={draft} change={change} problems={problems} />
          <ClauseList draft={draft} change={change} variables={variables} problems={problems} />
          <section className="card publish" aria-labelledby="publish">
            <h2 id="publish">
              {template ? t('publish.next', { version: template.version + 1 }) : t('publish.first')}
            </h2>
            <TextField
              label={t('publish.note')}
              hint={t('publish.noteHint')}
              error={problems.get('note')}
              dir="auto"
              maxLength={300}
              value={draft.note}
              onChange={({ target }) => change((current) => ({ ...current, note: target.value }))}
            />
            <div className="flex flex-wrap gap-2">
              <Button icon={Send} busy={isPublishing} disabled={!isDirty || isStale} onPress={publish}>
                {t('publish.confirm')}
              </Button>
              {template && <RetireTemplate template={template} />}
            </div>
          </section>
        </div>
        <TemplatePreview clauses={draft.clauses} variables={variables} />
      </div>
    </>
  );
}

function usePublish(template: Template | null, { draft, forget }: DraftControl) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const publishing = useOperation(PublishTemplateDocument);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());

  const refresh = () =>
    Promise.all(
      [operationKey(TemplateDocument), operationKey(TemplatesDocument)].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );

  async function publish() {
    setTrouble(null);
    setProblems(new Map());
    try {
      const { publishAgreementTemplate: answer } = await publishing.mutateAsync({
        input: inputOf(draft, template?.id ?? null),
      });
      if (answer.__typename === 'PublishAgreementTemplateSuccess') {
        forget();
        showToast({ text: t('publish.done', { version: answer.template.version }) });
        await refresh();
        return await navigate(linkTo.templates());
      }
      if (answer.__typename === 'StaleVersionError') {
        // With the newest version at hand a notice shows both, and what was written stays.
        return await refresh();
      }
      setProblems(new Map(answer.fields.map(({ field, message }) => [field, message])));
      const general = answer.fields.filter(({ field }) => field === 'clauses').map(({ message }) => message);
      setTrouble({ kind: 'refused', messages: general.length > 0 ? general : [answer.message] });
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }
  return { publish, isPublishing: publishing.isPending, trouble, problems };
}

interface StaleNoticeProps {
  template: Template;
  control: DraftControl;
  published: TemplateDraft;
}

/** Somebody published meanwhile: what the reader wrote against what now stands, and the choice between them. */
function StaleNotice({ template, control, published }: StaleNoticeProps) {
  const { t } = useTranslation('templates');
  const [newest] = template.versions;
  const changes = changesBetween(published.clauses, control.draft.clauses);
  return (
    <Notice tone="wait" icon={History} role="alert">
      <p>
        <b>{t('stale.title')}</b>
      </p>
      <p>
        {t('stale.text', {
          version: template.version,
          name: newest?.publishedBy ?? '',
          moment: newest?.publishedAt.text ?? '',
        })}
      </p>
      <details className="my-2">
        <summary>{t('stale.compare', { count: changes.length })}</summary>
        <ClauseChanges changes={changes} />
      </details>
      <div className="flex flex-wrap gap-2">
        <Button
          compact
          kind="quiet"
          onPress={() => control.change((current) => ({ ...current, base: published.base }))}
        >
          {t('stale.keepMine')}
        </Button>
        <Button compact kind="text" onPress={control.discard}>
          {t('stale.takeTheirs')}
        </Button>
      </div>
    </Notice>
  );
}
