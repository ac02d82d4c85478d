import { computeDiscount, type Discount, type DiscountLine } from '@wasl/shared/discount';
import { type Gain, needsServices } from '@wasl/shared/gain';
import { type AmountKey, amountInCentimes, typeAmount } from '../../ui/amount-entry.ts';

/** One line as it is being typed: `280,5`. */
export interface LineDraft {
  /** Null when the bill is one sum. */
  serviceCode: string | null;
  typed: string;
}

/** The bill as it is being entered. */
export interface BillDraft {
  lines: readonly LineDraft[];
  /** The line that keys go to; -1 while a service is still to be chosen. */
  active: number;
}

/** One open line for a bill of one sum; none where the offer is by service, since the service comes first. */
export function emptyBill(gain: Gain): BillDraft {
  return needsServices(gain)
    ? { lines: [], active: -1 }
    : { lines: [{ serviceCode: null, typed: '' }], active: 0 };
}

/** Goes to the line of this service, or adds it; a line left without an amount goes. */
export function chooseService(bill: BillDraft, serviceCode: string): BillDraft {
  const lines = bill.lines.filter((line) => line.typed !== '' || line.serviceCode === serviceCode);
  const known = lines.findIndex((line) => line.serviceCode === serviceCode);
  if (known >= 0) return { lines, active: known };
  return { lines: [...lines, { serviceCode, typed: '' }], active: lines.length };
}

export function activateLine(bill: BillDraft, index: number): BillDraft {
  return index in bill.lines ? { ...bill, active: index } : bill;
}

/** One key of the pad or the keyboard. Erasing a service's line that is empty already takes the line away. */
export function typeInBill(bill: BillDraft, key: AmountKey): BillDraft {
  const line = bill.lines[bill.active];
  if (!line) return bill;
  if (key === 'erase' && line.typed === '' && line.serviceCode !== null) {
    const lines = bill.lines.filter((other) => other !== line);
    return { lines, active: lines.length - 1 };
  }
  const typed = typeAmount(line.typed, key);
  if (typed === line.typed) return bill;
  return { ...bill, lines: bill.lines.map((other) => (other === line ? { ...line, typed } : other)) };
}

/** The bill as the API takes it: the sum, or the lines that carry an amount. */
export type BillAmounts =
  | { billCentimes: number }
  | { lines: { serviceCode: string; amountCentimes: number }[] };

/** Null while no amount above zero is entered. */
export function amountsOf(bill: BillDraft): BillAmounts | null {
  const filled = bill.lines.flatMap(({ serviceCode, typed }) => {
    const amountCentimes = amountInCentimes(typed) ?? 0;
    return amountCentimes > 0 ? [{ serviceCode, amountCentimes }] : [];
  });
  const [first] = filled;
  if (!first) return null;
  if (first.serviceCode === null) return { billCentimes: first.amountCentimes };
  return {
    lines: filled.flatMap(({ serviceCode, amountCentimes }) =>
      serviceCode === null ? [] : [{ serviceCode, amountCentimes }],
    ),
  };
}

export interface BillDiscount extends Omit<Discount, 'lines'> {
  /** One per line of the draft, in its order; null for a line without an amount. */
  lines: (DiscountLine | null)[];
}

/** What the server will answer, computed by the same code; null while no amount is entered. */
export function discountOnBill(
  bill: BillDraft,
  gain: Gain,
  maximumDiscountCentimes: number | null,
): BillDiscount | null {
  const amounts = amountsOf(bill);
  if (!amounts) return null;
  const discount = computeDiscount({
    gain,
    bill: 'lines' in amounts ? { items: amounts.lines } : { totalCentimes: amounts.billCentimes },
    maximumDiscountCentimes,
  });
  const computed = [...discount.lines];
  const lines = bill.lines.map(({ typed }) =>
    (amountInCentimes(typed) ?? 0) > 0 ? (computed.shift() ?? null) : null,
  );
  return { ...discount, lines };
}
