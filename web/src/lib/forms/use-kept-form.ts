import { useEffect, useState } from 'react';
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import { createFormDraft } from './form-draft.ts';

export type KeptForm<TValues extends FieldValues> = UseFormReturn<TValues> & {
  /** To call when what was typed has been taken: the next form begins anew. */
  forget: () => void;
};

/**
 * A form whose values stay for as long as the tab lives: when it is closed by mistake, when the page is loaded anew, when sending fails.
 * `name` tells forms apart, such as `prospect.64b7…`.
 */
export function useKeptForm<TValues extends FieldValues>(
  name: string,
  defaults: TValues & DefaultValues<TValues>,
): KeptForm<TValues> {
  const [draft] = useState(() => createFormDraft<TValues>(name, [], window.sessionStorage));
  const form = useForm<TValues>({ defaultValues: { ...defaults, ...draft.read() } });
  const { watch } = form;
  useEffect(() => {
    const { unsubscribe } = watch((typed) => draft.write(typed as Partial<TValues>));
    return unsubscribe;
  }, [watch, draft]);
  return { ...form, forget: draft.forget };
}
