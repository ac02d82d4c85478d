export { type ImportedFields, mergedFields, savedFields } from './field-rules.ts';
export type {
  BranchCandidate,
  ImportCandidate,
  ImportOperation,
  ImportSink,
  KnownBranch,
  Mending,
  PartnerCandidate,
  RejectedRow,
} from './import.types.ts';
export { type ImportObserver, type ImportSummary, type MergedRow, planImport } from './plan-import.ts';
export { createRejectsFile, type RejectsFile } from './rejects-file.ts';
export { ImportFormatError } from './source-rows.ts';
