import { describe, expect, it } from 'vitest';
import {
  type CounterErrorCode,
  type ErrorCode,
  type ErrorParameters,
  errorCodes,
  isErrorCode,
} from './error-codes.ts';
import { languages } from './language.ts';
import { messageToMember, userMessage } from './user-message.ts';

const at = { date: '2026-11-24', time: '18:02' };
const samples: { [Code in ErrorCode]: ErrorParameters[Code][] } = {
  VALIDATION_FAILED: [{}],
  LIMIT_REACHED: [
    { rule: { scope: 'household', period: 'year', count: 4 }, renewsOn: '2027-01-01' },
    { rule: { scope: 'offer', period: 'total', count: 100 }, renewsOn: null },
  ],
  TOO_MANY_OPEN_VOUCHERS: [{ maximum: 5 }],
  BUDGET_EXHAUSTED: [{ renewsOn: '2027-01-01' }, { renewsOn: null }],
  OFFER_NOT_PUBLISHED: [{}],
  OFFER_PAUSED: [{}],
  OFFER_NOT_STARTED: [{ firstDay: '2026-12-01' }],
  OFFER_ENDED: [{ lastDay: '2026-10-31' }, { lastDay: null }],
  AGREEMENT_NOT_ACTIVE: [
    { partnerName: 'Laboratoire Ibn Rochd', lastDay: '2026-10-31' },
    { partnerName: 'مختبر ابن رشد', lastDay: null },
  ],
  PARTNER_SUSPENDED: [{ partnerName: 'Laboratoire Ibn Rochd' }],
  MEMBER_NOT_ACTIVE: [
    { state: 'pending' },
    { state: 'suspended' },
    { state: 'lapsed' },
    { state: 'refused' },
  ],
  MEMBER_OF_OTHER_ORGANIZATION: [{ organizationNames: ['Fondation A', 'الجمعية ب'] }],
  BENEFICIARY_NOT_COVERED: [
    { reason: 'over_age', name: 'Yassine', ageYears: 22, limitYears: 21, studentLimitYears: 26 },
    { reason: 'over_age', name: 'ياسين', ageYears: 22, limitYears: 21, studentLimitYears: null },
    { reason: 'dependents_excluded', name: 'Salma' },
    { reason: 'relation_excluded', name: 'Salma' },
    { reason: 'birth_date_missing', name: 'Salma' },
    { reason: 'no_longer_dependent', name: 'Salma' },
  ],
  VOUCHER_NOT_FOUND: [{}],
  VOUCHER_EXPIRED: [{ expiredAt: at }],
  VOUCHER_ALREADY_REDEEMED: [{ redeemedAt: at, branchName: 'Agdal' }],
  VOUCHER_REVERSED: [{ reversedAt: at }],
  VOUCHER_CANCELLED: [{}],
  VOUCHER_NOT_REDEEMED: [{}],
  VOUCHER_NOT_AT_THIS_BRANCH: [{ branchNames: ['Agdal', 'Hay Riad'] }],
  QR_TOO_OLD: [{ ageSeconds: 95.4 }],
  QR_FROM_FUTURE: [{}],
  QR_FORGED: [{}],
  SCAN_NOT_UNDERSTOOD: [{ cause: 'keyboard_layout' }, { cause: 'other_content' }],
  TOO_MANY_ATTEMPTS: [{ retryAfterSeconds: 601 }],
  REVERSAL_WINDOW_OVER: [{ windowMinutes: 15, redeemedAt: at }],
  ALREADY_REVERSED: [{ reversedAt: at }],
  IDEMPOTENCY_KEY_REUSED: [{}],
  BILL_INVALID: [
    { problem: 'missing' },
    { problem: 'not_positive' },
    { problem: 'too_large', maximumCentimes: 100_000_000 },
    { problem: 'services_needed' },
    { problem: 'unknown_service' },
    { problem: 'total_differs_from_lines', totalCentimes: 45_000, linesCentimes: 44_000 },
  ],
  WRONG_CREDENTIALS: [{}],
  SECOND_FACTOR_REQUIRED: [{}],
  MEMBERSHIP_NUMBER_UNKNOWN: [{ membershipNumber: 'MB-20418', organizationName: 'Fondation A' }],
  ALREADY_JOINED: [{ organizationName: 'Fondation A' }],
  ALREADY_DECIDED: [{}],
  STALE_VERSION: [{}],
  NOT_POSSIBLE_NOW: [{}],
  SIGNING_LINK_UNUSABLE: [{}],
  WRONG_SIGNING_CODE: [{ triesLeft: 4 }, { triesLeft: 0 }],
  INVITATION_UNUSABLE: [{}],
  FILE_REFUSED: [{}],
};

/** Every sample message in every language. */
const spoken = errorCodes.flatMap(<Code extends ErrorCode>(code: Code) =>
  languages.flatMap((language) =>
    samples[code].map((parameters) => ({ code, language, text: userMessage(code, parameters, language) })),
  ),
);

describe('every refusal', () => {
  it.each(spoken)('$code in $language is one to four plain sentences', ({ text, language }) => {
    expect(text).not.toMatch(/[!]|undefined|null|NaN|\[object/);
    expect(text.replace(/\u2069/g, '')).toMatch(/[.]$/);
    expect(text.length).toBeGreaterThan(40);
    expect(text.length).toBeLessThan(300);
    expect(/\p{Script=Arabic}/u.test(text.replace(/\u2068[^\u2069]*\u2069/g, ''))).toBe(language === 'ar');
    expect([...text].filter((c) => c === '\u2066' || c === '\u2068').length).toBe(
      [...text].filter((c) => c === '\u2069').length,
    );
    expect(text).not.toMatch(/ {2}/);
  });

  it('addresses the reader politely in French', () => {
    for (const { language, text } of spoken)
      if (language === 'fr') expect(text).not.toMatch(/\b(tu|ton|ta|tes|toi)\b/i);
  });

  it('explains with the numbers it was given', () => {
    expect(
      userMessage(
        'LIMIT_REACHED',
        { rule: { scope: 'household', period: 'year', count: 4 }, renewsOn: '2027-01-01' },
        'ar',
      ),
    ).toBe(
      'هذا العرض محدود في 4 استفادات في السنة لكل أسرة، وقد تم بلوغ هذا الحد. يمكن استعماله من جديد ابتداءً من 1 يناير 2027.',
    );
    expect(userMessage('VOUCHER_ALREADY_REDEEMED', { redeemedAt: at, branchName: 'Agdal' }, 'fr')).toBe(
      'Ce bon a déjà été utilisé le 24 novembre 2026 à 18:02, à \u2068Agdal\u2069. Un bon sert une seule fois ; un nouveau peut être obtenu dans la limite restante.',
    );
    expect(userMessage('TOO_MANY_ATTEMPTS', { retryAfterSeconds: 601 }, 'fr')).toContain('dans 11 minutes.');
    expect(
      userMessage(
        'BENEFICIARY_NOT_COVERED',
        { reason: 'over_age', name: 'Yassine', ageYears: 22, limitYears: 21, studentLimitYears: 26 },
        'fr',
      ),
    ).toMatch(/a 22 ans et la convention fixe la limite à 21 ans.*à 26 ans/);
  });
});

describe('what the cashier says to the member', () => {
  const counterCodes = errorCodes.filter((code): code is CounterErrorCode =>
    /^(VOUCHER_|QR_|SCAN_)/.test(code),
  );

  it('exists for every refusal of a voucher, in every language', () => {
    expect(counterCodes.length).toBe(11);
    for (const code of counterCodes)
      for (const language of languages)
        for (const parameters of samples[code]) {
          const text = messageToMember(code, parameters, language);
          expect(text.length).toBeGreaterThan(15);
          expect(text).not.toMatch(/!|undefined/);
        }
  });
});

describe('isErrorCode', () => {
  it('knows the codes and nothing inherited', () => {
    expect(isErrorCode('QR_FORGED')).toBe(true);
    for (const value of ['toString', 'constructor', '', 5, null]) expect(isErrorCode(value)).toBe(false);
  });
});
