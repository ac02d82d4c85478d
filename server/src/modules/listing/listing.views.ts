import type { BranchRecord, PartnerRecord } from '../partners/index.ts';
import type { ChangedFieldRecord, ChangeRequestRecord } from './change-request.model.ts';
import { openFields } from './listing.service.ts';
import {
  branchFields,
  isSame,
  type ListingField,
  type ListingValueOf,
  liveValue,
  partnerFields,
} from './listing-fields.ts';
import type { ListingSubject } from './live-listing.ts';

/** A value with the field that says what it is. */
export interface ListingValueView {
  field: ListingField;
  value: ListingValueOf;
}

export interface ListingFieldValueView {
  field: ListingField;
  live: ListingValueView;
  proposed: ListingValueView;
}

export interface ListingPartView {
  branch: BranchRecord | null;
  values: ListingFieldValueView[];
  openRequest: ChangeRequestRecord | null;
}

export interface PartnerListingView {
  partner: PartnerRecord;
  atOnce: ListingField[];
  parts: ListingPartView[];
  recent: ChangeRequestRecord[];
}

export type ChangedFieldView = Omit<ChangedFieldRecord, 'base' | 'value'> & {
  base: ListingValueView;
  live: ListingValueView;
  value: ListingValueView;
  isStale: boolean;
};

export function partView(
  { partner, branch }: ListingSubject,
  open: ChangeRequestRecord | null,
): ListingPartView {
  const values = (branch ? branchFields : partnerFields).map((field) => {
    const live = liveValue(field, partner, branch);
    const waiting = open && openFields(open).find((each) => each.field === field);
    return {
      field,
      live: { field, value: live },
      proposed: { field, value: waiting ? waiting.value : live },
    };
  });
  return { branch, values, openRequest: open };
}

export function changedFieldView(
  changed: ChangedFieldRecord,
  { partner, branch }: ListingSubject,
): ChangedFieldView {
  const { field, base, value } = changed;
  const live = liveValue(field, partner, branch);
  const isWaiting = changed.state === 'WAITING' || changed.state === 'NEEDS_CHANGES';
  return {
    ...changed,
    base: { field, value: base },
    live: { field, value: live },
    value: { field, value },
    isStale: isWaiting && !isSame(base, live),
  };
}
