export const changeRequestStates = ['PENDING', 'ACCEPTED', 'REJECTED', 'NEEDS_CHANGES', 'WITHDRAWN'] as const;

export type ChangeRequestState = (typeof changeRequestStates)[number];

export const changedFieldStates = ['WAITING', 'ACCEPTED', 'REJECTED', 'NEEDS_CHANGES'] as const;

export type ChangedFieldState = (typeof changedFieldStates)[number];

/** Where each state may lead; anything else is refused. */
export const changeRequestTransitions: Readonly<Record<ChangeRequestState, readonly ChangeRequestState[]>> = {
  PENDING: ['ACCEPTED', 'REJECTED', 'NEEDS_CHANGES', 'WITHDRAWN'],
  NEEDS_CHANGES: ['PENDING', 'WITHDRAWN'],
  ACCEPTED: [],
  REJECTED: [],
  WITHDRAWN: [],
};

/** Whether a request may go from one state to the other; staying where it is is no step. */
export function mayBecome(from: ChangeRequestState, to: ChangeRequestState): boolean {
  return from === to ? isOpen(from) : changeRequestTransitions[from].includes(to);
}

/** Whether something can still become of it. */
export function isOpen(state: ChangeRequestState): boolean {
  return changeRequestTransitions[state].length > 0;
}

/** What a request is by what became of its fields; one whose open fields were all taken back is withdrawn instead. */
export function stateOf(fields: readonly { state: ChangedFieldState }[]): ChangeRequestState {
  const has = (wanted: ChangedFieldState) => fields.some(({ state }) => state === wanted);
  if (has('WAITING')) return 'PENDING';
  if (has('NEEDS_CHANGES')) return 'NEEDS_CHANGES';
  return has('ACCEPTED') ? 'ACCEPTED' : 'REJECTED';
}
