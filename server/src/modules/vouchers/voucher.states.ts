import type { VoucherState } from './voucher.model.ts';

/** What happens to a voucher. */
export const voucherEvents = ['redeem', 'reverse', 'cancel', 'expire'] as const;

export type VoucherEvent = (typeof voucherEvents)[number];

/** Every step a voucher can take. What is not here is refused; a state without steps is final. */
export const voucherTransitions: Record<VoucherState, Partial<Record<VoucherEvent, VoucherState>>> = {
  ISSUED: { redeem: 'REDEEMED', cancel: 'CANCELLED', expire: 'EXPIRED' },
  REDEEMED: { reverse: 'REVERSED' },
  REVERSED: {},
  CANCELLED: {},
  EXPIRED: {},
};

/** The states an event can happen in and the one it leads to: filter and value of the conditional write that does it. */
export function transitionOf(event: VoucherEvent): { from: VoucherState; to: VoucherState } {
  for (const [from, steps] of Object.entries(voucherTransitions) as [
    VoucherState,
    Partial<Record<VoucherEvent, VoucherState>>,
  ][]) {
    const to = steps[event];
    if (to) return { from, to };
  }
  throw new RangeError(`no voucher can ${event}`);
}

/**
 * The state a voucher has at an instant: one past its end is expired whether or not the sweep has written so.
 */
export function stateAt(voucher: { state: VoucherState; expiresAt: Date }, now: Date): VoucherState {
  return voucher.state === 'ISSUED' && voucher.expiresAt <= now ? 'EXPIRED' : voucher.state;
}

/** States in which a voucher occupies its limits. */
export const occupyingStates: readonly VoucherState[] = ['ISSUED', 'REDEEMED'];
