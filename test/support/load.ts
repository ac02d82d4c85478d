import { issueVoucherDocument, redeemVoucherDocument } from './voucher-operations.ts';

/** What one request came to: the text of the answer, or null when the connection was cut before there was one. */
export interface RawAnswer {
  text: string | null;
}

/** Sends one operation. Never throws: a process that dies is part of the test. */
export async function sendRaw(url: string, cookie: string, query: string, input: object): Promise<RawAnswer> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-wasl-client': 'test',
        'accept-language': 'fr',
        cookie,
      },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return { text: await response.text() };
  } catch {
    return { text: null };
  }
}

export const sendIssue = (
  url: string,
  cookie: string,
  input: { offerId: string; beneficiaryId?: string; idempotencyKey: string },
) => sendRaw(url, cookie, issueVoucherDocument, input);

export const sendRedeem = (
  url: string,
  cookie: string,
  input: { branchId: string; scan: string; billCentimes: number; idempotencyKey: string },
) => sendRaw(url, cookie, redeemVoucherDocument, input);

/** The result of the only field of an answer's data; throws for thrown errors, which no load may bring about. */
export function resultOf<Result>({ text }: RawAnswer): Result {
  const answer = JSON.parse(text ?? 'null') as { data?: Record<string, Result>; errors?: unknown } | null;
  const [result] = Object.values(answer?.data ?? {});
  if (answer?.errors || result === undefined || result === null)
    throw new Error(`not an expected answer: ${text}`);
  return result;
}

/** Runs `work` for each item, `width` at a time. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
