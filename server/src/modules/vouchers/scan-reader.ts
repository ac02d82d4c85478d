import { parseScan, type ScanProblem } from '@wasl/shared/scan';
import { type TokenProblem, type VoucherToken, verifyVoucherToken } from '@wasl/shared/voucher-token';
import type { AttemptLimit } from '../../platform/rate-limits.ts';
import type { OfferService } from '../offers/index.ts';
import type { BranchService } from '../partners/index.ts';
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

  /**
   * One guess of an account at a time, so that guesses sent at once are counted one by one; `guess` returns null when wrong.
   */
  async function guarded(
    counter: Counter,
    wrong: VoucherRefusal,
    guess: () => Promise<VoucherRecord | null>,
  ): Promise<Outcome<VoucherRecord>> {
    return await turns.inTurn(`guess:${counter.accountId}`, async () => {
      const keys = keysOf(counter);
      const waits = await Promise.all(keys.map((key) => guesses.waitSeconds(key)));
      const wait = Math.max(...waits);
      if (wait > 0) return refused({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: wait });
      const voucher = await guess();
      if (voucher) return done(voucher);
      const penalties = await Promise.all(keys.map((key) => guesses.attempt(key)));
      const penalty = Math.max(...penalties);
      return refused(penalty > 0 ? { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: penalty } : wrong);
    });
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
      return await guarded(counter, tokenRefusals.forged, async () => null);
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
      return await guarded(counter, { code: 'VOUCHER_NOT_FOUND' }, async () => {
        const voucher = await vouchers.findByCode(parsed.code);
        return voucher?.partnerId === counter.partnerId ? voucher : null;
      });
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
