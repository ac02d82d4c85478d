import type { TestClient } from './test-app.ts';

/** The answer of a mutation whose result is a union: fields of every member, those of the one it is are there. */
export interface Answer {
  __typename: string;
  code?: string;
  message?: string;
}

export interface VoucherAnswer extends Answer {
  voucher?: {
    id: string;
    code: string;
    state: string;
    qrSecret: string | null;
    issuedAt: { instant: string };
    expiresAt: { instant: string; date: string; time: string };
    beneficiary: { id: string; name: { display: string }; relation: string | null };
    rating: number | null;
  };
  limit?: { scope: string; period: string; count: number } | null;
  renewsOn?: { date: string } | null;
  fields?: { field: string; message: string }[];
}

export interface RedemptionAnswer extends Answer {
  redemption?: {
    id: string;
    receiptNumber: string;
    redeemedAt: { instant: string };
    beneficiaryName: string;
    billCentimes: number;
    discountCentimes: number;
    payableCentimes: number;
    isReversed: boolean;
    reversibleForSeconds: number;
    reversibleUntil: { instant: string } | null;
    lines: { service: { code: string } | null; amountCentimes: number; discountCentimes: number }[];
  };
  sayToMember?: string;
  retryAfterSeconds?: number;
  fields?: { field: string; message: string }[];
}

export interface CheckAnswer extends Answer {
  voucher?: {
    id: string;
    code: string;
    memberName: string;
    beneficiaryName: string;
    relation: string | null;
    age: number | null;
  };
  sayToMember?: string;
  retryAfterSeconds?: number;
}

const voucherFields = `
  id code state qrSecret rating
  issuedAt { instant } expiresAt { instant date time }
  beneficiary { id name { display } relation }`;

const redemptionFields = `
  id receiptNumber redeemedAt { instant } beneficiaryName
  billCentimes discountCentimes payableCentimes
  isReversed reversibleForSeconds reversibleUntil { instant }
  lines { service { code } amountCentimes discountCentimes }`;

const error = '... on UserError { code message }';

export const issueVoucherDocument = `mutation Issue($input: IssueVoucherInput!) {
  issueVoucher(input: $input) {
    __typename ${error}
    ... on IssueVoucherSuccess { voucher { ${voucherFields} } }
    ... on LimitReachedError { limit { scope period count } renewsOn { date } }
    ... on ValidationError { fields { field message } }
  }
}`;

export const redeemVoucherDocument = `mutation Redeem($input: RedeemVoucherInput!) {
  redeemVoucher(input: $input) {
    __typename ${error}
    ... on RedeemVoucherSuccess { redemption { ${redemptionFields} } }
    ... on VoucherNotUsableError { sayToMember }
    ... on TooManyAttemptsError { retryAfterSeconds }
    ... on ValidationError { fields { field message } }
  }
}`;

const checkVoucherDocument = `mutation Check($input: CheckVoucherInput!) {
  checkVoucher(input: $input) {
    __typename ${error}
    ... on CheckVoucherSuccess { voucher { id code memberName beneficiaryName relation age } }
    ... on VoucherNotUsableError { sayToMember }
    ... on TooManyAttemptsError { retryAfterSeconds }
  }
}`;

const cancelVoucherDocument = `mutation Cancel($input: CancelVoucherInput!) {
  cancelVoucher(input: $input) {
    __typename ${error}
    ... on CancelVoucherSuccess { voucher { ${voucherFields} } }
  }
}`;

const reverseRedemptionDocument = `mutation Reverse($input: ReverseRedemptionInput!) {
  reverseRedemption(input: $input) {
    __typename ${error}
    ... on ReverseRedemptionSuccess { redemption { ${redemptionFields} } }
    ... on ValidationError { fields { field message } }
  }
}`;

const rateRedemptionDocument = `mutation Rate($input: RateRedemptionInput!) {
  rateRedemption(input: $input) {
    __typename ${error}
    ... on RateRedemptionSuccess { voucher { ${voucherFields} } }
    ... on ValidationError { fields { field message } }
  }
}`;

async function run<Result>(
  client: TestClient,
  document: string,
  field: string,
  input: object,
): Promise<Result> {
  const data = await client.ask<{ [field: string]: Result }>(document, { input });
  return data[field] as Result;
}

export const issueVoucher = (
  client: TestClient,
  input: { offerId: string; beneficiaryId?: string; idempotencyKey: string },
) => run<VoucherAnswer>(client, issueVoucherDocument, 'issueVoucher', input);

export const checkVoucher = (client: TestClient, input: { branchId: string; scan: string }) =>
  run<CheckAnswer>(client, checkVoucherDocument, 'checkVoucher', input);

export const redeemVoucher = (
  client: TestClient,
  input: {
    branchId: string;
    scan: string;
    billCentimes?: number;
    lines?: { serviceCode: string; amountCentimes: number }[];
    idempotencyKey: string;
  },
) => run<RedemptionAnswer>(client, redeemVoucherDocument, 'redeemVoucher', input);

export const cancelVoucher = (client: TestClient, voucherId: string) =>
  run<VoucherAnswer>(client, cancelVoucherDocument, 'cancelVoucher', { voucherId });

export const reverseRedemption = (
  client: TestClient,
  input: { redemptionId: string; reason: string; idempotencyKey: string },
) => run<RedemptionAnswer>(client, reverseRedemptionDocument, 'reverseRedemption', input);

export const rateRedemption = (client: TestClient, voucherId: string, stars: number) =>
  run<VoucherAnswer>(client, rateRedemptionDocument, 'rateRedemption', { voucherId, stars });
