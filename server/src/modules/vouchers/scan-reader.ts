import { parseScan, type ScanProblem } from '@wasl/shared/scan';
import { type TokenProblem, type VoucherToken, verifyVoucherToken } from '@wasl/shared/voucher-token';
import type { AttemptLimit } from '../../platform/rate-limits.ts';
import type { OfferService } from '../offers/index.ts';
import type { BranchService } from '../partners/index.ts';
import { createLots } from './lots.ts';
import { done, type Outcome, refused, type VoucherRefusal } from './refusals.ts';
import type { Turns } from './turns.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { VoucherRepository } from './voucher.repository.ts';

/** Wrong guesses within `guessWindowSeconds`, per account and per branch; after that the wait doubles each time. */
export const maximumGuesses = 10;
export const guessWindowSeconds = 15 * 60;

/** Who reads, and where. */
export interface Counter {
  accountId: string;
  partnerId: string;
  branchId: string;
}

const tokenRefusals: Record<Exclude<TokenProblem, 'too_old'>, VoucherRefusal> = {
  forged: { code: 'QR_FORGED' },
  from_future: { code: 'QR_FROM_FUTURE' },
};

/** A code somebody typed, or something forged (null), which must not be tried out. */
interface Guess {
  counter: Counter;
  code: string | null;
  /** What is said to a wrong one. */
  wrong: VoucherRefusal;
}

export type ScanReader = ReturnType<typeof createScanReader>;

/**
 * Finds the voucher behind what a counter scanned or typed. A token made with the voucher's secret proves itself and costs
 * no attempt; a typed code and a token that proves nothing are guesses, counted when they are wrong. A voucher of
 * another partner does not exist for whoever guesses.
 */
export function createScanReader(dependencies: {
  vouchers: VoucherRepository;
  offers: OfferService;
  branches: BranchService;
  guesses: AttemptLimit;
  turns: Turns;
}) {
  const { vouchers, offers, branches, guesses, turns } = dependencies;

  const keysOf = ({ accountId, branchId }: Counter) => [`account:${accountId}`, `branch:${branchId}`];

  /** The answers to guesses of one account that came at once, each counted as if it had come after those before it. */
  async function answer(asked: readonly Guess[]): Promise<Outcome<VoucherRecord>[]> {
    const keys = [...new Set(asked.flatMap(({ counter }) => keysOf(counter)))];
    const waits = new Map<string, number>();
    await Promise.all(keys.map(async (key) => waits.set(key, await guesses.waitSeconds(key))));
    const mayTry = ({ counter }: Guess) =>
      Math.max(...keysOf(counter).map((key) => waits.get(key) ?? 0)) === 0;
    // Whoever has to wait learns nothing, not even by the time it takes.
    const found = await Promise.all(
      asked.map((guess) => (guess.code !== null && mayTry(guess) ? vouchers.findByCode(guess.code) : null)),
    );
    const outcomes: Outcome<VoucherRecord>[] = [];
    for (const [index, { counter, wrong }] of asked.entries()) {
      const own = keysOf(counter);
      const wait = Math.max(...own.map((key) => waits.get(key) ?? 0));
      const voucher = found[index];
      if (wait > 0) outcomes.push(refused({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: wait }));
      else if (voucher?.partnerId === counter.partnerId) outcomes.push(done(voucher));
      else {
        await Promise.all(own.map(async (key) => waits.set(key, await guesses.attempt(key))));
        const penalty = Math.max(...own.map((key) => waits.get(key) ?? 0));
        outcomes.push(
          refused(penalty > 0 ? { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: penalty } : wrong),
        );
      }
    }
    return outcomes;
  }

  const addGuess = createLots<Guess, Outcome<VoucherRecord>>({
    turns,
    subjectsOf: () => [],
    run: (_account, asked) => answer(asked),
  });

  /** Guesses of an account are dealt with in the order they came, so that those sent at once are counted one by one. */
  function guarded(guess: Guess): Promise<Outcome<VoucherRecord>> {
    return addGuess(`guess:${guess.counter.accountId}`, guess);
  }

  async function readToken(
    counter: Counter,
    token: VoucherToken,
    now: Date,
  ): Promise<Outcome<VoucherRecord>> {
    const voucher = await vouchers.findByCode(token.code);
    const verified =
      voucher && verifyVoucherToken({ secret: voucher.secret, token, nowMillis: now.getTime() });
    if (!voucher || !verified || (!verified.ok && verified.reason === 'forged'))
      // The same for a code that does not exist: a forger learns nothing about codes.
      return await guarded({ counter, wrong: tokenRefusals.forged, code: null });
    if (voucher.partnerId !== counter.partnerId) return refused(await elsewhere(voucher));
    if (verified.ok) return done(voucher);
    return refused(
      verified.reason === 'too_old'
        ? { code: 'QR_TOO_OLD', ageSeconds: verified.ageSeconds }
        : tokenRefusals[verified.reason],
    );
  }

  async function elsewhere(voucher: VoucherRecord): Promise<VoucherRefusal> {
    const offer = await offers.findOffer(voucher.offerId);
    const places = await branches.listByIds(offer?.branchIds ?? []);
    return { code: 'VOUCHER_NOT_AT_THIS_BRANCH', branchNames: places.map((branch) => branch.name) };
  }

  return {
    async read(counter: Counter, scan: string, now: Date): Promise<Outcome<VoucherRecord>> {
      const parsed = parseScan(scan);
      if (parsed.kind === 'unknown') return refused(notAScan(parsed.reason));
      if (parsed.kind === 'token') return await readToken(counter, parsed.token, now);
      return await guarded({ counter, wrong: { code: 'VOUCHER_NOT_FOUND' }, code: parsed.code });
    },
    elsewhere,
  };
}

/** A code mistyped, which its check character shows without a look into the store, or something else altogether. */
function notAScan(problem: ScanProblem): VoucherRefusal {
  switch (problem) {
    case 'keyboard_layout':
      return { code: 'SCAN_NOT_UNDERSTOOD', cause: 'keyboard_layout' };
    case 'newer_version':
    case 'damaged_token':
    case 'other_content':
      return { code: 'SCAN_NOT_UNDERSTOOD', cause: 'other_content' };
    default:
      return { code: 'VOUCHER_NOT_FOUND' };
  }
}
