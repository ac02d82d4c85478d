import {
  type AgreementValues,
  type BilingualText,
  type ClauseCondition,
  renderClauses,
  renderText,
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
  const shown = new Set(renderClauses(clauses, values).clauses.map(({ key }) => key));
  return sourceClauseViews(clauses, values)
    .filter(({ key }) => shown.has(key))
    .map((clause) => ({ ...clause, title: filledIn(clause.title, values) }));
}

/**
 * Every clause as it is written, also those whose condition does not hold and with variables in its title: what an editor
 * shows, and gives back whole.
 */
export function sourceClauseViews(
  clauses: readonly VersionClauseRecord[],
  values: AgreementValues,
): ClauseView[] {
  return clauses.map((clause) => {
    const { key, title, source, templateSource, condition, isRequired } = clause;
    const body = filledIn(source, values);
    const isChanged = isChangedClause(clause);
    // Between texts as they are read: nobody reads a variable's name in an agreement.
    const difference =
      isChanged && templateSource ? bilingualDifference(filledIn(templateSource, values), body) : null;
    return { key, title, body, source, isChanged, difference, condition, isRequired };
  });
}

function filledIn({ ar, fr }: BilingualText, values: AgreementValues): BilingualText {
  return { ar: renderText(ar, 'ar', values), fr: renderText(fr, 'fr', values) };
}

export function scheduleLineViews(
  schedule: readonly ScheduleLineRecord[],
  categoryCode: string,
): ScheduleLineView[] {
  return schedule.map((line) => ({ ...line, categoryCode }));
}
