import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/segmented.tsx';
import type { Variable } from './preview-values.ts';
import { draftOf, type Template } from './template-draft.ts';
import { TemplatePreview } from './template-preview.tsx';
import { VersionList } from './version-list.tsx';

interface TemplateReaderProps {
  template: Template;
  variables: readonly Variable[];
}

/** A template for those who draft from it: what it says, and what each version changed. */
export function TemplateReader({ template, variables }: TemplateReaderProps) {
  const { t } = useTranslation('templates');
  const [shown, setShown] = useState<'preview' | 'versions'>('preview');
  return (
    <>
      <Segmented
        label={t('parts')}
        value={shown}
        onChange={setShown}
        className="justify-self-start"
        options={[
          { value: 'preview', label: t('preview.title') },
          { value: 'versions', label: t('versions.title') },
        ]}
      />
      {shown === 'preview' ? (
        <TemplatePreview clauses={draftOf(template).clauses} variables={variables} />
      ) : (
        <VersionList versions={template.versions} />
      )}
    </>
  );
}
