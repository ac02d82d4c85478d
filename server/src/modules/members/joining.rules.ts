import { addDays, ageInYears, isCivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { membershipNumberKey, normalizeEmail, normalizePhone } from '../../platform/auth/identifiers.ts';
import { findPasswordProblem } from '../../platform/auth/password.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { fieldTexts } from './members.texts.ts';
import { nameKeys, namesMatch } from './name-matching.ts';
import type { RosterEntryRecord } from './roster-entry.repository.ts';

const nameMaximumLength = 120;
const memberMinimumAge = 16;
const oldestAgeYears = 120;

export interface NameInput {
  ar?: string | null | undefined;
  fr?: string | null | undefined;
  en?: string | null | undefined;
}

/** What joining asks for, as it came. */
export interface JoinRequest {
  organizationId: string;
  membershipNumber: string;
  name: NameInput;
  birthDate: string;
  email: string;
  phone: string | null;
  provinceCode: string | null;
  password: string;
  consentsToProcessing: boolean;
  language: Language;
}

/** The same, in the one form that is stored. */
export interface JoinApplication extends Omit<JoinRequest, 'name' | 'consentsToProcessing'> {
  name: LocalizedText;
  regionCode: string | null;
}

/** A name with its spaces put right and its empty languages left out; null when it cannot be one. */
export function readName(name: NameInput): LocalizedText | null {
  const read: LocalizedText = {};
  for (const language of ['ar', 'fr', 'en'] as const) {
    const text = name[language]?.trim().replace(/\s+/g, ' ');
    if (!text) continue;
    if (text.length < 2 || text.length > nameMaximumLength) return null;
    read[language] = text;
  }
  return (read.ar || read.fr) && nameKeys(read).length > 0 ? read : null;
}

/** Whether somebody alive today can be born that day. */
export function isPossibleBirthDate(birthDate: string, now: Date): boolean {
  const today = civilDateOf(now);
  return isCivilDate(birthDate) && birthDate <= today && ageInYears(birthDate, today) <= oldestAgeYears;
}

/** What is wrong with a password, as a problem of that field. */
export function passwordProblems(
  password: string,
  ownWords: readonly string[],
  language: Language,
): FieldProblem[] {
  const problem = findPasswordProblem(password, ownWords);
  if (!problem) return [];
  const text = {
    too_short: fieldTexts.passwordTooShort,
    too_long: fieldTexts.passwordTooLong,
    easily_guessed: fieldTexts.passwordEasilyGuessed,
  }[problem];
  return [{ field: 'password', message: text[language] }];
}

/** Brings a request to join into its stored form, or says each thing that is wrong with it. */
export function readJoinRequest(
  request: JoinRequest,
  language: Language,
  now: Date,
  findProvince: (code: string) => { regionCode: string } | null,
): { application: JoinApplication } | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const complain = (field: string, text: Record<Language, string>) =>
    problems.push({ field, message: text[language] });

  const membershipNumber = request.membershipNumber.trim().replace(/\s+/g, ' ').toUpperCase();
  const key = membershipNumberKey(membershipNumber);
  if (key.length < 3 || membershipNumber.length > 40)
    complain('membershipNumber', fieldTexts.membershipNumber);
  const name = readName(request.name);
  if (!name) complain('name', fieldTexts.name);
  if (!isPossibleBirthDate(request.birthDate, now)) complain('birthDate', fieldTexts.birthDate);
  else if (ageInYears(request.birthDate, civilDateOf(now)) < memberMinimumAge)
    complain('birthDate', fieldTexts.memberTooYoung);
  const email = normalizeEmail(request.email);
  if (!email) complain('email', fieldTexts.email);
  const phone = request.phone?.trim() ? normalizePhone(request.phone) : null;
  if (request.phone?.trim() && !phone) complain('phone', fieldTexts.phone);
  const province = request.provinceCode ? findProvince(request.provinceCode) : null;
  if (request.provinceCode && !province) complain('provinceCode', fieldTexts.province);
  const ownWords = [
    email?.split('@', 1)[0] ?? '',
    key,
    ...nameKeys(name ?? {}).flatMap((each) => each.split(' ')),
  ];
  problems.push(...passwordProblems(request.password, ownWords, language));
  if (!request.consentsToProcessing) complain('consentsToProcessing', fieldTexts.consent);

  if (problems.length > 0 || !name || !email) return { problems };
  const { organizationId, birthDate, provinceCode, password } = request;
  return {
    application: {
      organizationId,
      membershipNumber,
      name,
      birthDate,
      email,
      phone,
      provinceCode: province ? provinceCode : null,
      regionCode: province?.regionCode ?? null,
      password,
      language: request.language,
    },
  };
}

/** Whether an application is the roster's person, with a membership that is not over. */
export function matchesRoster(
  application: Pick<JoinApplication, 'name' | 'birthDate'>,
  entry: Pick<RosterEntryRecord, 'name' | 'birthDate' | 'validUntil'>,
  now: Date,
): boolean {
  return (
    entry.birthDate === application.birthDate &&
    entry.validUntil >= civilDateOf(now) &&
    namesMatch(entry.name, application.name)
  );
}

/** Last day of a membership a coordinator accepted without a roster's word on it: a year, the day of decision counted. */
export function validUntilWithoutRoster(now: Date): string {
  return addDays(civilDateOf(now), 364);
}
