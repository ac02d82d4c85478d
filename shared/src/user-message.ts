import type { CounterErrorCode, ErrorCode, ErrorParameters, Messages } from './error-codes.ts';
import { arabicMessages } from './error-messages-ar.ts';
import { englishMessages } from './error-messages-en.ts';
import { frenchMessages } from './error-messages-fr.ts';
import type { Language } from './language.ts';

const messages: Record<Language, Messages> = { ar: arabicMessages, fr: frenchMessages, en: englishMessages };

/** The message of an expected refusal in the reader's language. */
export function userMessage<Code extends ErrorCode>(
  code: Code,
  parameters: ErrorParameters[Code],
  language: Language,
): string {
  return messages[language].refusals[code](parameters);
}

/** What the cashier can say to the member about a voucher that was refused. */
export function messageToMember<Code extends CounterErrorCode>(
  code: Code,
  parameters: ErrorParameters[Code],
  language: Language,
): string {
  return messages[language].toMember[code](parameters);
}
