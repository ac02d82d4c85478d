import { addDays, isCivilDate } from '@wasl/shared/civil-date';
import { fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import { isAmountCentimes } from '@wasl/shared/money';
import type { SaveDraftInput } from '../../gql/resolvers.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { AgreementVersionRecord } from './agreement-version.model.ts';
import { readClauses } from './clause-input.ts';
import { draftFields } from './drafting.texts.ts';
import { readSchedule } from './schedule-input.ts';
import { readSignatories } from './signatory-input.ts';

/** What a draft settles: all of it can be changed while it is one. */
export type DraftContent = Pick<
  AgreementVersionRecord,
  | 'clauses'
  | 'schedule'
  | 'startsOn'
  | 'endsOn'
  | 'noticeDays'
  | 'renewal'
  | 'budgetCentimes'
  | 'signatories'
  | 'changeNote'
>;

export interface InputReading {
  language: Language;
  problems: FieldProblem[];
}

const longestYears = 10;
const maximumNoticeDays = 365;
const maximumChangeNote = 500;

/** What is wrong with a period; nothing is reported for one that can be. */
export function checkPeriod(
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
  { language, problems }: InputReading,
): void {
  const wrong = (['startsOn', 'endsOn'] as const).filter(
    (field) => !isCivilDate(field === 'startsOn' ? startsOn : endsOn),
  );
  for (const field of wrong)
    problems.push({ field, message: fieldMessage({ kind: 'not_a_date' }, language) });
  if (wrong.length > 0) return;
  if (endsOn <= startsOn) problems.push({ field: 'endsOn', message: draftFields.endBeforeStart[language] });
  else if (endsOn > addDays(startsOn, longestYears * 366))
    problems.push({ field: 'endsOn', message: draftFields.tooLong[language] });
}

/** The draft as it would be with these changes, and what is wrong with them. */
export function readDraftChanges(
  input: SaveDraftInput,
  version: AgreementVersionRecord,
  { language, taxonomy, categoryCode }: { language: Language; taxonomy: Taxonomy; categoryCode: string },
): { content: DraftContent; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const reading: InputReading = { language, problems };
  const startsOn = input.startsOn ?? version.startsOn;
  const endsOn = input.endsOn ?? version.endsOn;
  if (input.startsOn || input.endsOn) checkPeriod({ startsOn, endsOn }, reading);
  const noticeDays = input.noticeDays ?? version.noticeDays;
  if (!Number.isSafeInteger(noticeDays) || noticeDays < 0 || noticeDays > maximumNoticeDays)
    problems.push({
      field: 'noticeDays',
      message: fieldMessage({ kind: 'out_of_range', minimum: 0, maximum: maximumNoticeDays }, language),
    });
  const budgetCentimes = input.budgetCentimes == null ? version.budgetCentimes : input.budgetCentimes || null;
  if (budgetCentimes !== null && !isAmountCentimes(budgetCentimes))
    problems.push({
      field: 'budgetCentimes',
      message: fieldMessage(
        { kind: 'amount', problem: budgetCentimes < 0 ? 'negative' : 'too_large' },
        language,
      ),
    });
  const changeNote = input.changeNote == null ? version.changeNote : input.changeNote.trim() || null;
  if (changeNote && changeNote.length > maximumChangeNote)
    problems.push({
      field: 'changeNote',
      message: fieldMessage({ kind: 'too_long', maximum: maximumChangeNote }, language),
    });
  const clauses = input.clauses ? readClauses(input.clauses, version.clauses, reading) : version.clauses;
  const schedule = input.schedule
    ? readSchedule(input.schedule, { ...reading, taxonomy, categoryCode })
    : version.schedule;
  if (budgetCentimes !== null && isAmountCentimes(budgetCentimes))
    schedule.forEach(({ maximumDiscountCentimes }, index) => {
      if (maximumDiscountCentimes === null)
        problems.push({
          field: `schedule.${index}.maximumDiscountCentimes`,
          message: draftFields.maximumDiscountNeeded[language],
        });
    });
  const signatories = input.signatories ? readSignatories(input.signatories, reading) : version.signatories;
  const renewal = input.renewal ?? version.renewal;
  return {
    content: {
      clauses,
      schedule,
      startsOn,
      endsOn,
      noticeDays,
      renewal,
      budgetCentimes,
      signatories,
      changeNote,
    },
    problems,
  };
}
