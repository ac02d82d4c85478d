import type { Gain } from '@wasl/shared/gain';
import { describe, expect, it } from 'vitest';
import type { AmountKey } from '../../ui/amount-entry.ts';
import {
  activateLine,
  amountsOf,
  type BillDraft,
  chooseService,
  discountOnBill,
  emptyBill,
  typeInBill,
} from './bill-draft.ts';

const thirtyPercent: Gain = { kind: 'percentage', basisPoints: 3000 };
const byService: Gain = {
  kind: 'by_service',
  services: [
    { serviceCode: 'biochemistry', gain: thirtyPercent },
    { serviceCode: 'haematology', gain: { kind: 'percentage', basisPoints: 1000 } },
    { serviceCode: 'genetics', gain: null },
  ],
};

function typed(bill: BillDraft, text: string): BillDraft {
  return [...text].reduce((draft, key) => typeInBill(draft, key as AmountKey), bill);
}

describe('a bill of one sum', () => {
  it('takes keys at once', () => {
    expect(amountsOf(typed(emptyBill(thirtyPercent), '450,5'))).toEqual({ billCentimes: 45_050 });
  });

  it('is no bill while it is empty or zero', () => {
    expect(amountsOf(emptyBill(thirtyPercent))).toBeNull();
    expect(amountsOf(typed(emptyBill(thirtyPercent), '0,00'))).toBeNull();
  });

  it('keeps its line when erased to the end', () => {
    const bill = typeInBill(typeInBill(typed(emptyBill(thirtyPercent), '4'), 'erase'), 'erase');
    expect(bill).toEqual(emptyBill(thirtyPercent));
  });
});

describe('a bill by service', () => {
  it('wants the service before the amount', () => {
    const bill = emptyBill(byService);
    expect(typed(bill, '12')).toBe(bill);
  });

  it('adds a line per service and comes back to one that is there', () => {
    const two = typed(
      chooseService(typed(chooseService(emptyBill(byService), 'biochemistry'), '280'), 'haematology'),
      '90',
    );
    expect(amountsOf(two)).toEqual({
      lines: [
        { serviceCode: 'biochemistry', amountCentimes: 28_000 },
        { serviceCode: 'haematology', amountCentimes: 9_000 },
      ],
    });
    expect(chooseService(two, 'biochemistry').active).toBe(0);
    expect(chooseService(two, 'biochemistry').lines).toHaveLength(2);
  });

  it('drops a line that was left without an amount', () => {
    const bill = chooseService(chooseService(emptyBill(byService), 'biochemistry'), 'haematology');
    expect(bill.lines.map(({ serviceCode }) => serviceCode)).toEqual(['haematology']);
    expect(bill.active).toBe(0);
  });

  it('takes a line away when erasing goes past its first digit', () => {
    const bill = typed(
      chooseService(typed(chooseService(emptyBill(byService), 'biochemistry'), '2'), 'haematology'),
      '9',
    );
    const erased = typeInBill(typeInBill(bill, 'erase'), 'erase');
    expect(erased).toEqual({ lines: [{ serviceCode: 'biochemistry', typed: '2' }], active: 0 });
  });

  it('goes only to a line that exists', () => {
    const bill = chooseService(emptyBill(byService), 'biochemistry');
    expect(activateLine(bill, 4)).toBe(bill);
  });
});

describe('the discount shown', () => {
  it('stands beside the line it belongs to, also when another line is empty', () => {
    const bill: BillDraft = {
      lines: [
        { serviceCode: 'haematology', typed: '' },
        { serviceCode: 'biochemistry', typed: '280' },
        { serviceCode: 'genetics', typed: '100' },
      ],
      active: 0,
    };
    const discount = discountOnBill(bill, byService, null);
    expect(discount?.lines.map((line) => line && [line.payableCentimes, line.reason])).toEqual([
      null,
      [19_600, 'applied'],
      [10_000, 'not_covered'],
    ]);
    expect(discount?.payableCentimes).toBe(29_600);
  });

  it('stops at the most a voucher can take off', () => {
    const discount = discountOnBill(typed(emptyBill(thirtyPercent), '1000'), thirtyPercent, 20_000);
    expect(discount).toMatchObject({ discountCentimes: 20_000, cappedBy: 'maximum_discount' });
  });
});
