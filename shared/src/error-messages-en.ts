import { isolate, isolateLeftToRight } from './bidi.ts';
import type { CivilDate } from './civil-date.ts';
import { formatCivilDate } from './civil-text.ts';
import { countedNoun } from './counted-noun.ts';
import { formatDuration } from './duration.ts';
import type { BillProblem, CivilPoint, Messages, NotCovered } from './error-codes.ts';
import { limitText } from './limit-text.ts';
import { formatMoney } from './money.ts';

const day = (date: CivilDate) => formatCivilDate(date, 'en');
const moment = ({ date, time }: CivilPoint) => `${formatCivilDate(date, 'en')} at ${time}`;
const money = (centimes: number) => formatMoney(centimes, { unit: 'MAD' });
const list = (names: readonly string[]) => names.map(isolate).join(', ');
const wait = (seconds: number) => formatDuration(seconds * 1000, 'en', { rounding: 'up' });

function notCovered(parameters: NotCovered): string {
  const name = isolate(parameters.name);
  switch (parameters.reason) {
    case 'over_age': {
      const age = countedNoun(parameters.ageYears, 'year', 'en');
      const limit = countedNoun(parameters.limitYears, 'year', 'en');
      const student =
        parameters.studentLimitYears === null
          ? 'The offer remains open to the others in your household.'
          : `For those still studying, a school certificate raises the limit to ${countedNoun(parameters.studentLimitYears, 'year', 'en')}: you can hand it in under your files.`;
      return `${name} is ${age} old and the agreement sets the limit at ${limit}. ${student}`;
    }
    case 'dependents_excluded':
      return `This offer does not cover ${name}: it is for members themselves, without their dependents. You can search for offers open to dependents.`;
    case 'relation_excluded':
      return `This offer does not cover ${name}: this relation is not among those covered. The page of the offer says who can use it.`;
    case 'birth_date_missing':
      return `This offer depends on age, and the date of birth of ${name} is not recorded. Please add it to your profile, then try again.`;
    case 'no_longer_dependent':
      return `${name} is no longer among the dependents. You can update them in your profile.`;
  }
}

function billInvalid(parameters: BillProblem): string {
  switch (parameters.problem) {
    case 'missing':
      return 'The discount is computed from the bill. Please enter its amount.';
    case 'not_positive':
      return 'The amount of the bill must be above zero. Please check it.';
    case 'too_large':
      return `The amount is above the maximum of ${money(parameters.maximumCentimes)}. Please check it.`;
    case 'services_needed':
      return 'The discount of this offer depends on the service. Please enter the amount of each service.';
    case 'unknown_service':
      return 'The bill has a service that this offer does not know. Please choose services from the list.';
    case 'total_differs_from_lines':
      return `The total entered is ${money(parameters.totalCentimes)} and the services add up to ${money(parameters.linesCentimes)}. Please correct one of them.`;
  }
}

export const englishMessages: Messages = {
  refusals: {
    VALIDATION_FAILED: () =>
      'Some information needs correcting; nothing was changed. Please look at the fields marked, then send again.',
    LIMIT_REACHED: ({ rule, renewsOn }) =>
      `This offer is limited to ${limitText(rule, 'en')}, and that limit is reached. ${
        renewsOn
          ? `It can be used again from ${day(renewsOn)}.`
          : 'This limit does not renew; other offers can be found in the search.'
      }`,
    TOO_MANY_OPEN_VOUCHERS: ({ maximum }) =>
      `You already hold ${countedNoun(maximum, 'voucher', 'en')} to use, the most allowed at a time. Please use or cancel one, then try again.`,
    BUDGET_EXHAUSTED: ({ renewsOn }) =>
      `The budget the organization set aside for this offer is used up. ${
        renewsOn
          ? `It is renewed on ${day(renewsOn)}.`
          : 'You can ask the organization or choose another offer.'
      }`,
    OFFER_NOT_PUBLISHED: () =>
      'This offer is not published at present and cannot be used. You can choose another in the search.',
    OFFER_PAUSED: () =>
      'This offer is paused for now. You can try again later or choose another in the search.',
    OFFER_NOT_STARTED: ({ firstDay }) =>
      `This offer has not started yet. It can be used from ${day(firstDay)}.`,
    OFFER_ENDED: ({ lastDay }) =>
      `This offer has ended${lastDay ? `; its last day was ${day(lastDay)}` : ''}. You can choose another in the search.`,
    AGREEMENT_NOT_ACTIVE: ({ partnerName, lastDay }) =>
      `The agreement with ${isolate(partnerName)} is not in force${lastDay ? ` (last day: ${day(lastDay)})` : ''}, so the discount cannot be granted. You can ask the organization or choose another partner.`,
    PARTNER_SUSPENDED: ({ partnerName }) =>
      `The offers of ${isolate(partnerName)} are suspended by the organization. You can choose another partner in the search.`,
    MEMBER_NOT_ACTIVE: ({ state }) =>
      ({
        pending:
          'The membership is being examined. Offers open as soon as it is accepted, and you will be notified.',
        suspended:
          'The membership is suspended, so offers cannot be used. Please contact the organization to settle it.',
        lapsed:
          'The membership has come to its end, so offers cannot be used. Please renew it with the organization.',
        refused:
          'The application for membership was not accepted. The membership card says why; you can contact the organization.',
      })[state],
    MEMBER_OF_OTHER_ORGANIZATION: ({ organizationNames }) =>
      `This offer is for members of ${list(organizationNames)}. The search shows the offers of your organization.`,
    BENEFICIARY_NOT_COVERED: notCovered,
    VOUCHER_NOT_FOUND: () =>
      'No voucher has this code. Please check the ten characters or scan the code on the member’s phone.',
    VOUCHER_EXPIRED: ({ expiredAt }) =>
      `This voucher expired on ${moment(expiredAt)}. The member can get a new one on the page of the offer.`,
    VOUCHER_ALREADY_REDEEMED: ({ redeemedAt, branchName }) =>
      `This voucher was already used on ${moment(redeemedAt)}, at ${isolate(branchName)}. A voucher serves once; a new one can be had within the limit left.`,
    VOUCHER_REVERSED: ({ reversedAt }) =>
      `The use of this voucher was undone on ${moment(reversedAt)}; it cannot serve again. The member can get a new one.`,
    VOUCHER_CANCELLED: () =>
      'The member cancelled this voucher. A new one can be had on the page of the offer.',
    VOUCHER_NOT_REDEEMED: () => 'A rating is given once the voucher is used. It opens right after that.',
    VOUCHER_NOT_AT_THIS_BRANCH: ({ branchNames }) =>
      `This voucher is not valid at this branch. It can be used at: ${list(branchNames)}.`,
    QR_TOO_OLD: ({ ageSeconds }) =>
      `This code was made ${formatDuration(ageSeconds * 1000, 'en')} ago; it may be a photograph. Please open the voucher on the member’s phone and scan the code that renews itself.`,
    QR_FROM_FUTURE: () =>
      'The clock of the phone runs ahead, so the code cannot be verified. Please type the ten characters below it.',
    QR_FORGED: () =>
      'This code does not belong to the voucher it names, and is refused. Please open the voucher in the Wasl app and scan again.',
    SCAN_NOT_UNDERSTOOD: ({ cause }) =>
      cause === 'keyboard_layout'
        ? 'The code arrived garbled: the language of the keyboard does not match the setting of the scanner. Please switch the keyboard to French or English to suit the scanner, or type the ten characters.'
        : 'This is not a Wasl voucher. Please scan the code on the page of the voucher or type the ten characters.',
    TOO_MANY_ATTEMPTS: ({ retryAfterSeconds }) =>
      `There were too many attempts; they are stopped for a while to protect accounts. You can try again in ${wait(retryAfterSeconds)}.`,
    REVERSAL_WINDOW_OVER: ({ windowMinutes, redeemedAt }) =>
      `A use can be undone for ${countedNoun(windowMinutes, 'minute', 'en')}; this one was on ${moment(redeemedAt)}. Please contact the organization to correct it.`,
    ALREADY_REVERSED: ({ reversedAt }) =>
      `This use was already undone on ${moment(reversedAt)}. Nothing more is needed.`,
    IDEMPOTENCY_KEY_REUSED: () =>
      'A different request was sent from this screen before, so this one was not carried out. Please refresh the page, then try again.',
    BILL_INVALID: billInvalid,
    WRONG_CREDENTIALS: () =>
      'The identifier and the password do not go together. Please check them, or ask for a new password.',
    SECOND_FACTOR_REQUIRED: () =>
      'This account is protected by a second step. Please enter the six digits of your authenticator app.',
    MEMBERSHIP_NUMBER_UNKNOWN: ({ membershipNumber, organizationName }) =>
      `The number ${isolateLeftToRight(membershipNumber)} is not on the roster of ${isolate(organizationName)}. Please check it on your card or contact the organization.`,
    ALREADY_JOINED: ({ organizationName }) =>
      `An account with these details exists at ${isolate(organizationName)}. You can sign in or ask for a new password.`,
    ALREADY_DECIDED: () => 'This request was decided before. Please refresh the page to see the decision.',
    STALE_VERSION: () =>
      'Somebody else changed this in the meantime, so your change was not saved. Please refresh the page, then make it again.',
    NOT_POSSIBLE_NOW: () =>
      'Its present state does not allow this, and nothing was changed. Please complete what is missing, then try again.',
    SIGNING_LINK_UNUSABLE: () =>
      'This signing link cannot be used. You can ask the coordinator of the agreement for a new one.',
    WRONG_SIGNING_CODE: ({ triesLeft }) =>
      triesLeft > 0
        ? `The signing code is wrong. Tries left: ${triesLeft}. Please enter the code of the newest message.`
        : 'The signing code is wrong and can serve no more. You can ask for a new one in a while.',
    INVITATION_UNUSABLE: () =>
      'This invitation cannot be used: it is over, was taken back or has served already. You can ask the organization for another.',
    FILE_REFUSED: () =>
      'This file cannot be taken, and nothing of it was kept. Please choose a PDF or a picture, then send it again.',
  },
  toMember: {
    VOUCHER_NOT_FOUND: () =>
      'The code is not known. Could you open the voucher in the Wasl app and show it again?',
    VOUCHER_EXPIRED: ({ expiredAt }) =>
      `Your voucher expired on ${moment(expiredAt)}. You can get a new one now, on the page of the offer.`,
    VOUCHER_ALREADY_REDEEMED: ({ redeemedAt }) =>
      `Your voucher was already used on ${moment(redeemedAt)}. You will find it in the history of your vouchers.`,
    VOUCHER_REVERSED: () =>
      'The use of your voucher was undone. You can get a new one now, on the page of the offer.',
    VOUCHER_CANCELLED: () =>
      'This voucher was cancelled from your phone. You can get a new one now, on the page of the offer.',
    VOUCHER_NOT_REDEEMED: () => 'This voucher has not been used yet.',
    VOUCHER_NOT_AT_THIS_BRANCH: ({ branchNames }) => `Your voucher can be used at: ${list(branchNames)}.`,
    QR_TOO_OLD: () =>
      'The code changes every 30 seconds. Could you open the voucher in the Wasl app instead of a photograph?',
    QR_FROM_FUTURE: () =>
      'The clock of your phone runs ahead. Could you read me the ten characters below the code?',
    QR_FORGED: () => 'The code could not be verified. Could you open the voucher in the Wasl app again?',
    SCAN_NOT_UNDERSTOOD: () => 'The code could not be read. Could you read me the ten characters below it?',
  },
};
