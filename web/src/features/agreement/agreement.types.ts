import type {
  AgreementAttachmentsQuery,
  AgreementChecklistQuery,
  AgreementDraftQuery,
  AgreementHeadQuery,
  AgreementPeopleQuery,
  AgreementRemarksQuery,
  AgreementTextQuery,
} from '../../gql/operations.ts';

export type AgreementHead = NonNullable<AgreementHeadQuery['agreement']>;
export type AgreementPeople = NonNullable<AgreementPeopleQuery['agreement']>;
export type SigningRequest = NonNullable<AgreementPeople['signing']>;
export type Signatory = SigningRequest['signatories'][number];
export type PlannedSignatory = NonNullable<AgreementPeople['currentVersion']>['signatories'][number];
export type VersionText = NonNullable<NonNullable<AgreementTextQuery['agreement']>['agreementVersion']>;
export type Clause = VersionText['clauses'][number];
export type Pieces = NonNullable<Clause['difference']>['fr'];
export type Remark = NonNullable<AgreementRemarksQuery['agreement']>['comments'][number];
export type AttachedFile = NonNullable<AgreementAttachmentsQuery['agreement']>['attachments'][number];
export type Checklist = NonNullable<NonNullable<AgreementChecklistQuery['agreement']>['checklist']>;
export type ChecklistItem = Checklist['items'][number];
export type Draft = NonNullable<NonNullable<AgreementDraftQuery['agreement']>['currentVersion']>;
