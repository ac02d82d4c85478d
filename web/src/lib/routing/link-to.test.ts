import { expect, it } from 'vitest';
import { linkTo, safeNext } from './link-to.ts';

it.each(['/offers/1?lang=fr', '/vouchers', '/'])(
  'goes on to a path of our own after signing in: %s',
  (next) => {
    expect(safeNext(next)).toBe(next);
  },
);

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  null,
  '/a\\b',
  '/a\nb',
])('never leads elsewhere after signing in: %s', (next) => {
  expect(safeNext(next)).toBe('/');
});

it('brings the place one came from through signing in', () => {
  const address = new URL(linkTo.signIn('/offers/1?a=b&c=d'), 'http://wasl.test');
  expect(safeNext(address.searchParams.get('next'))).toBe('/offers/1?a=b&c=d');
});
