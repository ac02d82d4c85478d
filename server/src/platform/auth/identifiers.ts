import { toAsciiDigits } from '@wasl/shared/digits';
import { fold } from '@wasl/shared/text/folding';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const emailMaximumLength = 254;
const emailPattern = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** An e-mail address in the one spelling that is stored and compared; null when it cannot be one. */
export function normalizeEmail(text: string): string | null {
  const email = text.trim().normalize('NFKC').toLowerCase();
  return email.length <= emailMaximumLength && emailPattern.test(email) ? email : null;
}

/** A Moroccan (or, with its country code, any) phone in E.164 form; null when no such number can exist. */
export function normalizePhone(text: string): string | null {
  const phone = parsePhoneNumberFromString(toAsciiDigits(text), 'MA');
  return phone?.isValid() ? phone.number : null;
}

/** A membership number as compared: letters and digits only, capitals, ASCII digits. `mb 20418` is `MB20418`. */
export function membershipNumberKey(text: string): string {
  return fold(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The identifier of a membership: `foundation:MB20418`. */
export function membershipIdentifier(organizationSlug: string, membershipNumber: string): string {
  return `${organizationSlug}:${membershipNumberKey(membershipNumber)}`;
}

/**
 * What somebody may mean by what they typed to sign in: an e-mail address; `slug:number`; else a phone, or a bare membership
 * number of any organization. A bare number serves where one account alone has it. Never empty, so that what
 * nobody could have costs the same as what somebody has.
 */
export function identifiersMeantBy(typed: string, organizationSlugs: readonly string[]): string[] {
  if (typed.includes('@')) return [normalizeEmail(typed) ?? 'none:'];
  const [slug = '', number] = typed.trim().split(':', 2);
  if (number !== undefined) return [membershipIdentifier(slug.trim().toLowerCase(), number)];
  const phone = normalizePhone(typed);
  const key = membershipNumberKey(typed);
  const bare = key.length > 0 && key.length <= 40 ? organizationSlugs.map((each) => `${each}:${key}`) : [];
  const meant = phone ? [phone, ...bare] : bare;
  return meant.length > 0 ? meant : ['none:'];
}
