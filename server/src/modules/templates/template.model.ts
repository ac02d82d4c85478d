import type { BilingualText, ClauseCondition } from '@wasl/shared/agreement-text';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

/** A text agreements are drafted from. Its clauses stand in its versions, which never change. */
export interface TemplateRecord {
  _id: string;
  organizationId: string;
  name: LocalizedText;
  /** Categories of partners it is meant for; empty means all. */
  categoryCodes: string[];
  /** Number of the newest version. */
  newestVersion: number;
  /** No longer offered for new drafts. */
  isRetired: boolean;
  createdAt: Date;
  /** Raised by every change; given back when publishing. */
  documentVersion: number;
}

export interface TemplateClauseRecord {
  /** Stable across versions. */
  key: string;
  title: BilingualText;
  body: BilingualText;
  /** Null means always. */
  condition: ClauseCondition | null;
  /** Whether a draft must keep it. */
  isRequired: boolean;
}

/** One publication of a template. Never changed, never deleted: agreements name it. */
export interface TemplateVersionRecord {
  _id: string;
  templateId: string;
  number: number;
  clauses: TemplateClauseRecord[];
  publishedAt: Date;
  publishedByAccountId: string;
  note: string | null;
}

const templateSchema = new Schema<TemplateRecord>(
  {
    _id: { type: String, default: newId },
    organizationId: { type: String, required: true },
    name: { ...localizedText, required: true },
    categoryCodes: { type: [String], default: [] },
    newestVersion: { type: Number, required: true },
    isRetired: { type: Boolean, default: false },
    createdAt: { type: Date, required: true },
    documentVersion: { type: Number, default: 1 },
  },
  { collection: 'agreement-templates', versionKey: false },
);
templateSchema.index({ organizationId: 1, _id: 1 });

const templateVersionSchema = new Schema<TemplateVersionRecord>(
  {
    _id: { type: String, default: newId },
    templateId: { type: String, required: true },
    number: { type: Number, required: true },
    clauses: { type: Schema.Types.Mixed, required: true },
    publishedAt: { type: Date, required: true },
    publishedByAccountId: { type: String, required: true },
    note: { type: String, default: null },
  },
  { collection: 'agreement-template-versions', versionKey: false, minimize: false },
);
templateVersionSchema.index({ templateId: 1, number: -1 }, { unique: true });

export function templateModel(connection: Connection) {
  return connection.model<TemplateRecord>('AgreementTemplate', templateSchema);
}

export function templateVersionModel(connection: Connection) {
  return connection.model<TemplateVersionRecord>('AgreementTemplateVersion', templateVersionSchema);
}
