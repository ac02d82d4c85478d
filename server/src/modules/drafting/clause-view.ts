import {
  type AgreementValues,
  type BilingualText,
  type ClauseCondition,
  renderClauses,
} from '@wasl/shared/agreement-text';
import { type TextPiece, textDifference, textsDiffer } from '@wasl/shared/text-difference';
import type { ScheduleLineRecord, VersionClauseRecord } from './agreement-version.model.ts';

/** What differs, in each language. */
export interface BilingualDifferenceView {
  ar: TextPiece[];
  fr: TextPiece[];
}

/** A clause as the API shows it: filled in, and compared with the template it came from. */
export interface ClauseView {
  key: string;
  title: BilingualText;
  body: BilingualText;
  source: BilingualText;
  isChanged: boolean;
  /** Null when nothing differs from the template, or the clause came from none. */
  difference: BilingualDifferenceView | null;
  condition: ClauseCondition | null;
  isRequired: boolean;
}

/** A schedule line with the category its service belongs to. */
export interface ScheduleLineView extends ScheduleLineRecord {
  categoryCode: string;
}

export function bilingualDifference(before: BilingualText, after: BilingualText): BilingualDifferenceView {
  return { ar: textDifference(before.ar, after.ar), fr: textDifference(before.fr, after.fr) };
}

/** Whether a reader sees another text in either language. */
export function bilingualTextsDiffer(before: BilingualText, after: BilingualText): boolean {
  return textsDiffer(before.ar, after.ar) || textsDiffer(before.fr, after.fr);
}

/** Whether a clause differs from its template's; one that came from none does. */
export function isChangedClause({ source, templateSource }: VersionClauseRecord): boolean {
  return templateSource === null || bilingualTextsDiffer(templateSource, source);
}

/** Clauses that are part of the agreement, in order, filled in. */
export function clauseViews(clauses: readonly VersionClauseRecord[], values: AgreementValues): ClauseView[] {
  const byKey = new Map(clauses.map((clause) => [clause.key, clause]));
  return renderClauses(clauses, values).clauses.flatMap(({ key, title, body }) => {
    const clause = byKey.get(key);
    if (!clause) return [];
    const { source, templateSource, condition, isRequired } = clause;
    const isChanged = isChangedClause(clause);
    const difference = isChanged && templateSource ? bilingualDifference(templateSource, source) : null;
    return [{ key, title, body, source, isChanged, difference, condition, isRequired }];
  });
}

export function scheduleLineViews(
  schedule: readonly ScheduleLineRecord[],
  categoryCode: string,
): ScheduleLineView[] {
  return schedule.map((line) => ({ ...line, categoryCode }));
}
