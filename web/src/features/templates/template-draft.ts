import type { ClauseText } from '@wasl/shared/agreement-text';
import { type TextPiece, textDifference, textsDiffer } from '@wasl/shared/text-difference';
import type {
  ClauseConditionOperator,
  PublishAgreementTemplateInput,
  TemplateClausePartsFragment,
  TemplateQuery,
} from '../../gql/operations.ts';

export type Template = NonNullable<TemplateQuery['agreementTemplate']>;
export type StoredClause = TemplateClausePartsFragment;
export type Side = 'ar' | 'fr';

interface Bilingual {
  ar: string;
  fr: string;
}

export interface DraftCondition {
  variable: string;
  operator: ClauseConditionOperator;
  value: string;
}

/** A clause being written. */
export interface DraftClause {
  key: string;
  title: Bilingual;
  body: Bilingual;
  condition: DraftCondition | null;
  isRequired: boolean;
}

/** A template being written; what is kept on the device between reloads. */
export interface TemplateDraft {
  /** Document version it was begun from; null for a new template. */
  base: number | null;
  name: Bilingual;
  categoryCodes: string[];
  clauses: DraftClause[];
  note: string;
}

export const emptyDraft: TemplateDraft = {
  base: null,
  name: { ar: '', fr: '' },
  categoryCodes: [],
  clauses: [],
  note: '',
};

export function draftOf(template: Template): TemplateDraft {
  return {
    base: template.documentVersion,
    name: bilingual(template.name),
    categoryCodes: template.categories.map(({ code }) => code),
    clauses: template.clauses.map(clauseOf),
    note: '',
  };
}

function clauseOf(stored: StoredClause): DraftClause {
  return {
    key: stored.key,
    title: bilingual(stored.title),
    body: bilingual(stored.body),
    condition: stored.condition && { ...stored.condition, value: stored.condition.value ?? '' },
    isRequired: stored.isRequired,
  };
}

function bilingual(text: { ar: string | null; fr: string | null }): Bilingual {
  return { ar: text.ar ?? '', fr: text.fr ?? '' };
}

/** Whether anything but the note differs from what is published. */
export function isChanged(draft: TemplateDraft, published: TemplateDraft): boolean {
  const content = ({ name, categoryCodes, clauses }: TemplateDraft) =>
    JSON.stringify([name, [...categoryCodes].sort(), clauses]);
  return content(draft) !== content(published);
}

export function inputOf(draft: TemplateDraft, templateId: string | null): PublishAgreementTemplateInput {
  return {
    templateId,
    documentVersion: draft.base,
    name: draft.name,
    categoryCodes: draft.categoryCodes,
    note: draft.note.trim() || null,
    clauses: draft.clauses.map(({ condition, ...clause }) => ({
      ...clause,
      condition: condition && {
        variable: condition.variable,
        operator: condition.operator,
        value: takesValue(condition.operator) ? condition.value : null,
      },
    })),
  };
}

/** Only comparisons need something to compare with. */
export function takesValue(operator: ClauseConditionOperator): boolean {
  return operator === 'IS' || operator === 'IS_NOT';
}

export function changeClause(
  draft: TemplateDraft,
  key: string,
  change: Partial<Omit<DraftClause, 'key'>>,
): TemplateDraft {
  return {
    ...draft,
    clauses: draft.clauses.map((clause) => (clause.key === key ? { ...clause, ...change } : clause)),
  };
}

/** One place up or down; at an end nothing moves. */
export function moveClause(draft: TemplateDraft, key: string, step: 1 | -1): TemplateDraft {
  const from = draft.clauses.findIndex((clause) => clause.key === key);
  const to = from + step;
  const moved = draft.clauses[from];
  if (!moved || to < 0 || to >= draft.clauses.length) return draft;
  const clauses = draft.clauses.filter((clause) => clause.key !== key);
  clauses.splice(to, 0, moved);
  return { ...draft, clauses };
}

export function withoutClause(draft: TemplateDraft, key: string): TemplateDraft {
  return { ...draft, clauses: draft.clauses.filter((clause) => clause.key !== key) };
}

/** Adds an empty clause at the end; its key is the first free `clause-1`, `clause-2`, … */
export function withNewClause(draft: TemplateDraft): { draft: TemplateDraft; key: string } {
  const taken = new Set(draft.clauses.map(({ key }) => key));
  let number = draft.clauses.length + 1;
  while (taken.has(`clause-${number}`)) number++;
  const key = `clause-${number}`;
  const clause: DraftClause = {
    key,
    title: { ar: '', fr: '' },
    body: { ar: '', fr: '' },
    condition: null,
    isRequired: false,
  };
  return { draft: { ...draft, clauses: [...draft.clauses, clause] }, key };
}

/** Puts a variable where the caret stands, with a space where words would run into it. */
export function withVariable(
  text: string,
  name: string,
  { start, end }: { start: number; end: number },
): { text: string; caret: number } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const inserted = `${/[^\s({«“]$/.test(before) ? ' ' : ''}{{${name}}}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}`;
  return { text: before + inserted + after, caret: before.length + inserted.length };
}

export function clauseTexts(clauses: readonly DraftClause[]): ClauseText[] {
  return clauses.map(({ key, title, body, condition }) => ({
    key,
    title,
    source: body,
    condition: condition && {
      ...condition,
      value: takesValue(condition.operator) ? condition.value : null,
    },
  }));
}

/** What became of one clause between two versions. */
export interface ClauseChange {
  key: string;
  title: Bilingual;
  kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  /** In each language, where the words changed. */
  pieces: { side: Side; pieces: TextPiece[] }[];
}

type Comparable = Pick<DraftClause, 'key' | 'title' | 'body' | 'condition' | 'isRequired'>;

/** Clauses that differ between two versions, in the order of the later one, those gone at the end. */
export function changesBetween(
  before: readonly StoredClause[] | readonly DraftClause[],
  after: readonly StoredClause[] | readonly DraftClause[],
): ClauseChange[] {
  const earlier = before.map(comparable);
  const later = after.map(comparable);
  const kept = earlier.filter(({ key }) => later.some((clause) => clause.key === key)).map(({ key }) => key);
  const keptLater = later.map(({ key }) => key).filter((key) => kept.includes(key));
  const changes = later.flatMap((clause): ClauseChange[] => {
    const old = earlier.find(({ key }) => key === clause.key);
    if (!old)
      return [{ key: clause.key, title: clause.title, kind: 'ADDED', pieces: piecesOf(null, clause) }];
    const isMoved = kept.indexOf(clause.key) !== keptLater.indexOf(clause.key);
    const pieces = piecesOf(old, clause);
    const isOther =
      pieces.length > 0 ||
      old.isRequired !== clause.isRequired ||
      JSON.stringify(old.condition) !== JSON.stringify(clause.condition);
    if (!isOther && !isMoved) return [];
    return [{ key: clause.key, title: clause.title, kind: isOther ? 'CHANGED' : 'MOVED', pieces }];
  });
  const gone = earlier
    .filter(({ key }) => !later.some((clause) => clause.key === key))
    .map((clause): ClauseChange => ({ key: clause.key, title: clause.title, kind: 'REMOVED', pieces: [] }));
  return [...changes, ...gone];
}

function comparable(clause: StoredClause | DraftClause): Comparable {
  return {
    key: clause.key,
    title: bilingual(clause.title),
    body: bilingual(clause.body),
    condition: clause.condition && {
      variable: clause.condition.variable,
      operator: clause.condition.operator,
      value: clause.condition.value ?? '',
    },
    isRequired: clause.isRequired,
  };
}

function piecesOf(before: Comparable | null, after: Comparable): ClauseChange['pieces'] {
  return (['fr', 'ar'] as const).flatMap((side) => {
    const title = [before?.title[side] ?? '', after.title[side]] as const;
    const body = [before?.body[side] ?? '', after.body[side]] as const;
    if (!textsDiffer(...title) && !textsDiffer(...body)) return [];
    const lineBreak: TextPiece = { kind: 'KEPT', text: '\n' };
    return [{ side, pieces: [...textDifference(...title), lineBreak, ...textDifference(...body)] }];
  });
}
