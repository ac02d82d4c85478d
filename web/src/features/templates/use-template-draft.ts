import { useEffect, useState } from 'react';
import { createFormDraft } from '../../lib/forms/form-draft.ts';
import { emptyDraft, isChanged, type TemplateDraft } from './template-draft.ts';

export interface DraftControl {
  draft: TemplateDraft;
  change: (next: (draft: TemplateDraft) => TemplateDraft) => void;
  /** Goes back to what is published. */
  discard: () => void;
  /** What was written was published: nothing is kept any more. */
  forget: () => void;
  isDirty: boolean;
  /** Found on the device when the page was opened. */
  wasKept: boolean;
}

/** The template being written. It survives a reload of the page, and is forgotten when it is published or thrown away. */
export function useTemplateDraft(templateId: string | null, published: TemplateDraft): DraftControl {
  const [store] = useState(() =>
    createFormDraft<TemplateDraft>(`template.${templateId ?? 'new'}`, [], window.sessionStorage),
  );
  const [kept] = useState(() => store.read());
  const [draft, setDraft] = useState<TemplateDraft>(() =>
    kept.clauses ? { ...emptyDraft, ...kept } : published,
  );
  const isDirty = isChanged(draft, published) || draft.note !== '';

  useEffect(() => {
    if (isDirty) store.write(draft);
    else store.forget();
  }, [store, draft, isDirty]);

  return {
    draft,
    change: setDraft,
    discard: () => setDraft(published),
    forget: store.forget,
    isDirty,
    wasKept: kept.clauses !== undefined,
  };
}
