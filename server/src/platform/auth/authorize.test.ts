import { describe, expect, it } from 'vitest';
import { authorize, isAllowed } from './authorize.ts';
import type { MemberViewer, OfficeViewer, PartnerViewer } from './viewer.ts';
import { visitor } from './viewer.ts';

const member: MemberViewer = {
  kind: 'member',
  accountId: 'a1',
  role: 'MEMBER',
  memberId: 'm1',
  organizationId: 'o1',
};
const cashier: PartnerViewer = {
  kind: 'partner',
  accountId: 'a2',
  role: 'PARTNER_CASHIER',
  partnerId: 'p1',
  branchIds: ['b1'],
};
const coordinator: OfficeViewer = {
  kind: 'office',
  accountId: 'a3',
  role: 'COORDINATOR',
  organizationId: 'o1',
  regionCodes: ['09'],
};

describe('authorize', () => {
  it('asks a visitor to sign in', () => {
    expect(() => authorize(visitor, 'voucher:issue')).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED' }),
    );
  });

  it('refuses a role that does not have the action', () => {
    expect(() => authorize(cashier, 'voucher:issue')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  it('keeps a member to their own documents', () => {
    expect(isAllowed(member, 'voucher:cancel', { memberId: 'm1' })).toBe(true);
    expect(isAllowed(member, 'voucher:cancel', { memberId: 'm2' })).toBe(false);
  });

  it('keeps a cashier to their partner and branches', () => {
    expect(isAllowed(cashier, 'voucher:redeem', { partnerId: 'p1', branchId: 'b1' })).toBe(true);
    expect(isAllowed(cashier, 'voucher:redeem', { partnerId: 'p1', branchId: 'b2' })).toBe(false);
    expect(isAllowed(cashier, 'voucher:redeem', { partnerId: 'p2', branchId: 'b1' })).toBe(false);
  });

  it('keeps a coordinator to their regions and organization', () => {
    expect(isAllowed(coordinator, 'member:decide', { organizationId: 'o1', regionCode: '09' })).toBe(true);
    expect(isAllowed(coordinator, 'member:decide', { organizationId: 'o1', regionCode: '02' })).toBe(false);
    expect(isAllowed(coordinator, 'member:decide', { organizationId: 'o1', regionCode: null })).toBe(false);
    expect(isAllowed(coordinator, 'member:decide', { organizationId: 'o2', regionCode: '09' })).toBe(false);
  });

  it('lets a national coordinator reach what lies in no region', () => {
    const national: OfficeViewer = { ...coordinator, role: 'NATIONAL_COORDINATOR', regionCodes: null };
    expect(isAllowed(national, 'member:decide', { organizationId: 'o1', regionCode: null })).toBe(true);
  });
});
