import type { LocalizedText } from '@wasl/shared/localized-text';

/** One record of a file, its cells by name and still as text, whatever the shape of the file. */
export interface SourceRow {
  /** As a spreadsheet counts: the header is row 1. */
  rowNumber: number;
  /** The record as it stands in the file. */
  original: string;
  id: string;
  nameAr: string;
  nameFr: string;
  /** A name whose language the file does not tell; it may hold both. */
  nameMixed: string;
  category: string;
  address: string;
  city: string;
  province: string;
  region: string;
  phone: string;
  website: string;
  latitude: string;
  longitude: string;
  source: string;
}

export type SourceField = Exclude<keyof SourceRow, 'rowNumber' | 'original'> | 'row';

export interface PartnerCandidate {
  name: LocalizedText;
  sectorCode: string;
  categoryCode: string;
  website: string | null;
  /** What the licence of the source asks to show beside the data. */
  attribution: string | null;
}

export interface BranchCandidate {
  name: LocalizedText;
  address: LocalizedText | null;
  communeCode: string;
  provinceCode: string;
  regionCode: string;
  latitude: number;
  longitude: number;
  /** True when they are only the middle of the commune. */
  coordinatesAreApproximate: boolean;
  /** E.164. */
  phones: readonly string[];
}

export interface ImportCandidate {
  /** Stable id of the row in its source: importing it again finds what it made. */
  sourceId: string;
  partner: PartnerCandidate;
  branch: BranchCandidate;
}

/** What was changed or noticed while reading a row that was taken all the same. */
export interface Mending {
  field: SourceField;
  code: MendingCode;
  from: string;
  to: string;
}

export type MendingCode =
  | 'text_normalized'
  | 'name_split'
  | 'name_case'
  | 'category_from_name'
  | 'phone_normalized'
  | 'phone_unreadable'
  | 'website_completed'
  | 'website_unreadable'
  | 'coordinates_rewritten'
  | 'coordinates_unreadable'
  | 'coordinates_of_commune'
  | 'city_respelled'
  | 'city_unreadable'
  | 'city_in_other_province'
  | 'province_corrected'
  | 'id_derived'
  | 'possible_duplicate';

export type RejectCode =
  | 'row_malformed'
  | 'text_garbled'
  | 'name_missing'
  | 'name_generic'
  | 'category_missing'
  | 'category_unknown'
  | 'category_conflict'
  | 'coordinates_outside_morocco'
  | 'place_missing'
  | 'place_conflict'
  | 'city_unknown';

export interface RejectReason {
  field: SourceField;
  code: RejectCode;
  /** What is wrong and what to do, for the person who mends the file. */
  message: { ar: string; fr: string };
}

export interface RejectedRow {
  kind: 'rejected';
  rowNumber: number;
  id: string;
  reasons: readonly RejectReason[];
  original: string;
}

export interface AcceptedRow {
  kind: 'accepted';
  rowNumber: number;
  candidate: ImportCandidate;
  mended: readonly Mending[];
}

export type RowVerdict = AcceptedRow | RejectedRow;

/** What the store already holds of a branch, as much as finding duplicates takes. */
export interface KnownBranch {
  branchId: string;
  /** The row that made it first, then the rows merged into it. */
  sourceIds: readonly string[];
  name: LocalizedText;
  categoryCode: string;
  communeCode: string;
  latitude: number;
  longitude: number;
  coordinatesAreApproximate: boolean;
  phones: readonly string[];
}

export type ImportOperation =
  /** Makes a partner with its branch, or (`branchId` given) brings them up to date by `savedFields`. */
  | { kind: 'save'; candidate: ImportCandidate; branchId: string | null }
  /** Fills what is missing in the branch that row `into` made, by `mergedFields`, and adds the source id to it. */
  | { kind: 'merge'; candidate: ImportCandidate; into: string };

/** The store's side of an import. */
export interface ImportSink {
  /** Every branch there is, once, before the first save. Streamed: the planner keeps about 1 KB of each. */
  listKnownBranches(): AsyncIterable<KnownBranch>;
  /**
   * Applies the operations in their order, all or none. Doing so twice changes nothing the second time. A merge may
   * name a row saved earlier in the same batch. Says how many saves made, changed or left alone a partner.
   */
  save(
    operations: readonly ImportOperation[],
  ): Promise<{ created: number; updated: number; unchanged: number }>;
}
