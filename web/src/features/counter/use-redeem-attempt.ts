import { useEffect, useRef, useState } from 'react';
import {
  RedeemVoucherDocument,
  type RedeemVoucherInput,
  type RedeemVoucherMutation,
} from '../../gql/operations.ts';
import { api } from '../../lib/graphql/api.ts';
import { isConnectionError, isRequestError } from '../../lib/graphql/request-error.ts';
import { noteReach } from './network-state.ts';

type Answer = RedeemVoucherMutation['redeemVoucher'];

export type AttemptState =
  | { status: 'none' }
  | { status: 'sending' }
  /** No answer came; the same request goes again by itself. */
  | { status: 'waiting' }
  /** The server could not do it; the same request can go again. */
  | { status: 'failed'; error: unknown };

/** Pauses between tries, ms; the last one repeats. */
const pausesMs = [2_000, 4_000, 8_000, 15_000];

/** One request per key at a time, whatever is drawn or pressed meanwhile. */
const inFlight = new Map<string, Promise<Answer>>();

function send(input: RedeemVoucherInput): Promise<Answer> {
  const running = inFlight.get(input.idempotencyKey);
  if (running) return running;
  const request = noteReach(api.mutate(RedeemVoucherDocument, { input }))
    .then(({ redeemVoucher }) => redeemVoucher)
    .finally(() => inFlight.delete(input.idempotencyKey));
  inFlight.set(input.idempotencyKey, request);
  return request;
}

/**
 * Sends a request until it is answered: again after a pause, when the network comes back and when asked to, always with the same key,
 * so that the voucher is used once. Also after a reload, since the request stays with the visit.
 */
export function useRedeemAttempt(
  attempt: RedeemVoucherInput | null,
  onAnswer: (answer: Answer, attempt: RedeemVoucherInput) => void,
): { state: AttemptState; retry: () => void } {
  const [state, setState] = useState<AttemptState>({ status: 'none' });
  const answered = useRef(onAnswer);
  const again = useRef<() => void>(() => {});
  useEffect(() => {
    answered.current = onAnswer;
  });

  useEffect(() => {
    if (!attempt) {
      setState({ status: 'none' });
      return;
    }
    let isOver = false;
    let timer = 0;
    let tries = 0;

    async function tryNow(input: RedeemVoucherInput) {
      window.clearTimeout(timer);
      setState({ status: 'sending' });
      try {
        const answer = await send(input);
        if (!isOver) answered.current(answer, input);
      } catch (error) {
        if (isOver) return;
        if (!isWorthWaiting(error)) return setState({ status: 'failed', error });
        setState({ status: 'waiting' });
        timer = window.setTimeout(() => void tryNow(input), pausesMs[Math.min(tries, pausesMs.length - 1)]);
        tries += 1;
      }
    }

    again.current = () => void tryNow(attempt);
    const onOnline = () => again.current();
    window.addEventListener('online', onOnline);
    again.current();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      window.removeEventListener('online', onOnline);
    };
  }, [attempt]);

  return { state, retry: () => again.current() };
}

function isWorthWaiting(error: unknown): boolean {
  return isConnectionError(error) || isRequestError(error, 'RATE_LIMITED');
}
