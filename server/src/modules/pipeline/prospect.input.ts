import { isCivilDate } from '@wasl/shared/civil-date';
import { type FieldProblemKind, fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { normalizeEmail, normalizePhone } from '../../platform/auth/identifiers.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { ProspectChanges } from './prospect.repository.ts';

export interface NewProspect {
  partnerId?: string | null | undefined;
  name?:
    | { ar?: string | null | undefined; fr?: string | null | undefined; en?: string | null | undefined }
    | null
    | undefined;
  categoryCode?: string | null | undefined;
  provinceCode?: string | null | undefined;
  contactName?: string | null | undefined;
  contactPhone?: string | null | undefined;
  contactEmail?: string | null | undefined;
  notes?: string | null | undefined;
}

export interface ProspectUpdate
  extends Pick<NewProspect, 'contactName' | 'contactPhone' | 'contactEmail' | 'notes'> {
  prospectId: string;
  version: number;
  nextStep?: string | null | undefined;
  nextStepDueOn?: string | null | undefined;
  ownerId?: string | null | undefined;
}

export const limits = {
  name: 120,
  contact: 120,
  notes: 2000,
  step: 120,
  reason: 500,
  reasonMinimum: 3,
} as const;

/** What was written of a name, without empty languages. */
export function cleanName(name: NonNullable<NewProspect['name']>): LocalizedText {
  const entries = Object.entries(name).flatMap(([language, text]) =>
    text?.trim() ? [[language, text.trim()]] : [],
  );
  return Object.fromEntries(entries) as LocalizedText;
}

type Contact = Pick<ProspectChanges, 'contactName' | 'contactPhone' | 'contactEmail' | 'notes'>;

/** What was given of contact and notes, in its stored spelling; empty takes a value away, absent leaves it. */
export function readContact(
  input: Pick<NewProspect, 'contactName' | 'contactPhone' | 'contactEmail' | 'notes'>,
  language: Language,
): { values: Contact; problems: FieldProblem[] } {
  const values: Contact = {};
  const problems: FieldProblem[] = [];
  const refuse = (field: string, kind: FieldProblemKind) =>
    problems.push({ field, message: fieldMessage(kind, language) });
  for (const [field, maximum] of [
    ['contactName', limits.contact],
    ['notes', limits.notes],
  ] as const) {
    const text = input[field];
    if (text === undefined || text === null) continue;
    if (text.trim().length > maximum) refuse(field, { kind: 'too_long', maximum });
    else values[field] = text.trim() || null;
  }
  if (typeof input.contactPhone === 'string') {
    const typed = input.contactPhone.trim();
    const phone = typed === '' ? null : normalizePhone(typed);
    if (typed !== '' && phone === null) refuse('contactPhone', { kind: 'not_a_phone' });
    else values.contactPhone = phone;
  }
  if (typeof input.contactEmail === 'string') {
    const typed = input.contactEmail.trim();
    const email = typed === '' ? null : normalizeEmail(typed);
    if (typed !== '' && email === null) refuse('contactEmail', { kind: 'not_an_email' });
    else values.contactEmail = email;
  }
  return { values, problems };
}

/** The step to note: empty text takes it away, a day alone moves the one that stands. */
export function readStep(
  text: string | null | undefined,
  dueOn: string | null | undefined,
  standing: { text: string; dueOn: string | null } | null,
  language: Language,
  fields: { text: string; dueOn: string } = { text: 'nextStep', dueOn: 'nextStepDueOn' },
): { values: Pick<ProspectChanges, 'notedStep'>; problems: FieldProblem[] } {
  if ((text === undefined || text === null) && (dueOn === undefined || dueOn === null))
    return { values: {}, problems: [] };
  const wanted = text?.trim() ?? standing?.text ?? '';
  const refuse = (field: string, kind: FieldProblemKind) => ({
    values: {},
    problems: [{ field, message: fieldMessage(kind, language) }],
  });
  if (wanted.length > limits.step) return refuse(fields.text, { kind: 'too_long', maximum: limits.step });
  if (wanted === '') return { values: { notedStep: null }, problems: [] };
  if (dueOn && !isCivilDate(dueOn)) return refuse(fields.dueOn, { kind: 'not_a_date' });
  return { values: { notedStep: { text: wanted, dueOn: dueOn ?? null } }, problems: [] };
}
