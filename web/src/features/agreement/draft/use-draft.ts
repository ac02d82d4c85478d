import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { AgreementDraftDocument, SaveDraftDocument } from '../../../gql/operations.ts';
import { createFormDraft } from '../../../lib/forms/form-draft.ts';
import { operation } from '../../../lib/graphql/api.ts';
import type { Draft } from '../agreement.types.ts';
import { type Trouble, useAgreementChange } from '../use-agreement-change.ts';
import { type DraftValues, inputOf, isSame, type UnreadableField, valuesOf } from './draft-values.ts';
import { type DraftConflict, mergeDrafts, takeTheirs } from './merge-drafts.ts';

interface KeptDraft {
  documentVersion: number;
  base: DraftValues;
  values: DraftValues;
}

/** How long after the last key what was typed is put on the device, ms. */
const keepAfterMs = 400;

/**
 * The draft of an agreement as it is edited. What is typed is kept on the device until it is saved; what others saved in the meantime is
 * merged in, and where both wrote the same thing a person chooses.
 */
export function useDraft(agreementId: string, savedText: string) {
  const query = useQuery(operation(AgreementDraftDocument, { id: agreementId }));
  const change = useAgreementChange(SaveDraftDocument);
  const [state, setState] = useState<EditState | null>(null);
  const [unreadable, setUnreadable] = useState<readonly UnreadableField[]>([]);
  const [kept] = useState(() =>
    createFormDraft<KeptDraft>(`agreement.${agreementId}`, [], window.localStorage),
  );
  const stored = query.data?.agreement?.currentVersion ?? null;
  const draft = stored?.stage === 'DRAFT' ? stored : null;

  // What is stored now, the first time and after somebody else saved: what was typed here goes on top.
  useEffect(() => {
    if (!draft) return;
    setState((before) => {
      if (before && before.documentVersion >= draft.documentVersion) return before;
      return onTopOf(draft, before ?? keptOn(kept.read()), before === null);
    });
  }, [draft, kept]);

  const isChanged = state !== null && !isSame(state.values, state.base);

  useEffect(() => {
    if (!state) return;
    const timer = window.setTimeout(() => {
      if (isSame(state.values, state.base)) kept.forget();
      else kept.write({ documentVersion: state.documentVersion, base: state.base, values: state.values });
    }, keepAfterMs);
    return () => window.clearTimeout(timer);
  }, [state, kept]);

  function edit(next: (values: DraftValues) => DraftValues) {
    setState((before) => before && { ...before, values: next(before.values) });
  }

  /** Saves what changed; true when it is stored. */
  async function save(): Promise<boolean> {
    if (!state) return false;
    const { input, unreadable: found } = inputOf(state.values, state.base);
    setUnreadable(found);
    if (found.length > 0) return false;
    const sent = state.values;
    const isDone = await change.send(
      { agreementId, documentVersion: state.documentVersion, ...input },
      savedText,
    );
    const fresh = (await query.refetch()).data?.agreement?.currentVersion;
    if (isDone && fresh?.stage === 'DRAFT') {
      const base = valuesOf(fresh);
      // What was typed while it was being saved is not saved yet.
      setState((before) => ({
        documentVersion: fresh.documentVersion,
        base,
        values: before && !isSame(before.values, sent) ? before.values : base,
        theirs: null,
        conflicts: [],
        isRestored: false,
      }));
      kept.forget();
    }
    return isDone;
  }

  return {
    query,
    /** Null while it is on its way, or when it is no longer a draft. */
    draft,
    state,
    isChanged,
    edit,
    save,
    trouble: change.trouble as Trouble | null,
    unreadable,
    /** Goes back to what is stored. */
    discard() {
      kept.forget();
      change.forget();
      setUnreadable([]);
      if (draft) setState(onTopOf(draft, null, false));
    },
    settle(conflict: DraftConflict, choice: 'mine' | 'theirs') {
      setState((before) => {
        if (!before?.theirs) return before;
        return {
          ...before,
          values: choice === 'theirs' ? takeTheirs(before.values, before.theirs, conflict) : before.values,
          conflicts: before.conflicts.filter(({ path }) => path !== conflict.path),
        };
      });
    },
  };
}

export interface EditState {
  /** The stored version this stands on. */
  documentVersion: number;
  base: DraftValues;
  values: DraftValues;
  /** What others saved, while something of it has to be chosen. */
  theirs: DraftValues | null;
  conflicts: DraftConflict[];
  /** Whether it came from the device. */
  isRestored: boolean;
}

function onTopOf(draft: Draft, typed: KeptDraft | EditState | null, isRestored: boolean): EditState {
  const theirs = valuesOf(draft);
  const { documentVersion } = draft;
  if (!typed || isSame(typed.values, typed.base))
    return { documentVersion, base: theirs, values: theirs, theirs: null, conflicts: [], isRestored: false };
  const { values, conflicts } = mergeDrafts(typed.base, typed.values, theirs);
  return { documentVersion, base: theirs, values, theirs, conflicts, isRestored };
}

/** What the device kept, when it is whole. */
function keptOn({ documentVersion, base, values }: Partial<KeptDraft>): KeptDraft | null {
  return documentVersion !== undefined && base && values ? { documentVersion, base, values } : null;
}
