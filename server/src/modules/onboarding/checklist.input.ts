import type { CivilDate } from '@wasl/shared/civil-date';
import { parseCommercialRegisterNumber, parseIce, parseRib, parseTaxNumber } from '@wasl/shared/identifiers';
import type { Language } from '@wasl/shared/language';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { type GivenKind, type ItemField, itemFields } from './checklist.definitions.ts';
import type { ChecklistItemRecord } from './checklist.model.ts';
import { checklistFields } from './checklist.texts.ts';

export interface ItemInput {
  values?: readonly { field: string; value: string }[] | null;
  validUntil?: CivilDate | null;
}

/** A value in the form it is kept in; null when it cannot be one. */
const readers: Record<ItemField, (text: string) => string | null> = {
  ice: (text) => storedForm(parseIce(text)),
  taxId: (text) => storedForm(parseTaxNumber(text)),
  rc: (text) => storedForm(parseCommercialRegisterNumber(text)),
  rcCourt: (text) => upTo(80, text),
  licenceNumber: (text) => upTo(60, text),
  bankName: (text) => upTo(80, text),
  rib: (text) => storedForm(parseRib(text)),
};

function storedForm(parsed: { ok: true; value: string } | { ok: false }): string | null {
  return parsed.ok ? parsed.value : null;
}

function upTo(length: number, text: string): string | null {
  return text.length <= length ? text : null;
}

/** Values and last day of an item with what is given now laid over them; or what is wrong with it. */
export function readItemInput(
  item: Pick<ChecklistItemRecord, 'values' | 'validUntil'>,
  kind: GivenKind,
  input: ItemInput,
  { today, language }: { today: CivilDate; language: Language },
): { values: Record<string, string>; validUntil: CivilDate | null; problems: FieldProblem[] } {
  const values = { ...item.values };
  const problems: FieldProblem[] = [];
  const allowed: readonly string[] = itemFields[kind];
  for (const { field, value } of input.values ?? []) {
    if (!allowed.includes(field)) {
      problems.push({ field, message: checklistFields.unknownField[language] });
      continue;
    }
    const own = field as ItemField;
    const text = value.trim();
    const read = text === '' ? '' : readers[own](text);
    if (read === null) problems.push({ field, message: checklistFields[own][language] });
    else if (read === '') delete values[field];
    else values[field] = read;
  }
  if (kind === 'IDENTIFIERS' && values.rc && !values.rcCourt)
    problems.push({ field: 'rcCourt', message: checklistFields.rcCourt[language] });
  const validUntil = input.validUntil ?? item.validUntil;
  if (input.validUntil && input.validUntil < today)
    problems.push({ field: 'validUntil', message: checklistFields.validUntil[language] });
  return { values, validUntil, problems };
}
