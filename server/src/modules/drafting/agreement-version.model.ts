import type { AgreementValue, BilingualText, ClauseCondition } from '@wasl/shared/agreement-text';
import type { SimpleGain } from '@wasl/shared/gain';
import type { Language } from '@wasl/shared/language';
import type { LimitRule } from '@wasl/shared/limits';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';

export const versionStages = ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE', 'SEALED', 'VOID'] as const;

export type VersionStage = (typeof versionStages)[number];

export interface VersionClauseRecord {
  key: string;
  title: BilingualText;
  source: BilingualText;
  /** Text of the template's clause it came from; null for one added here. */
  templateSource: BilingualText | null;
  condition: ClauseCondition | null;
  isRequired: boolean;
}

export interface ScheduleLineRecord {
  key: string;
  label: LocalizedText;
  /** Service of the partner's category; null means all of them. */
  serviceCode: string | null;
  gain: SimpleGain;
  condition: LocalizedText | null;
  limits: LimitRule[];
  maximumDiscountCentimes: number | null;
  dependentCoverage: {
    spouse: boolean;
    children: boolean;
    childMaximumAge: number | null;
    studentMaximumAge: number | null;
  };
}

export interface PlannedSignatoryRecord {
  key: string;
  /** From 1; a group signs in parallel, after the one before. */
  group: number;
  side: 'PARTNER' | 'ORGANIZATION';
  name: string;
  title: string;
  email: string;
  language: Language;
}

export interface VersionReviewRecord {
  accountId: string;
  isApproval: boolean;
  note: string | null;
  at: Date;
}

/** What a variable stood for when the text was submitted. A list, since names of variables have dots. */
export interface LockedValue extends AgreementValue {
  name: string;
}

/** A file that was attached when the text was locked: its hash is part of what is signed. */
export interface LockedAttachment {
  fileId: string;
  name: string;
  sha256: string;
}

/** One version of an agreement's text. Once its stage is past IN_REVIEW its text never changes. */
export interface AgreementVersionRecord {
  _id: string;
  agreementId: string;
  number: number;
  stage: VersionStage;
  purpose: 'INITIAL' | 'RENEWAL';
  templateId: string | null;
  templateVersion: number | null;
  clauses: VersionClauseRecord[];
  schedule: ScheduleLineRecord[];
  startsOn: string;
  endsOn: string;
  noticeDays: number;
  renewal: 'NONE' | 'EXPRESS';
  budgetCentimes: number | null;
  signatories: PlannedSignatoryRecord[];
  reviews: VersionReviewRecord[];
  authorAccountId: string;
  /** Everybody who changed the text: none of them approves it. */
  editorAccountIds: string[];
  createdAt: Date;
  changeNote: string | null;
  /**
   * What variables stand for since the text was submitted, so that all who approve it read the same; null before: they are
   * read from partner and organization.
   */
  lockedValues: LockedValue[] | null;
  /** Files attached when the text was locked; empty before. */
  lockedAttachments: LockedAttachment[];
  /** SHA-256 of the canonical text, schedule, period and attachments, in hexadecimal; set when it is locked. */
  textHash: string | null;
  documentVersion: number;
}

const versionSchema = new Schema<AgreementVersionRecord>(
  {
    _id: { type: String, default: newId },
    agreementId: { type: String, required: true },
    number: { type: Number, required: true },
    stage: { type: String, enum: versionStages, required: true },
    purpose: { type: String, required: true },
    templateId: { type: String, default: null },
    templateVersion: { type: Number, default: null },
    clauses: { type: Schema.Types.Mixed, required: true },
    schedule: { type: Schema.Types.Mixed, required: true },
    startsOn: { type: String, required: true },
    endsOn: { type: String, required: true },
    noticeDays: { type: Number, required: true },
    renewal: { type: String, required: true },
    budgetCentimes: { type: Number, default: null },
    signatories: { type: Schema.Types.Mixed, required: true },
    reviews: { type: Schema.Types.Mixed, required: true },
    authorAccountId: { type: String, required: true },
    editorAccountIds: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    changeNote: { type: String, default: null },
    lockedValues: { type: Schema.Types.Mixed, default: null },
    lockedAttachments: { type: Schema.Types.Mixed, default: [] },
    textHash: { type: String, default: null },
    documentVersion: { type: Number, default: 1 },
  },
  { collection: 'agreement-versions', versionKey: false, minimize: false },
);
versionSchema.index({ agreementId: 1, number: 1 }, { unique: true });

export function agreementVersionModel(connection: Connection) {
  return connection.model<AgreementVersionRecord>('AgreementVersion', versionSchema);
}
