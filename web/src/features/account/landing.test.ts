import { expect, it } from 'vitest';
import { landingOf } from './landing.ts';

it('returns a member to where they came from', () => {
  expect(landingOf('MEMBER', '/offers/42')).toBe('/offers/42');
  expect(landingOf('MEMBER', null)).toBe('/');
});

it('never leads to another site', () => {
  expect(landingOf('MEMBER', '//evil.example')).toBe('/');
  expect(landingOf('MEMBER', 'https://evil.example')).toBe('/');
});

it('leads partner staff to their counter, whatever was open on the device before', () => {
  expect(landingOf('PARTNER_CASHIER', '/vouchers/42')).toBe('/counter');
  expect(landingOf('PARTNER_OWNER', null)).toBe('/counter');
  expect(landingOf('PARTNER_CASHIER', '/counter/receipts')).toBe('/counter/receipts');
  expect(landingOf('PARTNER_CASHIER', '/counterfeit')).toBe('/counter');
  expect(landingOf('PARTNER_MANAGER', '/account')).toBe('/account');
});

it('leads staff of an organization to their board, or back to the page of the office they came from', () => {
  expect(landingOf('COORDINATOR', null)).toBe('/office');
  expect(landingOf('AUDITOR', '/vouchers/42')).toBe('/office');
  expect(landingOf('NATIONAL_COORDINATOR', '/office/agreements/42')).toBe('/office/agreements/42');
  expect(landingOf('ADMINISTRATOR', '/office?view=list')).toBe('/office?view=list');
  expect(landingOf('COORDINATOR', '/officer')).toBe('/office');
});
