import { fieldMessage } from '@wasl/shared/field-message';
import type { PlannedSignatoryInput } from '../../gql/resolvers.ts';
import { normalizeEmail } from '../../platform/auth/identifiers.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { PlannedSignatoryRecord } from './agreement-version.model.ts';
import type { InputReading } from './draft-input.ts';
import { draftFields } from './drafting.texts.ts';

const maximumSignatories = 12;
const maximumName = 120;
const keyPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/**
 * All who are to sign, by group. Groups are numbered from 1 without gaps and each has an address of their own: a link is
 * personal. That both sides sign is asked for when the draft is submitted.
 */
export function readSignatories(
  input: readonly PlannedSignatoryInput[],
  { language, problems }: InputReading,
): PlannedSignatoryRecord[] {
  const report = (field: string, message: string) => problems.push({ field, message });
  if (input.length > maximumSignatories) report('signatories', draftFields.tooMany[language]);
  const keys = new Set<string>();
  const emails = new Set<string>();
  const signatories = input.map((each, index): PlannedSignatoryRecord => {
    const path = `signatories.${index}`;
    const key = each.key ?? newId();
    if (!keyPattern.test(key)) report(`${path}.key`, draftFields.keyShape[language]);
    else if (keys.has(key)) report(`${path}.key`, draftFields.keyTwice[language]);
    keys.add(key);
    const [name, title] = [each.name.trim(), each.title.trim()];
    for (const [field, text] of Object.entries({ name, title })) {
      if (text === '') report(`${path}.${field}`, fieldMessage({ kind: 'required' }, language));
      if (text.length > maximumName)
        report(`${path}.${field}`, fieldMessage({ kind: 'too_long', maximum: maximumName }, language));
    }
    const email = normalizeEmail(each.email);
    if (email === null) report(`${path}.email`, fieldMessage({ kind: 'not_an_email' }, language));
    else if (emails.has(email)) report(`${path}.email`, draftFields.emailTwice[language]);
    if (email !== null) emails.add(email);
    const { group, side, language: theirs } = each;
    return { key, group, side, name, title, email: email ?? each.email, language: theirs };
  });
  const groups = [...new Set(signatories.map(({ group }) => group))].sort((a, b) => a - b);
  if (groups.some((group, index) => group !== index + 1))
    report('signatories', draftFields.groupsNotContiguous[language]);
  return signatories.sort((a, b) => a.group - b.group);
}
